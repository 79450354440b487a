"""Finds the numbers with their units in an English sentence, and what they amount to. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.guidance.standards.domain import SAME_DAY, SAME_HOUR, Dimension, Figure

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}
_ARTICLES = {"a": 1, "an": 1, "half": 0.5, "half a": 0.5, "half an": 0.5, "a single": 1}
_VALUES: dict[str, float] = {
    **{word: number for number, word in enumerate(_WORDS)},
    **_TENS,
    **_ARTICLES,
    "once": 1,
    "twice": 2,
    "a couple of": 2,
    "a dozen": 12,
    "forty-eight": 48,
    "twenty-four": 24,
    "seventy-two": 72,
}
_ORDINALS = ("first second third fourth fifth sixth seventh eighth ninth tenth").split()
_MINUTES = {
    "second": 1 / 60,
    "minute": 1,
    "hour": 60,
    "day": 1_440,
    "week": 10_080,
    "fortnight": 20_160,
    "month": 43_200,
    "quarter": 129_600,
    "year": 525_600,
}
_A_YEAR = {"week": 52, "month": 12, "quarter": 4, "year": 1}
_ADVERBS = {"weekly": 52, "monthly": 12, "quarterly": 4, "yearly": 1, "annually": 1}
_NUMBER = (
    "(?:"
    + "|".join([r"\d+(?:[.,]\d+)?", *sorted(map(re.escape, _VALUES), key=len, reverse=True)])
    + ")"
)
_SPAN = "(?:second|minute|hour|day|week|fortnight|month|quarter|year)"
_LONG = "(?:week|month|quarter|year)"
_WORKING = r"(?:working|business|office)[ -]"
_PATTERNS = {
    "the_hour": re.compile(r"(?<=euros or )the hour\b"),
    "hour_part": re.compile(r"\b(?P<part>half an|a quarter of an|quarter of an) hour\b"),
    "same": re.compile(
        r"\b(?:(?:the|that|this|its) (?:very )?same (?:working |business )?(?P<span>day|hour|afternoon|evening)"
        r"|later (?:that|the same) day|on the (?P<on>day) (?:of|on which|when|we|it|that)\b"
        r"|the (?P<known>day) (?:it|we|you|they)\b|before the end of the (?:working )?day"
        r"|by the end of the (?:working )?day|before (?:going home|you go home))"
    ),
    "next": re.compile(
        rf"\b(?:the )?(?:next|following) (?P<working>{_WORKING})?day\b|\btomorrow\b"
    ),
    "once_in": re.compile(rf"\bonce (?:in|every) (?P<number>{_NUMBER}) (?P<span>{_LONG})s?\b"),
    "every_number": re.compile(
        rf"\b(?:every|each) (?P<number>{_NUMBER}|second|other) (?P<span>{_LONG})s?\b"
    ),
    "times_a": re.compile(
        rf"\b(?P<number>once|twice|{_NUMBER} times?) (?:a|an|per|each|every|in a) (?P<span>{_LONG})\b"
    ),
    "things_a": re.compile(
        rf"\b(?P<number>{_NUMBER})(?: [\w'’-]+){{1,4}} (?:a|per|each|every) (?P<span>{_LONG})\b"
    ),
    "every": re.compile(rf"\b(?:every|each|per) (?P<span>{_LONG})\b"),
    "adverb": re.compile(rf"\b(?P<adverb>{'|'.join(_ADVERBS)})\b"),
    "rings_before": re.compile(
        rf"\b(?P<when>before|by|at|after|on) the (?P<ordinal>{'|'.join(_ORDINALS)}) ring\b"
    ),
    "rings": re.compile(rf"\b(?P<number>{_NUMBER}) (?:[a-z]+ )?rings?\b"),
    "money": re.compile(
        rf"(?:€ ?|\beur )(?P<sum>\d[\d.,]*)|\b(?P<number>{_NUMBER})(?: |-)?(?:euros?\b|eur\b|€)"
    ),
    "share": re.compile(rf"\b(?P<number>{_NUMBER}) ?(?:%|per ?cent\b)"),
    "span": re.compile(
        rf"\b(?P<number>{_NUMBER})[ -](?:full )?(?P<working>{_WORKING})?(?P<span>{_SPAN})s?['’]?\b"
    ),
}
_BEFORE = re.compile(
    r"\b(?:within|in|after|by|under|before|every|at most|at least|up to|as much as|more than|less than"
    r"|longer than|later than|above|over|the|only) (?:the |about |a full )?(?:€|eur )?$"
)
_AFTER = re.compile(
    r"\W{0,2}(?:before|after|ahead|in advance|at the latest|at most|or less|later|from|without asking)\b"
)
_FOLLOWING = re.compile(
    rf"\b(?:within|after|and|or|in) (?P<number>{_NUMBER})(?=\s*[.,;:|)]|\s*$)"
)


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure and where it stands."""

    figure: Figure
    start: int
    end: int
    is_loose: bool  # "an hour", "every month": often a way of speaking

    def is_promised(self, text: str) -> bool:
        """Whether the words around it say by when, how often or how much."""
        figure = self.figure
        if figure.is_working or figure.amount < 0 or figure.dimension is Dimension.RATE:
            return True
        before, after = text[: self.start].lower(), text[self.end :].lower()
        return bool(_BEFORE.search(before) or _AFTER.match(after))


