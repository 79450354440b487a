"""A department, moment or document that there is not is told with the one that is meant."""

from pathlib import Path

import pytest

from bot.commands.checks.handbook import check_handbook
from bot.guidance.standards.domain import HandbookFinding
from bot.settings import Settings

FILES = {
    "departments.yaml": """departments:
  - id: it-systems
    name: IT systems
  - id: logistics
    name: Logistics
""",
    "moments.yaml": """moments:
  - id: delivery
    name: Delivery
    summary: The goods arrive.
    departments:
      - {id: logistics, stage: interaction, how: Loads what was ordered.}
      - {id: it-systems, stage: interaction, how: Prints what was ordered.}
""",
    "standards.yaml": """standards:
  - id: fee
    name: The entrance fee
    value: 9
    unit: euros
    from: always
    who: [logistics]
    owner: it-systems
    stated: [{document: guidance/fees.md, words: The entrance fee is 9 euros}]
""",
    "guidance/fees.md": """---
owner: logistics
departments: [logistics]
moments: [delivery]
---
# Fees

The entrance fee is 9 euros.
""",
    "questions/logistics.yaml": """department: logistics
owner: logistics
questions:
  - id: logistics-delivery-01
    moment: delivery
    stage: interaction
    difficulty: 1
    situation: A guest asks for the fee.
    choices:
      - {text: Nine., why: It is so., best: true}
      - {text: Ten., why: It is less.}
      - {text: None., why: It is more.}
    passage: {document: guidance/fees.md, quote: The entrance fee is 9 euros.}
""",
}


def findings(
    folder: Path, name: str = "", old: str = "", new: str = ""
) -> list[HandbookFinding]:
    """Return what is found in a small company's files, one of them edited."""
    knowledge = folder / "knowledge"
    for file, text in FILES.items():
        path = knowledge / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if file == name else text, encoding="utf-8")
    settings = Settings(knowledge=knowledge, state=folder / "state")
    found = check_handbook(settings, lambda texts: [[1.0] for _ in texts]).findings
    return [one for one in found if one.is_error]


def test_names_that_there_are_say_nothing(tmp_path: Path) -> None:
    assert findings(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "edit", "told"),
    [
        (
            "moments.yaml",
            ("id: it-systems", "id: it-sistems"),
            "7: moments > delivery > departments > it-sistems > id: there is no",
        ),
        (
            "standards.yaml",
            ("owner: it-systems", "owner: it-sistems"),
            "8: standards > fee > owner: there is no department it-sistems.",
        ),
        (
            "standards.yaml",
            ("who: [logistics]", "who: [kitchen]"),
            "7: standards > fee > who > entry 1: there is no department kitchen.",
        ),
        (
            "standards.yaml",
            ("fees.md", "fee.md"),
            "9: fee (9 euros): there is no document guidance/fee.md.",
        ),
        (
            "guidance/fees.md",
            ("owner: logistics", "owner: logistic"),
            "2: owner: there is no department logistic.\n    → Write logistics.",
        ),
        (
            "guidance/fees.md",
            ("departments: [logistics]", "departments:\n  - logistics\n  - it"),
            "5: departments: there is no department it.",
        ),
        (
            "guidance/fees.md",
            ("[delivery]", "[deliveries]"),
            "4: moments: there is no moment deliveries.\n    → Write delivery.",
        ),
        (
            "questions/logistics.yaml",
            ("department: logistics", "department: logistic"),
            "1: department: there is no department logistic.\n    → Write logistics.",
        ),
        (
            "questions/logistics.yaml",
            ("moment: delivery", "moment: delivry"),
            "5: logistics-delivery-01 > moment: there is no moment delivry.",
        ),
        (
            "questions/logistics.yaml",
            ("stage: interaction", "stage: perception"),
            "4: logistics-delivery-01: logistics shapes delivery in interaction, not",
        ),
        (
            "questions/logistics.yaml",
            ("quote: The entrance", "quote: An entrance"),
            "4: logistics-delivery-01: the quote is not in guidance/fees.md word for word.",
        ),
    ],
)
def test_a_name_that_there_is_not_is_told_with_what_to_write(
    tmp_path: Path, name: str, edit: tuple[str, str], told: str
) -> None:
    (found,) = findings(tmp_path, name, *edit)

    assert str(found).startswith(f"{name}:{told}")


