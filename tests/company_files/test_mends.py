"""Whoever does what a mend says, and no more, has no slip there any longer."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.company_files.reading import read_strictly
from bot.guidance.rank.wording import SynonymsFile
from bot.guidance.signposts.reading import SignpostsFile
from bot.guidance.standards.reading import StandardsFile
from bot.moments.reading import MomentsFile
from bot.people.reading import DepartmentsFile

STANDARD = """standards:
  - id: invoice-sent
    name: Sending the invoice
    value: 2
    unit: working days
    from: the delivery
    who: [accounting]
    owner: accounting
    stated:
      - document: a.md
        words: within 2 working days
told: []
"""
DEPARTMENT = """administrators: [ana@example.com]
departments:
  - id: logistics
    name: Logistics
    managers: [U0ANA]
    channel: C0LOGISTICS
"""
MOMENT = """moments:
  - id: delivery
    name: Delivery
    summary: The goods arrive.
    departments:
      - id: logistics
        stage: interaction
        how: Loads what was ordered.
"""
SIGNPOST = """signposts:
  - id: first-aid
    name: First aid
    who: The first aiders
    at_once: Call 112.
    subjects: [a wound]
"""
OF_FILES: dict[str, type[BaseModel]] = {
    STANDARD: StandardsFile,
    DEPARTMENT: DepartmentsFile,
    MOMENT: MomentsFile,
    SIGNPOST: SignpostsFile,
    "invoice: [bill]\n": SynonymsFile,
}


def slips(folder: Path, text: str, model: type[BaseModel]) -> list[tuple[str, str]]:
    (folder / "file.yaml").write_text(text, encoding="utf-8")
    return [(one.key, one.mend) for one in read_strictly(folder / "file.yaml", model).slips]


@pytest.mark.parametrize(
    ("file", "edit", "mend"),  # an edit: what is good, the slip, and what the mend makes of it
    [
        (STANDARD, ("value: 2", "value: two", "value: 2"), "Write the number alone, in digits"),
        (STANDARD, ("value: 2", "value: 0", "value: 1"), "in digits, above 0."),
        (STANDARD, ("value: 2", 'value: "2"', "value: 2"), "Take its quotation marks away."),
        (STANDARD, ("unit: working days", "unit: workdays"), "Write working days."),
        (STANDARD, ("who: [accounting]", "who: accounting"), "Write a list: [accounting]."),
        (STANDARD, ("who: [accounting]", "who: []"), "Add an entry."),
        (STANDARD, ("owner: accounting", "owner: [accounting]"), "without [ and ]"),
        (STANDARD, ("from: the d", "since: the d"), "Write from: in its place."),
        (STANDARD, ("from: the d", "form: the d"), "Write from: in its place."),
        (STANDARD, ("told: []", "tell: []"), "Write told: in its place."),
        (STANDARD, ("id: invoice-sent", "id: Invoice sent"), "with - for a blank"),
        (
            STANDARD,
            ("      - document: a.md\n        w", "      document: a.md\n      w"),
            "Write - before its first key",
        ),
        (DEPARTMENT, ("[U0ANA]", "[Ana Ruiz]", "[ana@x.org]"), "the Slack id of a person"),
        (DEPARTMENT, ("[U0ANA]", "Ana Ruiz", "[ana@x.org]"), "for each entry write a work"),
        (DEPARTMENT, ("[U0ANA]", "", "[]"), "Write [] behind it"),
        (DEPARTMENT, ("managers:", "manager:"), "Write managers: in its place."),
        (DEPARTMENT, ("id: log", "Id: log"), "Write id: in its place."),
        (DEPARTMENT, ("C0LOGISTICS", '"#log"', "C0123ABCD"), "C0123ABCD"),
        (DEPARTMENT, ("name: Logistics", "name:"), "Write words behind it."),
        (DEPARTMENT, ("name: Logistics", "name: on", "name: 'on'"), "Put it in quotes."),
        (DEPARTMENT, ("    name: Logistics\n", ""), "Add a line name: with words"),
        (DEPARTMENT, ("departments:", "department:"), "Write departments: in its place."),
        (MOMENT, ("stage: interaction", "stage: interact"), "Write interaction."),
        (MOMENT, ("stage:", "phase:"), "Write stage: in its place."),
        (MOMENT, ("how: Loads", "what: Loads"), "Write how: in its place."),
        (MOMENT, ("how: Loads", "how: Loads: all", "how: Loads"), "Put the words in quotes."),
        (SIGNPOST, ("at_once: C", "link: http://c\n    at_once: C"), "begins with https://"),
        (SIGNPOST, ("at_once: C", "person: Ana\n    at_once: C"), "U0123ABCD"),
        (SIGNPOST, ("who: The first aiders", "who: 112", "who: '112'"), "Put it in quotes."),
        (SIGNPOST, ("[a wound]", "[a wound"), "Close it with ]."),
        ("invoice: [bill]\n", ("[bill]", "bill"), "Write a list: [bill]."),
        (
            "invoice: [bill]\n",
            ("[bill]", "[bill: no]", "['bill: no']"),
            "Put all of it in quotes",
        ),
        ("invoice: [bill]\n", ("invoice", "- invoice"), "without - before it"),
    ],
)
def test_a_mend_that_is_carried_out_ends_its_slip(
    tmp_path: Path, file: str, edit: tuple[str, ...], mend: str
) -> None:
    good, slip, mended = (*edit, edit[0])[:3]

    found = slips(tmp_path, file.replace(good, slip, 1), OF_FILES[file])

    assert len(found) == 1  # no second one, which the mend of the first would double
    assert mend in found[0][1]
    assert slips(tmp_path, file.replace(good, mended, 1), OF_FILES[file]) == []


def test_a_key_whose_right_one_stands_there_is_removed(tmp_path: Path) -> None:
    doubled = DEPARTMENT.replace("    managers", "    mangers: []\n    managers")

    ((key, mend),) = slips(tmp_path, doubled, DepartmentsFile)

    assert (key, mend.partition(" What")[0]) == (
        "departments > logistics > mangers",
        "Remove it.",
    )
