"""The questions that the company asks are many, fair, and true to its guidance."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from bot.moments.reading import read_moments
from bot.people.reading import read_company
from bot.quiz.bank.checking import check_bank
from bot.quiz.bank.reading import read_bank
from bot.quiz.domain import QuizQuestion
from bot.quiz.twins import by_rule

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
BANK, UNREADABLE = read_bank(KNOWLEDGE / "questions")
MAP = read_moments(KNOWLEDGE / "moments.yaml")
COMPANY = read_company(KNOWLEDGE / "departments.yaml")
DEPARTMENTS = [department.department_id for department in COMPANY.departments]
TEXTS = {
    path.relative_to(KNOWLEDGE).as_posix(): " ".join(path.read_text(encoding="utf-8").split())
    for path in KNOWLEDGE.glob("guidance/*/*.md")
}
of_each_department = pytest.mark.parametrize("department_id", DEPARTMENTS)


def words_in(text: str) -> set[str]:
    return set(text.casefold().split())


def is_best_longest(question: QuizQuestion) -> bool:
    lengths = [len(choice.text) for choice in question.choices]
    return lengths[question.best] == max(lengths)


def test_everything_in_the_bank_can_be_asked() -> None:
    assert UNREADABLE == ()
    assert (
        check_bank(KNOWLEDGE / "questions", knowledge=KNOWLEDGE, moments=MAP, company=COMPANY)
        == []
    )


def test_there_are_enough_questions() -> None:
    assert len(DEPARTMENTS) == 14
    assert len(BANK.questions) >= 840


@of_each_department
def test_each_department_has_fifteen_rules_with_four_questions_each(department_id: str) -> None:
    rules = by_rule(BANK.of_department(department_id))

    assert len(rules) >= 15
    assert min(map(len, rules.values())) >= 4


@of_each_department
def test_each_moment_of_a_department_is_asked_about_in_three_questions(
    department_id: str,
) -> None:
    counts = Counter(one.moment_id for one in BANK.of_department(department_id))

    assert min(counts.values()) >= 3


def test_each_foundation_carries_six_questions() -> None:
    counts = Counter(question.passage.document for question in BANK.questions)
    foundations = [name for name in TEXTS if "/foundations/" in name]

    assert {name: counts[name] for name in foundations if counts[name] < 6} == {}


@of_each_department
def test_all_moments_of_a_department_are_asked_about(department_id: str) -> None:
    asked = {question.moment_id for question in BANK.of_department(department_id)}

    assert asked == {moment.moment_id for moment in MAP.of_department(department_id)}


def test_ids_are_unique() -> None:
    counts = Counter(question.question_id for question in BANK.questions)

    assert [each for each, count in counts.items() if count > 1] == []


@of_each_department
def test_each_question_quotes_the_guidance_and_explains_every_choice(
    department_id: str,
) -> None:
    for question in BANK.of_department(department_id):
        assert question.passage.quote in TEXTS[question.passage.document], question.question_id
        assert sum(choice.is_best for choice in question.choices) == 1, question.question_id
        assert len(question.choices) in {3, 4}, question.question_id
        assert all(choice.why.strip() for choice in question.choices), question.question_id


def test_neither_the_longest_nor_the_shortest_choice_is_a_good_guess() -> None:
    longest = [question for question in BANK.questions if is_best_longest(question)]
    shortest = [
        question
        for question in BANK.questions
        if len(question.choices[question.best].text)
        == min(len(choice.text) for choice in question.choices)
    ]

    assert len(longest) / len(BANK.questions) <= 0.35
    assert len(shortest) / len(BANK.questions) <= 0.35


def test_no_place_is_a_good_guess() -> None:
    places = Counter(question.best for question in BANK.questions)

    assert max(places.values()) / len(BANK.questions) <= 0.3


def test_no_situation_is_told_twice() -> None:
    told = [(each.question_id, words_in(each.situation)) for each in BANK.questions]
    alike = [
        (first, second)
        for (first, ours), (second, theirs) in combinations(told, 2)
        if len(ours & theirs) / len(ours | theirs) > 0.5
    ]

    assert alike == []
