"""Keeps reactions, and counts those of a group."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from bot.people.groups import Doings, Tally
from bot.quiz.react.domain import USEFUL
from bot.quiz.reactions import Ground, Reaction

EACH_COUNTS = 3  # so much counts the last word of each, so that five people may be told of
RECENT = timedelta(days=90)


def reaction_doings(
    reactions: Sequence[Reaction], members: Collection[str], now: datetime
) -> Doings:
    """Return what a group thinks of its rounds: of each the last word, of ninety days.

    Args:
        reactions: everybody's, oldest first.
        members: the group.
        now: UTC.
    """
    last = {
        one.employee_id: one
        for one in reactions
        if one.employee_id in members and now - one.reacted_at <= RECENT
    }
    own = list(last.values())
    tallies = {USEFUL: _tally([one.is_useful for one in own])}
    tallies |= {ground: _tally([one.ground is ground for one in own]) for ground in Ground}
    return Doings(tallies, [one.reacted_at for one in own])


def _tally(are: Sequence[bool]) -> Tally:
    return Tally(len(are), EACH_COUNTS * len(are), EACH_COUNTS * sum(are))
