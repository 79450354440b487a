"""The bank of the files, with what trainers wrote in Slack in place of it."""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from bot.quiz.domain import QuestionBank, QuizQuestion

WrittenQuestions = Mapping[str, QuizQuestion | None]
"""What counts of each question written in Slack, by its id; None: it is retired."""


class WrittenBank:
    """The bank as it counts; what is written in Slack wins.

    What rests on guidance that not everybody may read is in no bank: nobody is asked it.
    """

    def __init__(
        self,
        files: Callable[[], QuestionBank],
        restricted: Callable[[], Collection[str]] = frozenset,
    ) -> None:
        """Begin with the files alone, until `renew`; ``restricted`` are paths of documents."""
        self._files, self._restricted = files, restricted
        self.written: WrittenQuestions = MappingProxyType({})
        self._seen: tuple[QuestionBank, WrittenQuestions] | None = None
        self._left_out: Collection[str] = ()
        self._bank = QuestionBank()

    def renew(self, written: WrittenQuestions) -> None:
        """Let this count from the next question on."""
        self.written = written

    def __call__(self) -> QuestionBank:
        """Return the questions that can be asked, those of Slack at their old place or last."""
        seen, left_out = (self._files(), self.written), self._restricted()
        is_same = self._seen is not None and left_out == self._left_out
        if not is_same or any(
            a is not b for a, b in zip(seen, self._seen or seen, strict=True)
        ):
            every = overlaid(*seen).questions
            kept = [one for one in every if one.passage.document not in left_out]
            self._bank = QuestionBank(tuple(kept))
            self._seen, self._left_out = seen, left_out
        return self._bank

    def is_for_everybody(self, question: QuizQuestion) -> bool:
        """Tell whether everybody may read what the question rests on."""
        return question.passage.document not in self._restricted()


def overlaid(bank: QuestionBank, written: WrittenQuestions) -> QuestionBank:
    """Return the bank with what is written in place of it."""
    there = {one.question_id for one in bank.questions}
    kept = [written.get(one.question_id, one) for one in bank.questions]
    new = [one for name, one in written.items() if name not in there]
    return QuestionBank(tuple(one for one in (*kept, *new) if one))
