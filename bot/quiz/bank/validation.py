"""Whether a question may stand in the bank: the bank's own rules, and harmless plain text."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.moments.domain import MomentsMap
from bot.quiz.bank.checking import findings_in, with_written
from bot.quiz.bank.reading import BankFinding, PlacedQuestion, read_placed
from bot.quiz.bank.written import WrittenQuestions
from bot.quiz.domain import QuizQuestion

SHORTEST_QUOTE = 4  # words; fewer carry nothing
# As the bank reads them, in characters.
LONGEST_SITUATION, LONGEST_CHOICE, LONGEST_WHY, LONGEST_QUOTE = 800, 300, 300, 800
FEWEST_CHOICES, MOST_CHOICES = 3, 4
_REACHES_OUT = re.compile(
    r"https?:|www\.|mailto:|<[@#!]|@(here|channel|everyone)\b|\]\(", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class QuestionValidator:
    """Looks at a question as if it stood in the bank already; reads files, so not in a loop."""

    questions: Path  # folder of the bank
    knowledge: Path
    moments: MomentsMap
    approved: Path | None = None  # where what is approved goes; None: to the bank's folder
    written: Callable[[], WrittenQuestions] = dict  # in Slack, in place of what the files say

    @property
    def written_to(self) -> Path:
        """Where a question that is approved is written."""
        return self.approved or self.questions

    def errors(self, question: QuizQuestion, beside: Sequence[QuizQuestion] = ()) -> list[str]:
        """Return what speaks against the question, in sentences; empty if nothing does.

        Args:
            question: that may enter the bank.
            beside: others that may enter with it.
        """
        placed = self._bank() + [self._placed(one) for one in beside]
        before = Counter(_kind(one) for one in self._findings(placed))
        after = self._findings([*placed, self._placed(question)])
        new = [one for one in after if not _was_there(one, before)]
        return [*wording_errors(question), *(one.text for one in new)]

    def errors_in_department(self, question: QuizQuestion) -> list[str]:
        """Return the same by the questions of its department alone, in the time of a key press.

        A question of that name is not held against it: this one comes in its place.
        """
        beside = [
            one
            for one in self._bank()
            if one.question.department_id == question.department_id
            and one.question.question_id != question.question_id
        ]
        before = Counter(_kind(one) for one in self._findings(beside))
        after = self._findings([*beside, self._placed(question)])
        new = [one for one in after if not _was_there(one, before)]
        return [*wording_errors(question), *(one.text for one in new)]

    def has(self, question_id: str) -> bool:
        """Tell whether a question of this name stands in the bank."""
        return any(one.question.question_id == question_id for one in self._bank())

    def balanced(
        self, question: QuizQuestion, beside: Sequence[QuizQuestion] = ()
    ) -> QuizQuestion:
        """Return the question with its best choice where the bank has it least often."""
        others_too = [*(one.question for one in self._bank()), *beside]
        count = len(question.choices)
        bests = [one.best for one in others_too if len(one.choices) == count]
        place = min(range(count), key=bests.count)
        others = [choice for choice in question.choices if not choice.is_best]
        best = question.choices[question.best]
        return replace(question, choices=(*others[:place], best, *others[place:]))

    def _bank(self) -> list[PlacedQuestion]:
        folders = dict.fromkeys((self.questions, self.written_to))
        placed = read_placed(*folders)[0]
        return with_written(placed, self.written(), self.written_to)

    def _findings(self, placed: Sequence[PlacedQuestion]) -> list[BankFinding]:
        return findings_in(placed, knowledge=self.knowledge, moments=self.moments)

    def _placed(self, question: QuizQuestion) -> PlacedQuestion:
        return PlacedQuestion(question, self.written_to / f"{question.department_id}.yaml", 1)


def _kind(finding: BankFinding) -> tuple[Path, str]:
    """Return what a finding is about: a share that grows is the same trouble as before."""
    return finding.path, _NUMBER.sub("#", finding.text)


def _was_there(finding: BankFinding, before: Counter[tuple[Path, str]]) -> bool:
    before[_kind(finding)] -= 1
    return before[_kind(finding)] >= 0


def wording_errors(question: QuizQuestion) -> Iterator[str]:
    """Yield what speaks against the words of a question, wherever it stands."""
    yield from _choice_errors([choice.text.casefold() for choice in question.choices])
    if len(question.passage.quote.split()) < SHORTEST_QUOTE:
        yield "the quote is too short to stand on."
    for what, text, longest in _texts(question):
        if not text or len(text) > longest:
            yield f"{what} has between 1 and {longest} characters."
        if _REACHES_OUT.search(text):
            yield f"{what} links to something or calls somebody."


def _choice_errors(choices: Sequence[str]) -> Iterator[str]:
    if not FEWEST_CHOICES <= len(choices) <= MOST_CHOICES:
        yield "a question has three or four choices."
    if len(set(choices)) < len(choices):
        yield "two choices are the same."


def _texts(question: QuizQuestion) -> Iterator[tuple[str, str, int]]:
    yield "the situation", question.situation, LONGEST_SITUATION
    yield "the quote", question.passage.quote, LONGEST_QUOTE
    for choice in question.choices:
        yield "a choice", choice.text, LONGEST_CHOICE
        yield "an explanation", choice.why, LONGEST_WHY
