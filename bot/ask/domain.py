"""What several use cases of Ask speak of: a question, an answer with its citations."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, Self, TypeAlias

from bot.guidance.audience import EVERYBODY, Readership
from bot.guidance.domain import Findings, FoundExcerpt, Line, Passage, found_words
from bot.guidance.signposts.domain import NearSignpost

WORDS_OF_A_QUESTION = 3  # "/customer why so slow" is a question, "/customer hlep" is a slip


@dataclass(frozen=True, slots=True)
class ThreadMessage:
    """What somebody wrote in a thread, or what we answered there."""

    text: str
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What an employee wants to know."""

    text: str
    asked_by: str = ""  # Slack user id, "U…"; empty from the command line
    department_id: str | None = None
    context: tuple[str, ...] = ()  # what people wrote before in the thread, oldest first
    in_english: bool = False  # answered in English, whatever language it is asked in
    readers: Readership = EVERYBODY  # who reads the answer
    answered: tuple[ThreadMessage, ...] = ()  # the context with our answers in it; see `thread`

    @property
    def thread(self) -> tuple[ThreadMessage, ...]:
        """Return what was said before, our answers too: "and how long?" may refer to one.

        It is for a language model alone. What is looked up are people's words: ours would
        only find again what was answered already.
        """
        return self.answered or tuple(ThreadMessage(text) for text in self.context)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim comes from, with the words that stand there."""

    document: str  # path below the knowledge folder
    title: str
    heading: str  # headings from the top, joined with " › "
    quote: str  # verbatim: the file's characters from start to end
    start: int
    end: int
    context: str = ""  # what is added around it for reading: what footnotes say
    lines: tuple[Line, ...] = ()  # as a reader sees it; empty: as the quote stands
    is_whole: bool = True  # False where a list or table goes on
    is_outdated: bool = False  # its page says so, or is an older copy
    columns: str = ""  # names of a table's, in one line; its lines have them
    is_overdue: bool = False  # its page's review was, when it was quoted
    place: str = ""  # in a document of another format: "page 3", "slide 12"

    @classmethod
    def of_excerpt(cls, found: FoundExcerpt) -> Self:
        """Return the citation of an excerpt."""
        guidance, excerpt = found.guidance, found.excerpt
        heading = " › ".join(one for one in excerpt.headings if one != guidance.title)
        return cls(
            guidance.document,
            guidance.title,
            heading,
            found.quote,
            excerpt.start,
            excerpt.end,
            "\n".join(excerpt.context),
            excerpt.lines,
            excerpt.is_whole,
            guidance.is_outdated,
            excerpt.columns,
            guidance.is_overdue,
            excerpt.place,
        )

    @property
    def above(self) -> str:
        """Return the headings that it stands under, without the title: one may deny it all."""
        parts = [one for one in self.heading.split(" › ") if one and one != self.title]
        return " › ".join(parts)

    @property
    def answering_words(self) -> str:
        """Return what was found in it, as a reader sees it; the quote if that is not known."""
        return found_words(self.lines) or self.quote

    @classmethod
    def of(cls, passage: Passage, start: int, end: int) -> Self:
        """Return the citation of what stands in a passage between two places of its file."""
        quote = passage.between(start, end)
        return cls(passage.document, passage.title, passage.heading, quote, start, end)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a composed answer, checked against its excerpts; or one of these itself."""

    text: str
    citations: tuple[int, ...]  # numbers of its citations in the answer, from 1
    is_excerpt: bool = False  # the words of guidance, in place of a sentence that failed

    @property
    def numbered(self) -> str:
        """Return it with the numbers of its citations behind it: "… [1][2]"."""
        return f"{self.text} {''.join(f'[{number}]' for number in self.citations)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What guidance says, carried by at least one citation."""

    text: str
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...] = ()  # empty: the answer is the quotes themselves
    follow_ups: tuple[str, ...] = ()  # questions that may come next
    note: str = ""  # one plain line: why it is not composed, what it leaves open, what differs
    see_also: tuple[Citation, ...] = ()  # of other sections, also about it; only their titles
    differing: tuple[str, ...] = ()  # documents that give different values for the same thing


@dataclass(frozen=True, slots=True)
class NearDocument:
    """A document that comes near to a question without answering it."""

    document: str
    title: str


@dataclass(frozen=True, slots=True)
class NotCovered:
    """Guidance is silent: a result, no error."""

    nearest: tuple[NearDocument, ...]  # nearest first; empty if there is no guidance at all
    note: str = ""  # one plain line on why it was not looked up otherwise
    closest: tuple[Citation, ...] = ()  # near, of different sections; none of them an answer
    stands_above: Citation | None = None  # all it has on it, quoted in the thread before
    may_answer: bool = False  # the closest is nearly as sure as an answer


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage as a reader opens it."""

    title: str
    heading: str  # headings below the title, joined with " › "
    lines: tuple[Line, ...]  # what was quoted is marked as found
    owner: str  # as a reader knows it: a department's name, an address
    reviewed: date | None


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it was asked and settled, so that a later click finds it again."""

    key: str  # identity of the message or command
    text: str
    employee_id: str
    channel: str
    thread_ts: str | None
    asked_at: datetime  # UTC
    nearest: tuple[str, ...] = ()  # documents cited or near, best first
    quoted: tuple[Citation, ...] = ()  # in the answer; empty if it is none
    team_id: str = ""  # workspace it is asked in, "T…"; not kept
    is_aside: bool = False  # answered where its asker alone reads it; not kept


@dataclass(frozen=True, slots=True)
class Owners:
    """Who answers for a document: people, or a channel where nobody is named."""

    employee_ids: tuple[str, ...]
    channel: str | None = None  # Slack channel id, "C…"

    @property
    def places(self) -> tuple[str, ...]:
        """Return where to write to them; empty where the company named nobody."""
        return self.employee_ids or ((self.channel,) if self.channel else ())


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads what is sent to the owner of a document."""

    names: tuple[str, ...]  # of people
    channel: str | None = None  # "C…", which everybody in it reads, too


AnswerQuestion: TypeAlias = Callable[[Question], Awaitable[Answer | NotCovered]]
"""Answers from guidance, or says that it is silent."""


class PassageSearch(Protocol):
    """Finds passages of guidance."""

    def look_up(
        self, text: str, limit: int, department_id: str | None = None, *, before: str = ""
    ) -> Findings:
        """Return for each question of a text, said after another, the best excerpts."""


class AskedQuestions(Protocol):
    """Keeps questions for as long as their buttons may be clicked."""

    async def keep(self, asked: AskedQuestion) -> None:
        """Keep the question; keeping it again changes nothing."""

    async def find(self, key: str) -> AskedQuestion | None:
        """Return the question, or None if it is unknown or was forgotten."""

    async def quoted_since(
        self, document: str, moment: datetime
    ) -> Sequence[tuple[str, Citation]]:
        """Return who was quoted what of a document since the moment (UTC), in no order."""
        ...

    async def times_since(self, moment: datetime) -> Sequence[datetime]:
        """Return when each question since the moment was asked (UTC), in no order."""


def is_told(signpost: NearSignpost, answer: Answer | NotCovered) -> bool:
    """Tell whether the signpost is shown beside what guidance says, or does not say."""
    is_close = isinstance(answer, NotCovered) and bool(answer.closest)
    return signpost.is_told(is_answered=isinstance(answer, Answer), is_close=is_close)
