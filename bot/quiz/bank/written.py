"""The bank of the files, with what trainers wrote in Slack in place of it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.quiz.domain import QuestionBank, QuizQuestion

WrittenQuestions = Mapping[str, QuizQuestion | None]
"""What counts of each question written in Slack, by its id; None: it is retired."""


class WrittenBank:
    """The bank as it counts; what is written in Slack wins."""

    def __init__(self, files: Callable[[], QuestionBank]) -> None:
        """Begin with the files alone, until `renew`."""
        self._files = files
        self.written: WrittenQuestions = MappingProxyType({})
        self._seen: tuple[QuestionBank, WrittenQuestions] | None = None
        self._bank = QuestionBank()

    def renew(self, written: WrittenQuestions) -> None:
        """Let this count from the next question on."""
        self.written = written

    def __call__(self) -> QuestionBank:
        """Return the questions that can be asked, those of Slack at their old place or last."""
        seen = (self._files(), self.written)
        if self._seen is None or any(a is not b for a, b in zip(seen, self._seen, strict=True)):
            self._bank = overlaid(*seen)
            self._seen = seen
        return self._bank


def overlaid(bank: QuestionBank, written: WrittenQuestions) -> QuestionBank:
    """Return the bank with what is written in place of it."""
    there = {one.question_id for one in bank.questions}
    kept = [written.get(one.question_id, one) for one in bank.questions]
    new = [one for name, one in written.items() if name not in there]
    return QuestionBank(tuple(one for one in (*kept, *new) if one))
