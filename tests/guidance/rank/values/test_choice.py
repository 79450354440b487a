"""Which statements of a section have the value that a question needs."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.rank.values.choice import CaseChoice, choose
from bot.guidance.rank.values.headings import choose_by_heading
from bot.yaml_files.reader import read_yaml

SECTIONS: list[dict[str, Any]] = read_yaml(
    Path(__file__).with_name("questions.yaml").read_text("utf-8")
)
NEEDED = [(one, asked) for one in SECTIONS for asked in one.get("needed", {})]
STORY = [(one, asked) for one in SECTIONS for asked in one.get("story", {})]
PRIORITIES = [f"A ticket of priority {n} is answered within {n} hours." for n in range(1, 5)]
PIECES = [
    "9",
    "99999999999999999999",
    "1.000",
    "12:99",
    ":",
    "-",
    "–",
    "²",
    "½",
    "٣",
    "'",
    "\u2019",
    "and",
    "to",
    "between",
    "from",
    "up",
    "over",
    "a",
    "an",
    "k",
    "half",
    "past",
    "dozen",
    "&",
    "hundred",
    "thousand",
    "class",
    "A",
    "b",
    "III",
    "€",
    "%",
    "euros",
    "kg",
    "days",
    "pm",
    "at",
    ".",
    ",",
    "3rd",
    "third",
    "priority",
    "customer",
    "PPR",
    "who",
    "if",
    ";",
    "›",
]


@pytest.mark.parametrize(("section", "asked"), NEEDED, ids=[asked for _, asked in NEEDED])
def test_only_what_has_the_value_meets_the_question(
    section: dict[str, Any], asked: str
) -> None:
    parting = frozenset(range(section["parting"]))

    found = choose(asked, section["statements"])

    having = frozenset(section["needed"][asked])
    assert found.meets & parting == having
    assert found.misses >= parting - having


@pytest.mark.parametrize(("section", "asked"), STORY, ids=[asked for _, asked in STORY])
def test_what_only_tells_the_story_asks_nothing(section: dict[str, Any], asked: str) -> None:
    found = choose(asked, section["statements"])

    assert section["story"][asked] not in found.misses


def test_what_says_the_same_under_the_heading_asked_for_takes_its_place() -> None:
    promises = [
        "Contracts Bronze › A technician comes within ten working days.",
        "Contracts Silver › A technician comes within three working days.",
        "Contracts Silver › We answer within 8 hours.",
    ]

    other, same, none = (
        choose_by_heading(asked, promises, own=1)
        for asked in ("bronze contract, how soon is a technician there", "silver?", "when?")
    )

    assert other == CaseChoice(frozenset([0]), frozenset([1]))
    assert same == none == CaseChoice()


@pytest.mark.parametrize(
    ("asked", "statements", "known"),
    [
        ("priority 5", PRIORITIES, ("priority 1", "priority 2", "priority 3", "priority 4")),
        (
            "PPR-9099?",
            ["PPR-9087 is for moves.", "PPR-9088 is for accounts."],
            ("PPR-9087", "PPR-9088"),
        ),
        (
            "45 kg to Europe",
            ["Weight: up to 5 kg; Europe: 12 euros", "Weight: up to 20 kg; Europe: 22 euros"],
            ("up to 5 kg", "up to 20 kg"),
        ),
        (
            "When is the Lisbon office open?",
            ["The Berlin office opens at 8 am.", "The Madrid office opens at 9 am."],
            ("Berlin", "Madrid"),
        ),
        ("priority 1", PRIORITIES, ()),
        ("hello", PRIORITIES, ()),
    ],
)
def test_what_guidance_has_is_named_where_it_lacks_what_is_asked(
    asked: str, statements: list[str], known: tuple[str, ...]
) -> None:
    assert choose(asked, statements).known == known


def test_a_section_beside_is_parted_by_its_heading() -> None:
    sites = [
        "Sites Lyon › Deliveries arrive from 7:00 to 15:00.",
        "Sites Porto › Deliveries arrive from 9:00 to 18:00.",
    ]

    assert choose("When do deliveries arrive in Porto?", sites) == CaseChoice(
        frozenset({1}), frozenset({0})
    )
    assert choose("When do deliveries arrive in Madrid?", sites).misses == {0, 1}


def test_a_value_that_only_one_statement_tells_parts_nothing() -> None:
    articles = [
        "Consumables › Article: LR-150; What it is: large labels for classes C and D",
        "Consumables › Article: KP-7; What it is: cool pack for a box",
    ]

    assert choose("how many cool packs in a class C box", articles) == CaseChoice()


def test_hours_of_something_else_answer_nothing() -> None:
    shifts = [
        "The on-call shift from 6pm to 10pm is Jo's.",
        "The one from 10pm to 6am is Sam's.",
    ]
    hotline = ["The hotline is staffed from 9am to 5pm.", "On Sundays it is staffed till noon."]
    asked = "Is the hotline staffed at 6:30pm?"

    assert choose(asked, [hotline[0], *shifts]) == CaseChoice()
    assert not choose(asked, [*hotline, *shifts]).meets
    assert choose("Does anybody pick up at 6:30pm?", [hotline[0], *shifts]) == CaseChoice()


def test_what_only_tells_the_story_names_no_case() -> None:
    steps = ["The first invoice goes out at once.", "The second invoice follows in May."]
    hours = ["Berlin customers ring us from 8 am.", "Madrid customers ring us from 9 am."]

    assert choose("when does invoice 4711 go out", steps) == CaseChoice()
    asked = "when do Miller GmbH customers ring us"
    assert choose(asked, hours, told="when do customers ring us") == CaseChoice()


def test_another_version_of_the_same_is_another_case() -> None:
    versions = ["Version 2.1 takes up to 40 lines.", "Version 2.2 takes up to 120 lines."]

    assert choose("how many lines does the program 2.3 take", versions).misses == {0, 1}
    assert choose("how many lines does v2.2 take", versions).meets == {1}


def test_a_number_of_another_section_answers_nothing_here() -> None:
    statements = [
        "Prices › Weight: up to 2 kg; Europe: 9 euros",
        "Prices › Weight: up to 10 kg; Europe: 15 euros",
        "Loads › Up to 25 kg one person lifts alone.",
        "Loads › From 25 to 50 kg two people lift.",
    ]

    found = choose("price of 40 kg to Europe", statements, 0)

    assert not found.meets
    assert found.misses == {0, 1}


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["", " "]))
def test_no_row_of_pieces_is_too_odd(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)

    found = choose(text, [text, "class B, up to 5 kg, from 3 euros, 4 days", *PRIORITIES])

    assert not found.meets & found.misses


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    found = choose(text, [text, *PRIORITIES])

    assert not found.meets & found.misses


@pytest.mark.parametrize("text", ["9" * 2000 + " euros", "class 9 to " + "9" * 15, "1 " * 1000])
def test_the_longest_numbers_are_read(text: str) -> None:
    assert not choose(text, [text, *PRIORITIES]).meets - {0}
