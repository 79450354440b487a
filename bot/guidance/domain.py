"""The words of guidance: documents, their passages, and what was found."""

from dataclasses import dataclass, field
from datetime import date

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
    is_outdated: bool = False  # by its own words, its place, or a newer copy of it


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of guidance that can be quoted: exactly ``file[start:end]``."""

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

    @property
    def quotable(self) -> tuple[str, ...]:
        """Return the words of each sentence."""
        return tuple(self.between(first, last) for first, last in self.sentences)

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
class Signals:
    """Why a passage was found."""

    meaning: float  # cosine between question and passage, -1.0 to 1.0
    sentence: float  # the same for its best sentence
    context: float  # the same for the passage with what stands around it
    words: float  # share of the question's words in it, the rare ones weighing more, 0.0 to 1.0
    by_sentence: tuple[float, ...] = ()  # how well each answers beside the others, in order


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and how well it fits the question."""

    passage: Passage
    relevance: float  # 0.0 to 1.0
    signals: Signals


@dataclass(frozen=True, slots=True)
class Overview:
    """How a question looks beside all of the guidance, to tell whether it is covered."""

    best_sentence: float = 0.0  # cosine, -1.0 to 1.0
    ten_sentences: float = 0.0  # mean cosine of the best ten
    all_sentences: float = 0.0  # mean cosine of all: how near the subject as such is
    best_context: float = 0.0  # cosine
    words_known: float = 0.0  # share of its words that guidance has, the rare weighing more
    words_together: float = 0.0  # share of its words that stand around the best sentence
    rarest_missing: float = 0.0  # how rare the rarest word is that does not, 0.0 to 1.0
    best_lexical: float = 0.0  # share of the highest possible BM25 score
    words: int = 0  # that say something
    elsewhere: float | None = None  # cosine to the nearest subject left to others
    elsewhere_few: float | None = None  # mean cosine to the nearest three
    asked: float | None = None  # cosine to the nearest line of what guidance is asked
    asked_few: float | None = None  # mean cosine to the nearest three
    asked_more: float | None = None  # mean cosine to the nearest ten


@dataclass(frozen=True, slots=True)
class Findings:
    """What guidance has on a question."""

    found: tuple[Found, ...]  # the best sentence's passage first
    overview: Overview


@dataclass(frozen=True, slots=True)
class Malformed:
    """A document that cannot be indexed, and why."""

    document: str
    reason: str  # completes "It is left out because …"
    is_draft: bool = False  # left out on purpose: there is nothing to mend
    mend: str = field(default="Mend the file.", compare=False)


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
