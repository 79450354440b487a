"""README and docs name what there is: each path, each room of the house, each schedule."""

import re
from pathlib import Path

from tests.names.listing import listed

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DOCS = [README, *sorted(ROOT.glob("docs/*.md"))]
PATH = re.compile(r"`((?:bot|docs|tests|prompts)/[\w./-]*)`|\]\(([\w./-]+)(?:#[\w-]+)?\)")
FEATURES = ("ask", "quiz", "ideas")


def test_every_path_leads_somewhere() -> None:
    lost = [
        f"{doc.name}: {named}"
        for doc in DOCS
        for in_code, linked in PATH.findall(doc.read_text("utf-8"))
        for named in [in_code or linked]
        if not ((ROOT if in_code else doc.parent) / named).exists()
    ]

    assert lost == []


def drawn() -> set[str]:
    """Return the folders and files of `bot/` in the README's map, to the second level."""
    lines = README.read_text("utf-8").partition("```\nbot/\n")[2].partition("\nknowledge/")[0]
    found, room = set(), ""
    for line in lines.splitlines():
        indent = len(line) - len(line.lstrip())
        names = re.findall(r"\S+", re.split(r" {2,}", line.strip())[0])
        if indent == len("  "):
            room = names[0]
            found |= set(names)
        else:
            found |= {room + name for name in names}
    return {name.rstrip("/") for name in found}


def test_the_map_draws_what_there_is() -> None:
    assert {name for name in drawn() if not (ROOT / "bot" / name).exists()} == set()


def test_the_map_leaves_out_no_room() -> None:
    rooms = [*(ROOT / "bot").iterdir()]
    rooms += [use_case for one in FEATURES for use_case in (ROOT / "bot" / one).iterdir()]
    there = {
        str(room.relative_to(ROOT / "bot")) for room in rooms if (room / "__init__.py").exists()
    }

    assert there - drawn() == set()


def test_what_comes_by_itself_is_told_with_its_schedule() -> None:
    told = (ROOT / "docs" / "where-rules-stand.md").read_text("utf-8")

    assert [one for one in listed("schedules") if f"`{one.split()[0]}`" not in told] == []


def test_each_decision_has_a_number_of_its_own() -> None:
    decisions = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    numbers = [int(one.name[:4]) for one in decisions]

    assert len(numbers) > 30
    assert len(set(numbers)) == len(numbers)
    assert all(
        one.read_text("utf-8").startswith(f"# {number}. ")
        for one, number in zip(decisions, numbers, strict=True)
    )