def test_beside_departments_of_one_id_no_other_file_is_blamed(tmp_path: Path) -> None:
    found = findings(tmp_path, "departments.yaml", "id: logistics", "id: it-systems")

    assert {one.path for one in found} == {"departments.yaml"}


def test_the_map_is_held_against_departments_and_documents(tmp_path: Path) -> None:
    findings(
        tmp_path, "moments.yaml", "      - {id: logistics, st", "      # {id: logistics, st"
    )
    settings = Settings(knowledge=tmp_path / "knowledge", state=tmp_path / "state")

    found = check_handbook(settings, lambda texts: [[1.0] for _ in texts]).findings

    assert [(one.path, one.line, one.says[:40]) for one in found if one.kind == "map"] == [
        ("departments.yaml", 2, "departments > it-systems: it shapes 1 mo"),
        ("departments.yaml", 4, "departments > logistics: it shapes no mo"),
        ("guidance/fees.md", 1, "moments.yaml has no line on what logisti"),
    ]


def test_a_subject_that_a_document_is_about_is_told(tmp_path: Path) -> None:
    findings(tmp_path)
    settings = Settings(knowledge=tmp_path / "knowledge", state=tmp_path / "state")
    narrow = "nobodys:\n  - the weather\n"
    (settings.knowledge / "signposts.yaml").write_text(f"{narrow}  - fees\n", encoding="utf-8")

    found = check_handbook(
        settings, lambda texts: [[float("ees" in one), float("wea" in one)] for one in texts]
    ).findings

    (kept,) = [one for one in found if one.kind == "keeps-back"]
    assert (kept.path, kept.line, kept.is_error) == ("signposts.yaml", 3, False)
    assert kept.says == "“fees” keeps back what guidance/fees.md answers (“Fees”)."


@pytest.mark.parametrize("new", ["stag: interaction", "stage: soon"])
def test_beside_a_slip_of_the_map_nothing_that_it_lacks_is_told(
    tmp_path: Path, new: str
) -> None:
    findings(tmp_path, "moments.yaml", "stage: interaction", new)
    settings = Settings(knowledge=tmp_path / "knowledge", state=tmp_path / "state")

    found = check_handbook(settings, lambda texts: [[1.0] for _ in texts]).findings

    assert [one.path for one in found if one.kind != "no-file"] == ["moments.yaml"]


def test_a_slip_hides_no_second_one_beside_it(tmp_path: Path) -> None:
    found = findings(
        tmp_path,
        "moments.yaml",
        """summary: The goods arrive.
    departments:
      - {id: logistics""",
        """summary: 2026-01-02
    departments:
      - {id: logistic""",
    )

    assert [(one.line, one.says.split(": ")[0]) for one in found] == [
        (4, "moments > delivery > summary"),
        (6, "moments > delivery > departments > logistic > id"),
    ]


def test_what_many_places_name_and_there_is_not_is_told_once_where_it_lacks(
    tmp_path: Path,
) -> None:
    question = FILES["questions/logistics.yaml"].partition("questions:\n")[2]
    more = [question.replace("delivery-01", f"delivery-0{at}") for at in range(2, 6)]
    findings(tmp_path, "moments.yaml", "id: delivery", "id: receipt")
    bank = tmp_path / "knowledge" / "questions" / "logistics.yaml"
    bank.write_text(bank.read_text("utf-8") + "".join(more), "utf-8")
    settings = Settings(knowledge=tmp_path / "knowledge", state=tmp_path / "state")

    found = check_handbook(settings, lambda texts: [[1.0] for _ in texts]).findings

    (cause,) = [one for one in found if one.is_error]
    assert (cause.path, cause.kind) == ("moments.yaml", "unknown")
    assert cause.says == (
        "there is no moment delivery, and 6 places name it, first guidance/fees.md:4."
    )
