"""Finds the numbers with their units in an English sentence, and what they amount to. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.guidance.standards import calendar_words
from bot.guidance.standards.domain import (
    ENDLESS,
    NOTHING,
    SAME_DAY,
    SAME_HOUR,
    Dimension,
    Figure,
)
from bot.guidance.standards.patterns import (
    A_YEAR,
    AFTER,
    ARTICLES,
    BEFORE,
    FOLLOWING,
    LEAST_AFTER,
    LEAST_BEFORE,
    LIMIT_AFTER,
    LIMIT_BEFORE,
    LOOSE_NO_MORE,
    MINUTES,
    MOMENT,
    ORDINALS,
    PATTERNS,
    Groups,
    value,
)

_BINDING = {Dimension.RATE, Dimension.RINGS}  # nobody counts these but to promise


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure and where it stands."""

    figure: Figure
    start: int
    end: int
    is_loose: bool  # "an hour", "every month": often a way of speaking

    def moment_in(self, text: str) -> str:
        """Return from when it counts, where the text says so: "decision"; else nothing."""
        behind = MOMENT.match(text[self.end :].lower())
        return behind["moment"] if behind else ""

    def is_back(self, text: str) -> bool:
        """Whether it speaks of a number told before: "before the two hours have gone by"."""
        return bool(re.search(r"\b(?:the|these|those) $", text[: self.start].lower()))

    @property
    def is_endless(self) -> bool:
        """Whether it says that there is no limit: "whenever somebody has time"."""
        return self.figure.amount == ENDLESS

    def is_least(self, text: str) -> bool:
        """Whether it is called the least, or the earliest: "at least 4 rings"."""
        before, after = text[: self.start].lower(), text[self.end :].lower()
        return bool(LEAST_BEFORE.search(before) or LEAST_AFTER.match(after))

    def is_limit(self, text: str) -> bool:
        """Whether the words around it set a limit, which no story does."""
        if self.figure.words.startswith(("tomorrow", "the hour")):
            return False  # a day of the story, in a choice too; or soon: "within the hour"
        before, after = text[: self.start].lower(), text[self.end :].lower()
        return bool(LIMIT_BEFORE.search(before) or LIMIT_AFTER.match(after))

    def is_promised(self, text: str) -> bool:
        """Whether the words around it say by when, how often or how much."""
        figure = self.figure
        is_day = figure.amount < 0 and not self.is_loose
        if figure.is_working or is_day or figure.dimension in _BINDING:
            return True
        before, after = text[: self.start].lower(), text[self.end :].lower()
        return bool(BEFORE.search(before) or AFTER.match(after))


@lru_cache(maxsize=65_536)  # the same sentence is read for several reasons
def figures_in(text: str) -> tuple[FoundFigure, ...]:
    """Return the figures of a text in their order; each character belongs to one at most."""
    lowered = text.lower()
    taken = [False] * len(lowered)
    found: list[FoundFigure] = []
    for name, pattern in _EVERY.items():
        for match in pattern.finditer(lowered):
            figure = _figure(name, match)
            if figure and not any(taken[match.start() : match.end()]):
                for start, end in _spans(match):
                    taken[start:end] = [True] * (end - start)
                loose = _is_loose(name, match)
                found.append(FoundFigure(figure, match.start(), match.end(), loose))
    found.extend(_following(lowered, found, taken))
    return tuple(sorted(found, key=lambda one: one.start))


def _spans(match: re.Match[str]) -> list[tuple[int, int]]:
    """Return where a figure stands: a second day of the week is of the first."""
    return [match.span(), *([match.span("second")] if "second" in match.groupdict() else [])]


def without_figures(text: str) -> str:
    """Return the text with its figures taken out: what it is about."""
    for found in reversed(figures_in(text)):
        text = text[: found.start] + " " + text[found.end :]
    return " ".join(text.split())


def _figure(name: str, match: re.Match[str]) -> Figure | None:
    groups = match.groupdict()
    amount = _AMOUNTS[name](groups, match[0])
    if amount is None:
        return None
    is_working = bool(groups.get("working")) or name == "from_to_weekday"
    return Figure(_DIMENSIONS.get(name, Dimension.TIME), amount, is_working, match[0])


def _of_span(groups: Groups, _: str) -> float | None:
    if groups["span"] == "second" and groups["number"] in ARTICLES:
        return None  # "a second contact"
    return round(value(groups["number"]) * _length(groups), 4)


