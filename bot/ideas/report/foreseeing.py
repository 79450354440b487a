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
    may_tell_resort,
    on_duty_for,
)
from bot.ideas.report.visibility import concerns
from bot.people.domain import Level, People, Rank

LAST = frozenset({Rank.CUSTOMER_LEADS, Rank.ADMINISTRATORS})  # nobody is above these
ALARMS = 2  # after the first: the next level, then who is on duty


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Who would have a report: at once, without a sign, and without an answer."""

    first: tuple[str, ...] = ()  # Slack ids
    alarmed: tuple[Route, ...] = ()  # each after another half an hour; only of what is severe
    late: tuple[Route, ...] = ()  # each after another while, where an answer is owed

    line: tuple[str, ...] = ()  # who else manages the department or one above; Slack ids
    resort: str = ""  # the administrators' channel, where it hears at once; Slack id
    is_unread: bool = False  # nobody is left who may read it

    @property
    def everybody(self) -> tuple[str, ...]:
        """Who would have it at any time, as Slack ids; the first first."""
        later = [who for to in (*self.alarmed, *self.late) for who in to.holders]
        return tuple(dict.fromkeys((*self.first, *later)))


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
    to = first_of(levels, on_duty, words.severity)
    is_resort = to.rank is Rank.ADMINISTRATORS and may_tell_resort(words, to.holders)
    resort = people.company.administrators_channel if is_resort else None
    is_unread = not to.holders and not await _is_anybody_left(words, people)
    held, alarmed = _Unsent(words, to.holders), list[Route]()
    for number in range(1, ALARMS + 1) if words.severity is Severity.SEVERE else ():
        if further := alarmed_next(held, number, levels, on_duty):
            alarmed.append(_joining(further, held))
            held = held.joined_by(further)
    late = _late(held, levels) if words.report_kind.has_deadline else ()
    line = await _line(words, to.holders, people)
    return Foreseen(to.holders, tuple(alarmed), late, line, resort or "", is_unread)


async def _line(words: Words, holders: tuple[str, ...], people: People) -> tuple[str, ...]:
    """Return who manages the department or one above it, and would not have this."""
    department = people.company.named(words.department_id)
    above = people.company.line_above(department) if department else ()
    named = [who for one in (department, *above) if one for who in one.managers + one.deputies]
    found = {one: None for who in named for one in await people.resolve(who)}
    others = [await people.employee(one) for one in found if one not in holders]
    return tuple(one.employee_id for one in others if one.is_active)


async def _is_anybody_left(words: Words, people: People) -> bool:
    """Tell whether an administrator may read what nobody has, now or when they are back."""
    found = [await people.employee(who) for who in await people.administrators()]
    free = [one for one in found if not concerns(words, one)]
    return any(one.is_active for one in free)


def _late(held: _Unsent, levels: tuple[Level, ...]) -> tuple[Route, ...]:
    found: list[Route] = []
    while (to := above(held, levels)) and not (found and found[-1].rank in LAST):
        found.append(_joining(to, held))
        held = held.joined_by(to)
    return tuple(found)


def _joining(to: Route, held: Held) -> Route:
    joining = tuple(one for one in to.holders if one not in held.holders)
    return Route(joining, to.rank, to.time_zone, to.site)
