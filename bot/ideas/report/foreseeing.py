"""Who would have a report, and who else as time goes by: by the rules that bring it there."""

from dataclasses import dataclass

from bot.ideas.report.domain import Severity, Words
from bot.ideas.report.routing import (
    Held,
    Route,
    above,
    alarmed_next,
    first_of,
    levels_for,
    on_duty_for,
)
from bot.people.domain import Level, People, Rank

LAST = frozenset({Rank.CUSTOMER_LEADS, Rank.ADMINISTRATORS})  # nobody is above these
ALARMS = 2  # after the first: the next level, then who is on duty


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Who would have a report: at once, without a sign, and without an answer."""

    first: tuple[str, ...] = ()  # Slack ids
    alarmed: tuple[Route, ...] = ()  # each after another half an hour; only of what is severe
    late: tuple[Route, ...] = ()  # each after another while, where an answer is owed


@dataclass(frozen=True, slots=True)
class _Unsent:
    words: Words
    holders: tuple[str, ...]

    def joined_by(self, route: Route) -> "_Unsent":
        return _Unsent(self.words, tuple(dict.fromkeys((*self.holders, *route.holders))))


async def foresee(words: Words, *, people: People) -> Foreseen:
    """Return who would have what is not sent yet, as people are there at this moment."""
    levels = await levels_for(words, people)
    on_duty = await on_duty_for(words, people)
    first = first_of(levels, on_duty, words.severity).holders
    held, alarmed = _Unsent(words, first), list[Route]()
    for number in range(1, ALARMS + 1) if words.severity is Severity.SEVERE else ():
        if to := alarmed_next(held, number, levels, on_duty):
            alarmed.append(_joining(to, held))
            held = held.joined_by(to)
    late = _late(held, levels) if words.report_kind.has_deadline else ()
    return Foreseen(first, tuple(alarmed), late)


def _late(held: _Unsent, levels: tuple[Level, ...]) -> tuple[Route, ...]:
    found: list[Route] = []
    while (to := above(held, levels)) and not (found and found[-1].rank in LAST):
        found.append(_joining(to, held))
        held = held.joined_by(to)
    return tuple(found)


def _joining(to: Route, held: Held) -> Route:
    joining = tuple(one for one in to.holders if one not in held.holders)
    return Route(joining, to.rank, to.time_zone, to.site)
