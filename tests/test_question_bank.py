"""The question bank that we ship, held to what employees may expect of it."""

from pathlib import Path

from bot.moments.reading import read_moments
from bot.people.reading import read_company
from bot.quiz.bank import read_bank, read_placed
from bot.quiz.checking import check_bank

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
QUESTIONS = KNOWLEDGE / "questions"


def test_a_trainer_finds_nothing_to_put_right() -> None:
    moments = read_moments(KNOWLEDGE / "moments.yaml")

    findings = check_bank(QUESTIONS, knowledge=KNOWLEDGE, moments=moments)

    assert [str(finding) for finding in findings] == []


def test_every_department_has_questions_of_its_own() -> None:
    bank, _ = read_bank(QUESTIONS)
    company = read_company(KNOWLEDGE / "departments.yaml")

    asked = {question.department_id for question in bank.questions}

    assert asked == {department.department_id for department in company.departments}


def test_the_bank_is_large_enough_for_a_whole_company() -> None:
    placed, _ = read_placed(QUESTIONS)

    assert len(placed) >= 180


def test_every_choice_says_why_in_one_or_two_sentences() -> None:
    bank, _ = read_bank(QUESTIONS)

    reasons = [choice.why for question in bank.questions for choice in question.choices]

    assert max(len(reason.split()) for reason in reasons) <= 60
    assert min(len(reason.split()) for reason in reasons) >= 4
