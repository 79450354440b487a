"""What the map answers, by the starter's lines and with the embedding that ships."""

from dataclasses import replace

import pytest

from bot.ask.domain import Question
from bot.ask.map.domain import TITLE, MapAnswer
from bot.ask.map.service import MapAnswers
from bot.moments.domain import MomentsMap
from bot.people.domain import Company
from tests.ask.map.desk import FakeGuidance, starters_answers
from tests.ask.starter import STARTER
from tests.kept_vectors import kept_vectors, vector_store

__all__ = ["kept_vectors", "vector_store"]  # fixtures
pytestmark = pytest.mark.usefixtures("kept_vectors")


@pytest.fixture(scope="module")
def answers(kept_vectors: None) -> MapAnswers:  # what it embeds is kept
    return starters_answers()


def told(answers: MapAnswers, text: str, department: str | None = None) -> MapAnswer:
    answer = answers.answer(Question(text, department_id=department))
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("text", "opening", "first"),
    [
        ("How does my department affect customers?", "feel Maintenance", ""),
        ("why should I care about customers, I work in the warehouse", "feel Logistics", ""),
        ("what does purchasing have to do with it", "feel Purchasing", ""),
        ("what does accounting do to the customer", "feel Accounting", "Receiving an invoice"),
        ("who shapes the delivery", "Receiving the delivery is shaped", "Maintenance"),
        ("which departments matter when a customer complains", "Making a claim", ""),
    ],
)
def test_a_question_for_the_map_is_answered_from_it(
    answers: MapAnswers, text: str, opening: str, first: str
) -> None:
    answer = told(answers, text, "maintenance")

    assert opening in answer.opening
    assert answer.lines[0].subject.startswith(first)
    assert 3 <= len(answer.lines) <= 5


def test_each_line_is_cited_as_the_map_word_for_word(answers: MapAnswers) -> None:
    answer = told(answers, "who shapes the delivery")

    file = (STARTER / "moments.yaml").read_bytes().decode()
    for line, citation in zip(answer.lines, answer.citations, strict=True):
        assert (citation.document, citation.title) == ("moments.yaml", TITLE)
        assert citation.heading == "Receiving the delivery"
        assert file[citation.start : citation.end] == citation.quote == line.how


def test_the_asked_moment_comes_first_of_a_named_department(answers: MapAnswers) -> None:
    answer = told(answers, "what part does R&D play in a claim", "logistics")

    assert answer.lines[0].subject == "Making a claim"
    assert "Research and development" in answer.opening


def test_a_department_without_a_part_in_the_moment_is_said_to_have_none(
    answers: MapAnswers,
) -> None:
    answer = told(answers, "what does accounting have to do with the delivery")

    assert answer.opening.startswith("Accounting has no part of its own in this.")
    assert answer.lines[0].subject == "Logistics"


def test_two_named_departments_share_the_lines(answers: MapAnswers) -> None:
    answer = told(answers, "how do purchasing and maintenance affect customers")

    assert "Purchasing and Maintenance" in answer.opening
    assert [line.subject.split(",")[0] for line in answer.lines] == [
        "Purchasing",
        "Purchasing",
        "Maintenance",
        "Maintenance",
    ]


def test_whoever_has_no_department_sees_some_and_is_asked_for_it(answers: MapAnswers) -> None:
    answer = told(answers, "why should I care about customers?")

    assert answer.asks_department
    assert len({line.subject.split(",")[0] for line in answer.lines}) == 5


@pytest.mark.parametrize(
    "text",
    [
        "what do I tell a customer whose delivery will be late?",
        "who owns a claim until its end?",
        "what makes customers happy with us",
        "how many days of vacation do I get?",
        "purchasing never answers my mails, I want to complain",
        "I do not want to be here any more. Not just the job. Any of it.",
        "",
        "\ud800",
    ],
)
def test_any_other_message_is_left_to_guidance(answers: MapAnswers, text: str) -> None:
    assert answers.answer(Question(text, department_id="logistics")) is None


def test_guidance_that_is_sure_goes_before_what_is_hardly_for_the_map(
    answers: MapAnswers,
) -> None:
    text = "R&D in claims"
    guidance = FakeGuidance()
    asked = replace(answers, guidance=guidance)
    assert asked.answer(Question(text)) is not None

    guidance.sure_of.add(text)

    assert asked.answer(Question(text)) is None


def test_guidance_that_is_sure_does_not_take_what_is_surely_for_the_map(
    answers: MapAnswers,
) -> None:
    text = "how does my department affect customers"
    asked = replace(answers, guidance=FakeGuidance({text}))

    assert asked.answer(Question(text)) is not None


def test_courtesies_around_a_question_do_not_change_who_answers(answers: MapAnswers) -> None:
    wanted = "what do customers notice of my work?"

    answer = told(answers, f"Hi team, sorry to bother you. {wanted} Thanks a lot!", "people")

    assert "feel People" in answer.opening


def test_a_department_named_afterwards_is_asked_about_too(answers: MapAnswers) -> None:
    before = ("who shapes the delivery?",)

    answer = answers.answer(Question("and purchasing?", context=before))

    assert answer is not None
    assert "Purchasing" in answer.opening
    assert answer.lines[0].subject == "Receiving the delivery"


def test_what_is_asked_afterwards_is_no_question_for_the_map_by_that(
    answers: MapAnswers,
) -> None:
    asked = Question("and how fast?", context=("who shapes the delivery?",))

    assert answers.answer(asked) is None


def test_a_company_without_a_map_or_departments_answers_nothing_from_it() -> None:
    without_map = starters_answers(moments=MomentsMap(()))
    without_departments = starters_answers(company=Company())
    asked = Question("why should I care about customers?", department_id="logistics")

    assert without_map.answer(asked) is None
    assert told(without_departments, asked.text, "logistics").lines[0].subject
