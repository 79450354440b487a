"""What `doctor` and `knowledge check` say about documents that are not read as they stand."""

from pathlib import Path

import pytest

from bot.commands.checks.handbook import Checked, check_handbook
from bot.commands.checks.knowledge import check_knowledge
from bot.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "knowledge").mkdir()
    return Settings(knowledge=tmp_path / "knowledge", state=tmp_path / "state")


def write(settings: Settings, name: str, text: str) -> None:
    path = settings.knowledge / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def checked(settings: Settings) -> Checked:
    return check_handbook(settings, lambda texts: [[1.0] for _ in texts])


def test_a_bad_line_of_metadata_is_named_with_its_mend(settings: Settings) -> None:
    write(
        settings,
        "a/pumps.md",
        "---\ntitle: Pumps: all\n---\n# Pumps\n\nThe porter primes pumps.\n",
    )

    (finding,) = checked(settings).findings
    troubles = [one for one in check_knowledge(settings) if not one.is_well]

    assert str(finding) == (
        "a/pumps.md:2: what title says needs quotes.\n    → Write title: 'Pumps: all'."
    )
    assert finding.is_error
    assert (troubles[0].what, troubles[0].says, troubles[0].mend) == (
        "a/pumps.md",
        "line 2: what title says needs quotes",
        "Write title: 'Pumps: all'.",
    )


def test_drafts_are_counted_and_are_no_trouble(settings: Settings) -> None:
    write(settings, "now.md", "# Prices\n\nThe entrance fee is 9 euros.\n")
    write(settings, "next.md", "---\ndraft: true\n---\nThe entrance fee is 14 euros.\n")

    result = checked(settings)
    count, *others = check_knowledge(settings)

    assert (result.findings, result.documents, result.drafts) == ((), 1, 1)
    assert result.as_json()["drafts"] == 1
    assert result.as_text().startswith("1 document (1 more is a draft), 0 standards:")
    assert count.says == f"1 document in {settings.knowledge}; left out as drafts: 1"
    assert [one.what for one in others] == ["index"]


def test_an_outdated_page_is_a_hint_with_why_and_what_to_do(settings: Settings) -> None:
    write(settings, "vans.md", "# Vans\n\nThe porter washes the vans on Friday.\n")
    write(settings, "vans (copy).md", "# Vans\n\nThe porter washes the vans on Monday.\n")
    write(settings, "archive/cars.md", "# Cars\n\nThe porter washes the cars on Monday.\n")

    result = checked(settings)

    mend = "Remove it, or write `status: current` in its front matter if it still holds."
    assert [(one.path, one.says, one.mend) for one in result.findings] == [
        (
            "archive/cars.md",
            "it never answers alone because it lies in the folder archive.",
            mend,
        ),
        (
            "vans (copy).md",
            "it never answers alone because it is an older copy of vans.md.",
            mend,
        ),
    ]
    assert result.errors == 0


def test_a_folder_without_documents_is_told_first(settings: Settings) -> None:
    (settings.knowledge / "guidance").mkdir()
    write(settings, "departments.yaml", "departments: no\n")

    first = checked(settings).findings[0]
    troubles = [one for one in check_knowledge(settings) if not one.is_well]

    assert (first.path, first.says) == ("guidance/", "it holds no document.")
    assert "departments.yaml:1: " in troubles[0].says


def test_every_file_that_slips_is_named_at_once(settings: Settings) -> None:
    write(settings, "now.md", "# Prices\n\nThe entrance fee is 9 euros.\n")
    names = ("departments.yaml", "signposts.yaml", "synonyms.yaml")
    for name in names:
        write(settings, name, "a: [b\n")
    (settings.knowledge / "elsewhere.yaml").mkdir()

    found = {one.path for one in checked(settings).findings if one.is_error}
    troubles = [one.says for one in check_knowledge(settings) if not one.is_well]

    assert found == {*names, "elsewhere.yaml"}
    assert all(any(f"{name}:" in says for says in troubles) for name in found)


FEES = """
standards:
  - {id: fee, name: The entrance fee, value: 9, unit: euros, from: always, who: [everybody],
     owner: desk, stated: [{document: fees.md, words: The entrance fee is 9 euros}]}
  - {id: wait, name: Waiting at the desk, value: 5, unit: minutes, from: always,
     who: [everybody], owner: desk,
     stated: [{document: fees.md, words: Nobody waits 5 minutes}]}
"""


@pytest.mark.parametrize(
    ("old", "new", "why", "blamed"),
    [
        ("value: 9", "value: nine", "In standards.yaml 1 entry slips (fee): no", ["waits 8"]),
        ("value: 9, unit: euros", "value: x, unit: euro", "In standards.yaml 1", ["waits 8"]),
        ("minutes", "minute", "In standards.yaml 1 entry slips (wait): no", ["fee is 14"]),
        ("euros,", "euros, colour: red,", "", ["fee is 14", "waits 8"]),
        ("id: wait", "id: fee", "", ["fee is 14", "waits 8"]),
        ("standards:", "standards: [", "standards.yaml cannot be read, so no document", []),
    ],
)
def test_a_slip_in_one_standard_ends_the_check_of_that_one_alone(
    settings: Settings, old: str, new: str, why: str, blamed: list[str]
) -> None:
    text = "# Fees\n\nThe entrance fee is 9 euros.\n\nNobody waits 5 minutes at the desk.\n"
    write(settings, "fees.md", text)
    wrong = "The entrance fee is 14 euros.\n\nNobody waits 8 minutes at the desk."
    write(settings, "more.md", f"# More\n\n{wrong}\n")
    write(settings, "standards.yaml", FEES.replace(old, new))

    result = checked(settings)

    errors = [one for one in result.findings if one.is_error]
    slips = [one for one in errors if one.path == "standards.yaml"]
    sentences = [one.sentence for one in errors if one.path == "more.md"]
    assert slips
    assert all(one.line >= 2 and one.mend for one in slips)
    assert len(sentences) == len(blamed)
    assert all(words in one for words, one in zip(blamed, sentences, strict=True))
    assert (result.unjudged[: len(why)], bool(result.unjudged)) == (why, bool(why))
    assert {one.path for one in errors} <= {"standards.yaml", "more.md"}


def test_a_document_in_another_language_is_named(settings: Settings) -> None:
    text = (
        "Jede Reklamation wird innerhalb von vier Stunden bestätigt, und der Kunde erfährt den"
    )
    write(
        settings,
        "de.md",
        f"# Reklamationen\n\n{text} Namen des Zuständigen sofort am Telefon, auch im August.\n",
    )
    write(settings, "en.md", "# Claims\n\n" + "The porter names the owner of a claim. " * 4)

    (finding,) = [one for one in checked(settings).findings if one.kind == "not-english"]

    assert (finding.path, finding.is_error) == ("de.md", False)
    assert "not in English" in finding.says
