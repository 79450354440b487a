"""The words of guidance: documents, their passages, and what was found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from bot.errors import CannotDoError, TryAgainError


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a document says about itself."""

    document: str  # its path in the knowledge folder, "guidance/departments/logistics.md"
    title: str
    owner: str | None = None  # a department id, a Slack id or an e-mail address
    reviewed: date | None = None
    departments: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()  # departments that alone may read it; empty: everybody
    is_outdated: bool = False  # by its own words, its place, or a newer copy of it
    is_overdue: bool = False  # for review, on the day on which it was looked up
    is_stale: bool = False  # overdue for so long that it answers nothing any more

    @property
    def counts(self) -> bool:
        """Whether what it says may be given as an answer."""
        return not (self.is_outdated or self.is_stale)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of guidance that can be quoted: ``file[start:end]``, comments left blank."""

    guidance: Guidance
    headings: tuple[str, ...]  # above the passage, outermost first
    text: str
    start: int  # characters of the file, decoded, with newlines untouched
    end: int
    sentences: tuple[tuple[int, int], ...]  # start and end of each, as above

    @property
    def document(self) -> str:
        """Return the path of the passage's document."""
        return self.guidance.document

    @property
    def title(self) -> str:
        """Return the title of the passage's document."""
        return self.guidance.title

    def between(self, start: int, end: int) -> str:
        """Return the words of the passage between two places of its file."""
        return self.text[start - self.start : end - self.start]

    @property
    def heading(self) -> str:
        """Return the headings below the title, joined with " › "; empty if there is none."""
        return " › ".join(heading for heading in self.headings if heading != self.title)

    @property
    def full_heading(self) -> str:
        """Return the title and the headings below it, as one line."""
        return f"{self.title} › {self.heading}" if self.heading else self.title


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an excerpt as a reader sees it."""

    pieces: tuple[tuple[bool, str], ...]  # whether it is what was found, and the words
    depth: int = 0  # 0 for prose and lead-ins, from 1 for items and rows
    mark: str = ""  # "1." of a step

    @property
    def text(self) -> str:
        """Return its words, without its mark."""
        return " ".join(words for _, words in self.pieces)


def found_words(lines: Sequence[Line]) -> str:
    """Return what was found in the lines, as a reader sees it; empty if that is not known."""
    pieces = [piece for line in lines for piece in line.pieces]
    return " ".join(words for is_found, words in pieces if is_found)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What answers, from one place of a document to another, and how it reads."""

    start: int  # characters of the file
    end: int
    headings: tuple[str, ...]  # above it, outermost first
    lines: tuple[Line, ...]
    context: tuple[str, ...] = ()  # what is added around it: a lead-in, footnotes
    is_whole: bool = True  # False where a list goes on
    columns: str = ""  # names of a table's, which its lines say where they need them
    place: str = ""  # in a document of another format: "page 3", "slide 12"

    @property
    def text(self) -> str:
        """Return it as a reader sees it, line by line."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and how well it fits the question."""

    passage: Passage
    relevance: float  # 0.0 to 1.0
    nearest: int = 0  # number of its sentence that comes nearest, from 0


class ValueFit(Enum):
    """What an excerpt has of the numbers, letters, codes and names that a question needs."""

    MEETS = auto()  # it has them, where others of its section have other ones
    MISSES = auto()  # its section tells cases apart by such values, and these are not here
    SILENT = auto()  # the question has none, or guidance does not tell cases apart by them


@dataclass(frozen=True, slots=True)
class ExcerptSignals:
    """What speaks for an excerpt's answering a question."""

    meaning: float  # cosine between question and its best statement, -1.0 to 1.0
    likeness: float | None  # mean of each word piece's best cosine; None: no such embedding
    # Share of the question's telling words in its passage, the rare ones weighing more.
    words: float
    fits: float  # whether it holds the kind of thing asked for, 0.0 to 1.0
    # How much farther than usual its excerpt's likeness in telling words (its meaning, without
    # vectors of words) is ahead of the following three's; 0.0 where nothing follows.
    ahead: float = 0.0
    values: ValueFit = ValueFit.SILENT

    @property
    def nearness(self) -> float:
        """Return how near an excerpt comes: the cosines of meaning and of likeness together."""
        return self.meaning + (self.likeness or 0.0)


@dataclass(frozen=True, slots=True)
class FoundExcerpt:
    """An excerpt that was found for a question."""

    guidance: Guidance
    excerpt: Excerpt
    quote: str  # verbatim: the file's characters from start to end
    signals: ExcerptSignals
    known: tuple[str, ...] = ()  # the values that its section has where it misses one
    # Of another document's that says the same as the first with another value: that value.
    differs: str = ""

    @property
    def section(self) -> tuple[str, tuple[str, ...]]:
        """Return where it stands: its document, and the headings above it."""
        return self.guidance.document, self.excerpt.headings

    def overlaps(self, other: "FoundExcerpt") -> bool:
        """Tell whether both have a part of a document in common."""
        mine, its = self.excerpt, other.excerpt
        is_same = self.guidance.document == other.guidance.document
        return is_same and mine.start < its.end and its.start < mine.end


@dataclass(frozen=True, slots=True)
class QuestionFindings:
    """What guidance has on one question of a message."""

    question: str  # in guidance's words
    found: tuple[FoundExcerpt, ...]  # best first


@dataclass(frozen=True, slots=True)
class Findings:
    """What guidance has on a message."""

    questions: tuple[QuestionFindings, ...] = ()  # in the order in which they are asked


@dataclass(frozen=True, slots=True)
class Malformed:
    """A document that cannot be indexed, and why."""

    document: str
    reason: str  # completes "It is left out because …"
    is_draft: bool = False  # left out on purpose: there is nothing to mend
    mend: str = field(default="Mend the file.", compare=False)
    line: int = field(default=1, compare=False)  # counted from 1


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of a document's front matter that cannot be read; the rest of it counts."""

    document: str
    line: int  # counted from 1
    says: str  # "title is not a text"
    mend: str

    def __str__(self) -> str:
        return f"{self.document}:{self.line}: {self.says}. {self.mend}"


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh of the index did, in numbers of documents."""

    documents: int = 0  # that can be found now
    embedded: int = 0
    forgotten: int = 0  # gone from the folder, or changed
    malformed: tuple[Malformed, ...] = field(default=())
    drafts: int = 0  # left out because their writers are not done with them
    bad_lines: tuple[BadLine, ...] = field(default=())  # of documents that can be found

    @staticmethod
    def of(
        counts: tuple[int, int, int],
        left_out: Sequence[Malformed],
        bad_lines: tuple[BadLine, ...],
    ) -> "Refreshed":
        """Return it for what was left out, drafts among it."""
        malformed = tuple(one for one in left_out if not one.is_draft)
        return Refreshed(*counts, malformed, len(left_out) - len(malformed), bad_lines)


class NoKnowledgeError(CannotDoError):
    """There is no folder where guidance should be."""


class IndexMismatchError(CannotDoError):
    """The index was made by another embedding than the one that is set now."""


class IndexUnreadableError(CannotDoError):
    """What is kept of the index cannot be read."""


class IndexFolderError(CannotDoError):
    """The folder for the index cannot be used."""


class IndexBusyError(TryAgainError):
    """Another process is changing the index just now."""


class IndexOutOfReachError(TryAgainError):
    """The Chroma server does not answer."""
