"""How indicators stand, month by month. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import inf, isfinite
from statistics import median

from bot.effect.domain import Reported, month_of, months_before
from bot.effect.indicators.domain import (
    CONTACTS,
    Indicator,
    IndicatorReading,
    Indicators,
    MonthlyFigure,
    Origin,
)

MONTHS = 3  # whole ones that are shown
SECONDS_AN_HOUR = 3600


def readings(
    indicators: Indicators,
    figures: Sequence[MonthlyFigure],
    reported: Sequence[Reported],
    until: datetime,
) -> list[IndicatorReading]:
    """Return every indicator with its figures; the bot's own count whole months alone."""
    own = own_figures(indicators, reported, until)
    return [
        IndicatorReading(
            one,
            [
                (figure.month, figure.value)
                for figure in (*figures, *own)
                if figure.indicator_id == one.indicator_id
            ][-MONTHS:],
        )
        for one in indicators.shown
    ]


def own_figures(
    indicators: Indicators, reported: Sequence[Reported], until: datetime
) -> list[MonthlyFigure]:
    """Return what the bot counts itself in the whole months before ``until``, oldest first."""
    found = []
    for month in months_before(until.date(), MONTHS):
        came = [one for one in reported if month_of(one.at) == month]
        for indicator in indicators.shown:
            value = _counted(indicator, came) if came else None
            if value is not None:
                found.append(MonthlyFigure(indicator.indicator_id, month, value))
    return found


def _counted(indicator: Indicator, came: Sequence[Reported]) -> float | None:
    complaints = [one for one in came if one.is_complaint]
    match indicator.origin:
        case Origin.ENTERED:
            return None
        case Origin.COMPLAINTS:
            return float(len(complaints))
        case Origin.PROMISES_KEPT:
            kept = [is_kept for one in came for is_kept in one.kept]
            return 100 * sum(kept) / len(kept) if kept else None
        case Origin.FIRST_ANSWER:
            hours = median(map(_hours, complaints)) if complaints else inf
            return hours if isfinite(hours) else None


def _hours(complaint: Reported) -> float:
    """Return how long it waited: longer than all others while nobody has answered."""
    after = complaint.answered_after
    return after.total_seconds() / SECONDS_AN_HOUR if after is not None else inf


def contacts_of(
    figures: Sequence[MonthlyFigure], until: date
) -> Mapping[str, Mapping[date, int]]:
    """Return the contacts of each moment in the whole months of which they are given."""
    months = months_before(until, MONTHS)
    found: dict[str, dict[date, int]] = {}
    for one in figures:
        if one.indicator_id == CONTACTS and one.month in months:
            found.setdefault(one.moment_id, {})[one.month] = int(one.value)
    return found