def figures_in(text: str) -> list[FoundFigure]:
    """Return the figures of a text in their order; each character belongs to one at most."""
    lowered = text.lower()
    taken = [False] * len(lowered)
    found: list[FoundFigure] = []
    for name, pattern in _PATTERNS.items():
        for match in pattern.finditer(lowered):
            figure = _figure(name, match)
            if figure and not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * len(match[0])
                loose = _is_loose(name, match)
                found.append(FoundFigure(figure, match.start(), match.end(), loose))
    found.extend(_following(lowered, found, taken))
    return sorted(found, key=lambda one: one.start)


def without_figures(text: str) -> str:
    """Return the text with its figures taken out: what it is about."""
    for found in reversed(figures_in(text)):
        text = text[: found.start] + " " + text[found.end :]
    return " ".join(text.split())


def _figure(name: str, match: re.Match[str]) -> Figure | None:
    words = match[0]
    groups = match.groupdict()
    match name:
        case "the_hour":
            return Figure(Dimension.TIME, 60, words=words)
        case "hour_part":
            return Figure(Dimension.TIME, 30 if "half" in words else 15, words=words)
        case "same":
            amount = SAME_HOUR if groups["span"] == "hour" else SAME_DAY
            return Figure(Dimension.TIME, amount, words=words)
        case "next":
            is_working = groups["working"] is not None
            return Figure(Dimension.TIME, _MINUTES["day"], is_working, words)
        case "rings_before":
            counted = _ORDINALS.index(groups["ordinal"]) + (groups["when"] != "before")
            return Figure(Dimension.RINGS, counted, words=words)
        case "span":
            if groups["span"] == "second" and groups["number"] in _ARTICLES:
                return None  # "a second contact"
            amount = _value(groups["number"]) * _MINUTES[groups["span"]]
            return Figure(
                Dimension.TIME, round(amount, 4), groups["working"] is not None, words
            )
    return _counted(name, groups, words)


def _counted(name: str, groups: dict[str, str], words: str) -> Figure | None:
    match name:
        case "adverb":
            return Figure(Dimension.RATE, _ADVERBS[groups["adverb"]], words=words)
        case "every":
            return Figure(Dimension.RATE, _A_YEAR[groups["span"]], words=words)
        case "once_in" | "every_number":
            number = groups["number"]
            apart = 2 if number in {"second", "other"} else _value(number)
            return Figure(Dimension.RATE, _A_YEAR[groups["span"]] / apart, words=words)
        case "times_a" | "things_a":
            number = groups["number"].removesuffix(" times").removesuffix(" time")
            if name == "things_a" and number in _ARTICLES:
                if "half" not in number:
                    return None  # "a short list each month" is "each month"
                number = "one"  # half a day a year is once
            return Figure(Dimension.RATE, _value(number) * _A_YEAR[groups["span"]], words=words)
    number = groups.get("sum") or groups["number"]
    return Figure(Dimension(name), _value(number), words=words)


def _following(text: str, found: list[FoundFigure], taken: list[bool]) -> Iterator[FoundFigure]:
    """Yield the bare numbers that leave out the unit of the one before: "and within 3"."""
    for match in _FOLLOWING.finditer(text):
        before = [one for one in found if one.end <= match.start()]
        spans = [one for one in before if _PATTERNS["span"].fullmatch(one.figure.words)]
        if not spans or any(taken[match.start("number") : match.end()]):
            continue
        span = _PATTERNS["span"].fullmatch(max(spans, key=lambda one: one.start).figure.words)
        if (
            span
            and match["number"] not in _ARTICLES
            and match["number"] not in {"once", "twice"}
        ):
            amount = _value(match["number"]) * _MINUTES[span["span"]]
            figure = Figure(Dimension.TIME, amount, span["working"] is not None, match[0])
            yield FoundFigure(figure, match.start("number"), match.end("number"), False)


def _is_loose(name: str, match: re.Match[str]) -> bool:
    number = match.groupdict().get("number") or ""
    return name in {"every", "adverb", "things_a", "next"} or number in _ARTICLES


def _value(number: str) -> float:
    if number in _VALUES:
        return _VALUES[number]
    return float(number.replace(",", "."))
