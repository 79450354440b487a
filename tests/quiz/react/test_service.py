"""What is told of reactions: of each the last word, of groups of five or more."""

from datetime import timedelta

from bot.people.groups import Band, band_of
from bot.quiz.react.domain import USEFUL
from bot.quiz.react.messages import received
from bot.quiz.react.service import reaction_doings
from bot.quiz.reactions import Ground, Reaction
from tests.builders_quiz import MONDAY
from tests.fakes_people import WithoutChance

CREW = [f"U0NEW{n}" for n in range(6)]


def a_reaction(who: str, *, is_useful: bool = False, days: float = 0) -> Reaction:
    ground = Ground.LEARNT if is_useful else Ground.TOO_EASY
    at = MONDAY + timedelta(days=days)
    return Reaction(f"{who} {days}", who, is_useful, at, ground)


def bands_of(reactions: list[Reaction], days: float = 1) -> dict[str, Band]:
    doings = reaction_doings(reactions, set(CREW), MONDAY + timedelta(days=days))
    bands = {about: band_of(one, WithoutChance()) for about, one in doings.tallies.items()}
    return {about: band for about, band in bands.items() if band}


def test_of_each_the_last_word_counts() -> None:
    changed_their_mind = [a_reaction(who, is_useful=True, days=0.5) for who in CREW]

    bands = bands_of([*map(a_reaction, CREW), *changed_their_mind])

    assert (bands[USEFUL], bands[Ground.TOO_EASY]) == (Band.HIGH, Band.LOW)


def test_fewer_than_five_are_not_told_of() -> None:
    assert bands_of([a_reaction(who) for who in CREW[:4]]) == {}
    assert "not told" in received({})


def test_nobody_else_counts_nor_what_is_long_past() -> None:
    assert bands_of([a_reaction(f"U0ELSE{n}") for n in range(9)]) == {}
    assert bands_of([*map(a_reaction, CREW)], days=91) == {}


def test_what_is_said_often_is_told_with_it() -> None:
    told = received(bands_of([*map(a_reaction, CREW)]))

    assert "found useful: under a third" in told
    assert "too easy (over two thirds)" in told
    assert "unclear" not in told