def _of_day(groups: Groups, _: str) -> float:
    return (ORDINALS.index(groups["ordinal"]) + 1) * _length(groups)


def _length(groups: Groups) -> float:
    """Return the minutes of one span; a working week has five working days."""
    is_working_week = groups["span"] == "week" and groups.get("working")
    return 5 * MINUTES["day"] if is_working_week else MINUTES[groups["span"]]


def _of_things(groups: Groups, _: str) -> float | None:
    number = groups["number"]
    if number in ARTICLES and "half" not in number:
        return None  # "a short list each month" is "each month"
    return (1 if number in ARTICLES else value(number)) * A_YEAR[groups["span"]]


def _of_times(groups: Groups, _: str) -> float:
    return value(groups["number"].split(" time")[0]) * A_YEAR[groups["span"]]


def _of_every(groups: Groups, _: str) -> float:
    number = groups["number"]
    if number in ORDINALS:
        return A_YEAR[groups["span"]] / (ORDINALS.index(number) + 1)
    return A_YEAR[groups["span"]] / (2 if number == "other" else value(number))


def _of_ring(groups: Groups, _: str) -> float:
    return ORDINALS.index(groups["ordinal"]) + (groups["when"] != "before")


_DIMENSIONS = {
    **dict.fromkeys(
        (*calendar_words.RATES, "once_in", "every_number", "times_a", "things_a", "every"),
        Dimension.RATE,
    ),
    **dict.fromkeys(("rings_before", "ringing", "rings"), Dimension.RINGS),
    "money": Dimension.MONEY,
    "no_money": Dimension.MONEY,
    "share": Dimension.SHARE,
}
_SHORT = {"h": MINUTES["hour"], "m": MINUTES["minute"], "s": MINUTES["second"]}
_EVERY = calendar_words.PATTERNS | PATTERNS
_AMOUNTS: Mapping[str, Callable[[Groups, str], float | None]] = {
    **calendar_words.AMOUNTS,
    "endless": lambda _, __: ENDLESS,
    "no_money": lambda _, __: NOTHING,
    "ordinal": _of_day,
    "the_hour": lambda _, __: SAME_HOUR,
    "hour_part": lambda _, words: 30 if "half" in words else 15,
    "same": lambda groups, _: SAME_HOUR if groups["span"] == "hour" else SAME_DAY,
    "working_span": _of_span,
    "once_in": _of_every,
    "every_number": _of_every,
    "times_a": _of_times,
    "things_a": _of_things,
    "every": lambda groups, _: A_YEAR[groups["span"]],
    "rings_before": _of_ring,
    "ringing": lambda groups, _: value(groups["number"]),
    "rings": lambda groups, _: value(groups["number"]),
    "money": lambda groups, _: value(groups["sum"] or groups["number"]),
    "share": lambda groups, _: value(groups["number"]),
    "short_span": lambda groups, _: value(groups["number"]) * _SHORT[groups["short"][0]],
    "span": _of_span,
}


def _following(text: str, found: list[FoundFigure], taken: list[bool]) -> Iterator[FoundFigure]:
    """Yield the bare numbers that leave out the unit of the one before: "and within 3"."""
    for match in FOLLOWING.finditer(text):
        before = [one for one in found if one.end <= match.start()]
        spans = [one for one in before if PATTERNS["span"].fullmatch(one.figure.words)]
        if not spans or any(taken[match.start("number") : match.end()]):
            continue
        span = PATTERNS["span"].fullmatch(max(spans, key=lambda one: one.start).figure.words)
        if (
            span
            and match["number"] not in ARTICLES
            and match["number"] not in {"once", "twice"}
        ):
            amount = value(match["number"]) * MINUTES[span["span"]]
            figure = Figure(Dimension.TIME, amount, span["working"] is not None, match[0])
            yield FoundFigure(figure, match.start("number"), match.end("number"), False)


def _is_loose(name: str, match: re.Match[str]) -> bool:
    number = match.groupdict().get("number") or ""
    if name == "span" and LOOSE_NO_MORE.match(match.string[match.end() :]):
        return False  # "a fortnight before it applies"
    if name == "hour_part" and match.string[: match.start()].endswith("the "):
        return True  # "use the half hour"
    return name in {"every", "things_a", *calendar_words.LOOSE} or number in ARTICLES
