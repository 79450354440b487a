"""Questions, attempts and learners; builders fill in what a test is not about."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.moments.domain import Stage
from bot.quiz.bank.reading import read_bank
from bot.quiz.bank.writing import bank_files
from bot.quiz.domain import Attempt, Basis, Choice, Learner, QuestionBank, QuizQuestion

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)  # ten o'clock in London
PASSAGE = Basis("guidance/departments/logistics.md", "Compare each shipment.")
CHOICES = (
    Choice("Load it and hope.", "The customer counts after us."),
    Choice("Compare it with the order.", "Nothing is missing when it arrives.", is_best=True),
    Choice("Ask the driver.", "The driver does not know the order."),
)


def a_question(question_id: str = "logistics-delivery-01", **changes: object) -> QuizQuestion:
    given: dict[str, object] = {
        "question_id": question_id,
        "department_id": "logistics",
        "moment_id": "delivery",
        "stage": Stage.INTERACTION,
        "difficulty": 1,
        "situation": "A pallet is ready at the dock. What do you do first?",
        "choices": CHOICES,
        "passage": PASSAGE,
        "owner": "logistics",
    }
    return QuizQuestion(**given | changes)  # type: ignore[arg-type]


def questions(count: int) -> tuple[QuizQuestion, ...]:
    return tuple(a_question(f"logistics-delivery-{n:02}") for n in range(1, count + 1))


def an_attempt(
    question_id: str = "logistics-delivery-01",
    *,
    days: float = 0,
    is_right: bool = True,
    **changes: object,
) -> Attempt:
    given: dict[str, object] = {
        "attempt_id": f"{question_id}.{days}",
        "employee_id": "U0MARCO",
        "question_id": question_id,
        "choice": 1 if is_right else 0,
        "is_right": is_right,
        "answered_at": MONDAY + timedelta(days=days),
        "passage": PASSAGE.fingerprint,
    }
    return Attempt(**given | changes)  # type: ignore[arg-type]


def a_learner(**changes: object) -> Learner:
    given: dict[str, object] = {"employee_id": "U0MARCO", "path_began_at": MONDAY}
    return Learner(**given | changes)  # type: ignore[arg-type]


def add_to_file(folder: Path, *new: QuizQuestion) -> None:
    """Write questions into the files of their departments, beside those that are there."""
    bank, _ = read_bank(folder)
    for department_id in {one.department_id for one in new}:
        beside = bank.of_department(department_id)
        own = [one for one in new if one.department_id == department_id]
        for name, text in bank_files(QuestionBank((*beside, *own))).items():
            (folder / name).write_text(text, encoding="utf-8")
