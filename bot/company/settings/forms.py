"""How values are typed, kept as JSON and used: one form for each sort of value. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from bot.company.settings.domain import Hours, InvalidSettingError
from bot.company.working_time import WorkingTime
from bot.delivery.work import Json
from bot.people.domain import SITE_NAME

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST_KEPT = 3650  # days


@dataclass(frozen=True, slots=True)
class Form:
    """A sort of value. Each function but ``shown`` raises `InvalidSettingError`."""

    kept: Callable[[str], Json]  # of what was typed
    shown: Callable[[Json], str]  # as it may be typed again
    used: Callable[[Json], Any]  # by the rules
    may_be_empty: bool = False


def words_of(text: str) -> list[str]:
    """Return the words, which commas or spaces part."""
    return text.replace(",", " ").split()


def _days(value: Json) -> frozenset[int]:
    names = [day[:3].lower() for day in DAYS]
    if not isinstance(value, list) or not value or not all(one in names for one in value):
        message = "Name the working days, at least one, so: Mon Tue Wed Thu Fri."
        raise InvalidSettingError(message)
    return frozenset(names.index(one) for one in value)


WEEKDAYS = Form(
    kept=lambda text: list(dict.fromkeys(word[:3].lower() for word in words_of(text))),
    shown=lambda value: " ".join(one.capitalize() for one in value),
    used=_days,
)


LONGEST_NIGHT = timedelta(hours=12)  # longer over midnight is a slip


def _hours(value: Json) -> Hours:
    try:
        begins, ends = (time.fromisoformat(one.replace("24:00", "00:00")) for one in value)
    except (AttributeError, TypeError, ValueError):
        message = "Write from when until when, so: 09:00-17:00."
        raise InvalidSettingError(message) from None
    if begins.tzinfo != ends.tzinfo:
        message = "Give both hours a time zone, so: 09:00Z-17:00Z, or neither."
        raise InvalidSettingError(message)
    begin, end = begins.replace(tzinfo=None), ends.replace(tzinfo=None)
    hours = WorkingTime(opens=begin, closes=end)
    if end <= begin and end != time.min and hours.day > LONGEST_NIGHT:
        message = (
            f"{ends:%H:%M} is not after {begins:%H:%M}. The end comes after the beginning, in a"
            " night shift at most 12 hours after it."
        )
        raise InvalidSettingError(message)
    return Hours(begin, end, begins.tzinfo)


HOURS = Form(
    kept=lambda text: [_full(part) for part in re.split(r"[-–—]", text.replace(" ", ""))],
    shown="-".join,
    used=_hours,
)


def _full(hour: str) -> str:
    """Return "9:00" and "9" as "09:00"."""
    head, _, tail = hour.partition(":")
    return f"{head:0>2}:{tail or '00'}"


def _dates(value: Json) -> frozenset[date]:
    dates = []
    for one in value if isinstance(value, list) else [value]:
        try:
            dates.append(date.fromisoformat(one))
        except (TypeError, ValueError):
            message = f"{one} is no date. Write each as year-month-day, so: 2026-12-25."
            raise InvalidSettingError(message) from None
    return frozenset(dates)


DATES = Form(
    kept=lambda text: sorted(set(words_of(text))),
    shown=", ".join,
    used=_dates,
    may_be_empty=True,
)


def _by_name(text: str, example: str) -> dict[str, str]:
    """Return what stands behind each name, one a line: "Lyon: 2026-07-14"."""
    named: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        name, colon, rest = line.partition(":")
        if not colon or not name.strip() or name.strip() in named:
            message = f"“{line}”: write each name once, a line for each, so: {example}."
            raise InvalidSettingError(message)
        named[name.strip()] = rest.strip()
    return named


def by_site(form: Form, example: str) -> Form:
    """Return the form of one such value for each site; ``example`` is a line of it."""

    def kept(text: str) -> Json:
        return {site: form.kept(rest) for site, rest in _by_name(text, example).items()}

    def used(value: Json) -> dict[str, Any]:
        if not isinstance(value, dict):
            message = f"Write a line for each site, so: {example}."
            raise InvalidSettingError(message)
        if wrong := [site for site in value if not re.fullmatch(SITE_NAME, site)]:
            message = f"“{wrong[0]}”: a site is a place, in at most 40 letters and digits."
            raise InvalidSettingError(message)
        return {site: form.used(each) for site, each in value.items()}

    def shown(value: Json) -> str:
        return "\n".join(f"{site}: {form.shown(each)}" for site, each in value.items())

    return Form(kept, shown, used, may_be_empty=True)


CALENDARS = by_site(DATES, "Lyon: 2026-07-14, 2026-08-15")
DAYS_OF_SITES = by_site(WEEKDAYS, "Lyon: Mon Tue Wed Thu Fri Sat")
HOURS_OF_SITES = by_site(HOURS, "Lyon: 06:00-14:00")


def _groups_used(value: Json) -> dict[str, str]:
    if not isinstance(value, dict):
        message = "Write a line for each group, so: Sales EMEA: marketing-and-sales."
        raise InvalidSettingError(message)
    if wrong := [one for one, other in value.items() if not other]:
        message = f"“{wrong[0]}”: write behind the colon which department it is."
        raise InvalidSettingError(message)
    return {one: str(other) for one, other in value.items()}


GROUPS = Form(
    kept=lambda text: dict(_by_name(text, "Sales EMEA: marketing-and-sales")),
    shown=lambda value: "\n".join(f"{name}: {other}" for name, other in value.items()),
    used=_groups_used,
    may_be_empty=True,
)


def number(*, least: float, most: float, is_whole: bool = False) -> Form:
    """Return the form of a number within these bounds."""
    sort = "a whole number" if is_whole else "a number"

    def used(value: Json) -> float:
        is_it = _is_number(value) and least <= value <= most
        if not is_it or (is_whole and value != int(value)):
            message = f"This has to be {sort} from {least:g} to {most:g}."
            raise InvalidSettingError(message)
        return int(value) if is_whole else float(value)

    return Form(_number_in, shown=lambda value: f"{value:g}", used=used)


def _number_in(text: str) -> Json:
    try:
        typed = float(text.replace(",", "."))
    except ValueError:
        return text  # refused where it is used
    return int(typed) if typed.is_integer() else typed


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def one_of(choices: Iterable[str]) -> Form:
    """Return the form of one of these words."""
    words = tuple(choices)

    def used(value: Json) -> str:
        if value not in words:
            message = f"This has to be one of: {', '.join(words)}."
            raise InvalidSettingError(message)
        return str(value)

    return Form(kept=lambda text: text.strip().lower(), shown=str, used=used)


def days_by_kind(fewest: Mapping[str, int]) -> Form:
    """Return the form of how long what is kept, one kind a line: "asked: 90".

    ``fewest`` are the kinds, each with the fewest days for which it has to be kept.
    """
    known, days = sorted(fewest), number(least=1, most=LONGEST_KEPT, is_whole=True)

    def used(value: Json) -> dict[str, int]:
        if not isinstance(value, dict) or not all(kind in known for kind in value):
            message = f"Write a line for each kind, so: {known[0]}: 90. There are: "
            raise InvalidSettingError(message + ", ".join(known) + ".")
        for kind, count in value.items():
            if days.used(count) < fewest[kind]:
                message = f"{kind}: at least {fewest[kind]} days; so far back it is read."
                raise InvalidSettingError(message)
        return {kind: days.used(count) for kind, count in value.items()}

    return Form(
        kept=lambda text: {
            kind: days.kept(count) for kind, count in _by_name(text, f"{known[0]}: 90").items()
        },
        shown=lambda value: "\n".join(f"{kind}: {count}" for kind, count in value.items()),
        used=used,
        may_be_empty=True,
    )
