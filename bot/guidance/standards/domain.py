"""The words of standards: figures, the promises they belong to, and what was said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Dimension(StrEnum):
    """What a figure counts; only figures of one kind can contradict each other."""

    TIME = "time"  # minutes
    RATE = "rate"  # times a year
    MONEY = "money"  # euros
    RINGS = "rings"
    SHARE = "share"  # per cent
    UNREAD = "unread"  # a standard's whose number slips: it may be any


_WEEK = 7 * 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, as it counts and as it was written."""

    dimension: Dimension
    amount: float  # in the unit of its dimension; `SAME_DAY` and `SOME_DAY` are below 0
    is_working: bool = False  # counted while people work
    words: str = ""  # "within two working days"

    def is_like(self, other: "Figure") -> bool:
        """Whether the two can contradict each other, or be the same."""
        return self.dimension in {Dimension.UNREAD, other.dimension}

    def counts(self, other: "Figure") -> bool:
        """Whether both count the same, be it while people work or not."""
        if self.dimension is Dimension.UNREAD:
            return True
        return (self.dimension, self.amount) == (other.dimension, other.amount)

    def equals(self, other: "Figure") -> bool:
        """Whether both say the same, in whatever words: 48 hours are two days.

        A week has five working days.
        """
        if self.is_working == other.is_working or self.dimension is Dimension.UNREAD:
            return self.counts(other)
        working, clock = (self, other) if self.is_working else (other, self)
        return working.amount * 7 == clock.amount * 5 and not clock.amount % _WEEK


SAME_DAY = -1.0  # "the same working day" and "the same day" are one
SAME_HOUR = 60.0  # "in the same hour", "within the hour" and "within an hour" are one
SOME_DAY = -3.0  # "on Friday", "in a few days": no standard is kept so
NOTHING, ENDLESS = 0.0, float("inf")  # "ask before you spend anything", "take your time"


@dataclass(frozen=True, slots=True)
class Stated:
    """Where a document states a standard."""

    document: str  # path below the knowledge folder
    words: str  # verbatim but for line breaks, the figure among them


@dataclass(frozen=True, slots=True)
class Standard:
    """A number that the handbook promises."""

    standard_id: str  # "invoice-sent"
    name: str
    figure: Figure
    moment: str  # from when it counts
    keepers: tuple[str, ...]  # department ids; "everybody"; empty where it is not known
    owner: str  # a department id
    stated: tuple[Stated, ...]
    also: tuple[str, ...] = ()  # other ways to speak of it
    setting: str | None = None  # the bot's own, which takes its default from here
    value: float = 0.0  # as the register writes it, in its own unit
    unit: str = ""  # as the register writes it


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A number in a document that promises nothing."""

    document: str
    words: str
    source: str  # whose it is, or what it is: "one author's estimate"


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the handbook uses in one meaning."""

    term: str  # "severe"
    owner: str  # a department id
    stated: tuple[Stated, ...]  # where documents say what it means


@dataclass(frozen=True, slots=True)
class Register:
    """All standards, in the order of the file."""

    standards: tuple[Standard, ...] = ()
    told: tuple[ToldFigure, ...] = ()
    terms: tuple[Term, ...] = ()
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by department
    unread: tuple[
        Standard, ...
    ] = ()  # what entries that slip are about; nobody knows their number

    def named(self, standard_id: str) -> Standard | None:
        """Return the standard with this id, or None."""
        return next((one for one in self.standards if one.standard_id == standard_id), None)


class Kind(StrEnum):
    """How much a sentence binds."""

    RULE = "rule"  # of a document: each of its numbers is a standard's, or a told one
    LESSON = "lesson"  # of a question, the map or a prompt
    STORY = "story"  # it happened, once


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that may say something about a standard."""

    document: str  # path below the knowledge folder, or of the prompt
    line: int  # counted from 1
    text: str  # in one line
    around: str = ""  # title and headings above it, to know what a short row is about
    kind: Kind = Kind.LESSON
    rests_on: tuple[str, ...] = ()  # documents whose standards it is likely about
    quote: str = ""  # what it rests on word for word
    story: str = ""  # what it speaks of: its numbers happened
    doer: str = ""  # the department that it speaks to
    asked: str = ""  # the question before it, which it answers


_LONGEST_SHOWN = 160  # characters of a sentence


@dataclass(frozen=True, slots=True)
class HandbookFinding:
    """What a writer should look at."""

    path: str
    line: int  # counted from 1
    kind: str  # "contradiction", "not-stated", "unsourced", …
    says: str
    mend: str
    is_error: bool = True  # a hint is none
    sentence: str = ""  # in which it was found; empty where it is about no single one

    @staticmethod
    def of_saying(saying: Saying, kind: str, says: str, mend: str) -> "HandbookFinding":
        """Return what is wrong with one sentence."""
        place = saying.document, saying.line
        return HandbookFinding(*place, kind, says, mend, sentence=saying.text)

    def __str__(self) -> str:
        mend = f"\n    → {self.mend}" if self.mend else ""
        is_long = len(self.sentence) > _LONGEST_SHOWN
        shown = f"{self.sentence[: _LONGEST_SHOWN - 1]}…" if is_long else self.sentence
        sentence = f": “{shown}”" if shown else ""
        return f"{self.path}:{self.line}: {self.says}{sentence}{mend}"
