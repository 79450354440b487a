"""The form in which a language model drafts questions, and what code makes of it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import Field, field_validator

from bot.guidance.domain import Passage
from bot.language_model.structured_prompt import OneLine, ReplySchema, on_one_line
from bot.moments.domain import Stage
from bot.quiz.domain import Basis, Choice, QuizQuestion

MOST_QUESTIONS = 5  # a document
EASIEST, USUAL, HARDEST = 1, 2, 3


class DraftedChoice(ReplySchema):
    """One way to act, as the language model wrote it."""

    text: OneLine = Field(description="What the employee may do, in one sentence")
    why: OneLine = Field(description="Why it is right, or what the customer feels if it is not")
    best: bool = Field(description="Whether it is the one best choice")


class DraftedQuestion(ReplySchema):
    """A question as the language model wrote it: nothing in it is believed yet."""

    passage: int = Field(description="Number of the passage")
    quote: OneLine = Field(
        description="The words of the passage that the question tests, exactly"
    )
    place: int = Field(description="Number of the place where it happens")
    situation: OneLine = Field(description="A working day's situation, ending in a question")
    difficulty: int = Field(description="1 easy, 2 medium, 3 hard")
    choices: list[DraftedChoice] = Field(description="Three or four, one of them best")


class QuestionsForm(ReplySchema):
    """Questions as the language model wrote them; what is no question is left out."""

    questions: list[DraftedQuestion]

    @field_validator("questions", mode="before")
    @classmethod
    def _only_questions(cls, written: Any) -> Any:
        questions = written if isinstance(written, list) else []
        return [one for one in questions if DraftedQuestion.read(one)]


@dataclass(frozen=True, slots=True)
class SituationPlace:
    """Where a situation may happen: a department's part in a moment of truth."""

    department_id: str
    moment_id: str
    stage: Stage
    told: str  # names of both, and what the department does there


@dataclass(frozen=True, slots=True)
class ComplaintWords:
    """What a customer said and a colleague proposes; who said it no question may tell."""

    said: str
    better: str  # empty if nothing is proposed
    customer: str  # empty if unknown

    def names_customer(self, question: QuizQuestion) -> bool:
        """Tell whether the question names the customer, in capitals or not."""
        name = self.customer.strip().casefold()
        choices = (text for one in question.choices for text in (one.text, one.why))
        texts = (question.situation, *choices)
        return bool(name) and any(name in text.casefold() for text in texts)


@dataclass(frozen=True, slots=True)
class DraftingSource:
    """What questions are drafted from: guidance, or a complaint and the guidance near it."""

    batch: str  # names what is drafted together; of a complaint: its number
    title: str  # of the document
    passages: Sequence[Passage]
    places: Sequence[SituationPlace]
    complaint: ComplaintWords | None = None

    @property
    def feature(self) -> str:
        """The name under which the language model's use is counted."""
        return "ideas.lesson" if self.complaint else "quiz.draft"

    @property
    def most_questions(self) -> int:
        """How many are wanted: one of a complaint."""
        return 1 if self.complaint else MOST_QUESTIONS

    def question_id(self, place: SituationPlace, number: int) -> str:
        """Return the name of its question of this number, from 1, in the bank."""
        of_all = self.batch if self.complaint else f"{self.batch}{number}"
        return f"{place.department_id}-{place.moment_id}-{of_all}"


def questions_in(form: QuestionsForm, source: DraftingSource) -> Iterator[QuizQuestion]:
    """Yield the questions that stand on the source, unchecked otherwise."""
    for number, drafted in enumerate(form.questions[: source.most_questions], 1):
        question = _question(drafted, source, number)
        if question:
            yield question


def _question(
    drafted: DraftedQuestion, source: DraftingSource, number: int
) -> QuizQuestion | None:
    # A number is miscounted easily; what counts is where the words stand.
    quote = drafted.quote
    passage = next((one for one in source.passages if quote in on_one_line(one.text)), None)
    place = _numbered(source.places, drafted.place)
    best = sum(choice.best for choice in drafted.choices)
    if passage is None or place is None or best != 1:
        return None
    is_known = EASIEST <= drafted.difficulty <= HARDEST
    return QuizQuestion(
        question_id=source.question_id(place, number),
        department_id=place.department_id,
        moment_id=place.moment_id,
        stage=place.stage,
        difficulty=drafted.difficulty if is_known else USUAL,
        situation=drafted.situation,
        choices=tuple(Choice(one.text, one.why, one.best) for one in drafted.choices),
        passage=Basis(passage.document, quote),
        owner=place.department_id,
    )


def _numbered(places: Sequence[SituationPlace], number: int) -> SituationPlace | None:
    return places[number - 1] if 1 <= number <= len(places) else None
