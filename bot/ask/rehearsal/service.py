"""Rehearses: asks each question as an employee would, and joins it with its mark. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from bot.ask.domain import Answer, PassageSearch, Question, is_told
from bot.ask.rehearsal.domain import (
    KeptMark,
    Mark,
    MarkedQuestion,
    Marks,
    RehearsedQuestion,
    mark_meant,
)
from bot.ask.service import answer_question, left_to
from bot.ask.sureness import Thresholds, sureness
from bot.errors import CannotDoError
from bot.guidance.domain import Findings
from bot.guidance.signposts.domain import NearSignpost


class AnswerChangedError(CannotDoError):
    """What is shown for a question is no longer what a mark was given for."""


@dataclass(frozen=True, slots=True)
class AskedOnce:
    """A question with what was found for it, which no thresholds change."""

    text: str
    findings: Findings
    signpost: NearSignpost | None = None  # of what guidance leaves to others

    def look_up(
        self,
        text: str,  # noqa: ARG002
        limit: int,  # noqa: ARG002
        department_id: str | None = None,  # noqa: ARG002
        *,
        before: str = "",  # noqa: ARG002
    ) -> Findings:
        """Return what was found; no rehearsed question follows another."""
        return self.findings

    def rehearsed(self, thresholds: Thresholds) -> RehearsedQuestion:
        """Return what an employee gets with these thresholds."""
        asked = Question(self.text)
        answer = answer_question(asked, passages=self, thresholds=thresholds)
        all_near = replace(thresholds, near=0.0)
        whatever = answer_question(asked, passages=self, thresholds=all_near)
        closest = () if isinstance(whatever, Answer) else whatever.closest
        post, shown = self.signpost, left_to(self.signpost, answer)
        firsts = [one.found[0] for one in self.findings.questions if one.found]
        found = [each for one in self.findings.questions for each in one.found]
        return RehearsedQuestion(
            self.text,
            shown,
            max(firsts, key=lambda one: sureness(one.signals), default=None),
            max(found, key=lambda one: one.signals.nearness, default=None),
            post.signpost if post and is_told(post, shown) else None,
            next(iter(closest), None),
        )


@dataclass(slots=True)
class _Recorder:
    """Looks up as guidance does, and keeps what it found."""

    passages: PassageSearch
    found: Findings = Findings()  # noqa: RUF009  # frozen

    def look_up(
        self, text: str, limit: int, department_id: str | None = None, *, before: str = ""
    ) -> Findings:
        self.found = self.passages.look_up(text, limit, department_id, before=before)
        return self.found


class RehearsedGuidance(PassageSearch, Protocol):
    """Finds passages, and where to go with what guidance leaves to others."""

    def signpost(self, text: str) -> NearSignpost | None:
        """Return where to go with the text; None if that is left to nobody."""


def ask_once(text: str, passages: RehearsedGuidance) -> AskedOnce:
    """Ask a question as an employee would.

    Raises:
        BotError: guidance cannot be searched.
    """
    recorder = _Recorder(passages)
    answer_question(Question(text), passages=recorder)
    return AskedOnce(text, recorder.found, passages.signpost(text))


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The questions of one company, and what their owners think of what they get."""

    asked: Sequence[AskedOnce]
    marks: Marks
    thresholds: Callable[[], Thresholds]  # those that count now
    now: Callable[[], datetime]
    _rehearsed: dict[Thresholds, Sequence[RehearsedQuestion]] = field(default_factory=dict)

    def questions(self) -> Sequence[RehearsedQuestion]:
        """Return what an employee gets for each question now."""
        thresholds = self.thresholds()
        if thresholds not in self._rehearsed:  # each click asks for them
            made = [one.rehearsed(thresholds) for one in self.asked]
            self._rehearsed[thresholds] = made
        return self._rehearsed[thresholds]

    def marked(self) -> list[MarkedQuestion]:
        """Return the questions with a mark that holds, in the order of the questions."""
        kept = self.marks.all()
        return [
            MarkedQuestion(question, mark)
            for question in self.questions()
            if (mark := mark_of(question, kept))
        ]

    def mark(self, key: str, shown: str, mark: Mark | None) -> None:
        """Keep a mark for what was shown; None takes it back.

        Raises:
            AnswerChangedError: something else is shown for the question now.
            CannotDoError: there is no such question, or marks cannot be kept.
        """
        question = next((one for one in self.questions() if one.key == key), None)
        if question is None:
            message = "This question is not in the rehearsal that runs now. Load the page anew."
            raise CannotDoError(message)
        if question.shown != shown:
            message = "The answer is another one by now. Load the page anew, and look again."
            raise AnswerChangedError(message)
        meant = mark and mark_meant(mark, question)
        self.marks.keep(KeptMark(key, meant, shown, question.first, self.now()))


def mark_of(question: RehearsedQuestion, kept: Mapping[str, KeptMark]) -> Mark | None:
    """Return the mark of a question; None if it has none that holds."""
    mark = kept.get(question.key)
    return mark.mark if mark and mark.holds_for(question) else None
