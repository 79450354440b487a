"""How the two taps look, and what a trainer reads of them. Pure."""

import json
from collections.abc import Mapping

from bot.people.groups import SMALLEST_GROUP, Band
from bot.quiz.domain import AnsweredQuestion
from bot.quiz.react.domain import USEFUL
from bot.quiz.reactions import Ground, Reaction
from bot.slack import Block, actions, button, context

REACT, WHY = "quiz.react", "quiz.react_why"
GROUNDS = {
    True: {Ground.LEARNT: "I learnt something", Ground.MY_WORK: "It is my own work"},
    False: {
        Ground.TOO_EASY: "Too easy",
        Ground.NOT_MY_WORK: "Not my work",
        Ground.UNCLEAR: "Unclear",
    },
}
_SAID = {each: said.lower() for words in GROUNDS.values() for each, said in words.items()}


def two_taps(answered: AnsweredQuestion, reaction: Reaction | None) -> list[Block]:
    """Return the first tap, the second once that was made, or thanks."""
    if reaction is None:
        asked = "Was this round worth your time? Trainers see it in groups of five or more."
        useful = _tap("Useful", answered, is_useful=True)
        not_useful = _tap("Not useful", answered, is_useful=False)
        return [context(asked), actions("quiz.reaction", [useful, not_useful])]
    if reaction.ground is not None:
        return [context("Thank you, that helps to make the questions better.")]
    why = [
        _tap(words, answered, is_useful=reaction.is_useful, ground=ground)
        for ground, words in GROUNDS[reaction.is_useful].items()
    ]
    return [context("Thank you. If you like: why?"), actions("quiz.reaction", why)]


def _tap(
    words: str, answered: AnsweredQuestion, *, is_useful: bool, ground: Ground | None = None
) -> Block:
    at = {"r": answered.round.round_id, "n": answered.number, "u": is_useful}
    if ground is None:
        return button(words, f"{REACT}.{int(is_useful)}", json.dumps(at))
    return button(words, f"{WHY}.{ground}", json.dumps(at | {"g": ground}))


def received(bands: Mapping[str, Band]) -> str:
    """Return how a group's rounds are received, in a line."""
    if USEFUL not in bands:
        return f"Rounds found useful: not told of fewer than {SMALLEST_GROUP} people."
    often = [
        f"{_SAID[ground]} ({bands[ground]})"
        for ground in Ground
        if bands.get(ground, Band.LOW) is not Band.LOW
    ]
    why = f" Said often: {', '.join(often)}." if often else ""
    return f"Rounds found useful: {bands[USEFUL]}, roughly, by each one's last word.{why}"
