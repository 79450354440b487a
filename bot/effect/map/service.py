"""What is counted for the map, and which moment stands out. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from math import comb
from types import MappingProxyType
from typing import TypeAlias

from bot.effect.domain import Reported, month_of
from bot.effect.map.domain import MomentFigures, MomentRow, MomentsStand, Rate, Weakest
from bot.moments.domain import Moment

WINDOW = timedelta(days=90)
BY_CHANCE = 0.05  # how often any moment would stand out if all were alike
Contacts: TypeAlias = Mapping[str, Mapping[date, int]]  # by moment and month
NO_CONTACTS: Contacts = MappingProxyType({})


def stand(
    moments: Sequence[Moment],
    reported: Sequence[Reported],
    gaps: Mapping[str, int],
    until: datetime,
    contacts: Contacts = NO_CONTACTS,
) -> MomentsStand:
    """Return the map; reports count that came before ``until``.

    ``contacts`` are those of each moment in the months of which they are given.
    """
    by_moment: dict[str, list[Reported]] = {}
    for one in reported:
        by_moment.setdefault(one.moment_id, []).append(one)
    rows = [
        MomentRow(
            moment,
            counted(by_moment.get(moment.moment_id, ()), until),
            gaps.get(moment.moment_id, 0),
            _rate(by_moment.get(moment.moment_id, ()), contacts.get(moment.moment_id, {})),
        )
        for moment in moments
    ]
    return MomentsStand(rows, weakest(rows), until)


def _rate(reported: Sequence[Reported], contacts: Mapping[date, int]) -> Rate | None:
    """Return the complaints of the months of which contacts are known, beside these."""
    if not (count := sum(contacts.values())):
        return None
    complaints = sum(one.is_complaint and month_of(one.at) in contacts for one in reported)
    return Rate(complaints, count, len(contacts))


def counted(reported: Sequence[Reported], until: datetime) -> MomentFigures:
    """Return what the reports come to in the ninety days before ``until``."""
    came = [one for one in reported if one.at < until]
    lately = [one for one in came if one.at >= until - WINDOW]
    before = [one for one in came if until - 2 * WINDOW <= one.at < until - WINDOW]
    ideas = [one for one in came if one.is_idea]
    ages = Counter((until - one.done_at) // WINDOW for one in ideas if one.done_at)
    kept = [is_kept for one in lately for is_kept in one.kept]
    return MomentFigures(
        complaints=sum(one.is_complaint for one in lately),
        complaints_before=sum(one.is_complaint for one in before),
        severe=sum(one.is_complaint and one.is_severe for one in lately),
        people=len({one.by for one in lately if one.by}),
        ideas_open=sum(one.is_open for one in ideas),
        ideas_done=ages[0],
        ideas_done_before=ages[1],
        promised=len(kept),
        kept=sum(kept),
    )


def weakest(rows: Sequence[MomentRow]) -> Weakest | None:
    """Return the moment with most complaints, if chance would hardly bring so many there.

    Were all moments alike, a complaint would fall on any of them with the same chance: so many
    on one of them come up in less than `BY_CHANCE` of such companies (a binomial tail, times
    the number of moments: Bonferroni).
    """
    of_all = sum(row.figures.complaints for row in rows)
    most = max(rows, key=lambda row: row.figures.complaints, default=None)
    if (
        most is None
        or len(rows) * _tail(most.figures.complaints, of_all, len(rows)) > BY_CHANCE
    ):
        return None
    return Weakest(most, of_all)


def _tail(least: int, trials: int, sides: int) -> float:
    """Return the chance that ``least`` or more of the trials fall on one of so many sides."""
    ways = sum(comb(trials, k) * (sides - 1) ** (trials - k) for k in range(least, trials + 1))
    return float(ways / sides**trials)
