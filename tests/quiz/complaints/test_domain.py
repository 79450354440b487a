"""The first draft of a complaint's question, and how kept work carries it."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from bot.delivery.tasks import task_in
from bot.delivery.work import Work
from bot.moments.domain import DepartmentPart, Moment, MomentsMap, Stage
from bot.quiz.bank.reading import read_bank
from bot.quiz.complaints.domain import Lesson, TeachLesson, template
from tests.builders_quiz import add_to_file
from tests.quiz.complaints.desk import BASIS, a_complaint

MOMENTS = MomentsMap(
    (
        Moment(
            "delivery",
            "A delivery",
            "It comes.",
            (
                DepartmentPart("logistics", Stage.INTERACTION, "Brings it."),
                DepartmentPart("accounting", Stage.REMEMBRANCE, "Bills it."),
            ),
        ),
    )
)


def test_draft_tells_the_complaint_and_stands_on_guidance() -> None:
    complaint = a_complaint(number=42, label="I-1042")

    question = template(complaint, MOMENTS, BASIS)

    assert complaint.said in question.situation
    assert question.choices[question.best].text == complaint.better
    assert (question.question_id, question.passage) == ("logistics-delivery-1042", BASIS)


def test_lesson_goes_to_the_department_that_shapes_the_moment() -> None:
    from_elsewhere = a_complaint(department_id="management")
    own = a_complaint(department_id="accounting")

    assert template(from_elsewhere, MOMENTS, BASIS).department_id == "logistics"
    assert template(own, MOMENTS, BASIS).stage is Stage.REMEMBRANCE


def test_moment_that_is_no_longer_on_the_map_keeps_the_department() -> None:
    assert template(a_complaint(), MomentsMap(()), BASIS).department_id == "logistics"


def test_complaint_without_a_proposal_has_a_best_choice_all_the_same() -> None:
    question = template(a_complaint(better=""), MOMENTS, BASIS)

    assert question.choices[question.best].text


@pytest.mark.parametrize(
    "said",
    [
        "It came late.",
        "Nobody rang: the boxes stood in the rain. " * 200,
        'She said: "no" & <never> #1 \\ {again} 🙂\n\n- yes: [x]',
    ],
)
def test_draft_is_a_question_of_the_bank(tmp_path: Path, said: str) -> None:
    question = template(a_complaint(said=said, better=said), MOMENTS, BASIS)

    add_to_file(tmp_path, question)

    bank, findings = read_bank(tmp_path)
    assert findings == ()
    assert [one.question_id for one in bank.questions] == [question.question_id]


def test_kept_work_gives_back_the_question() -> None:
    question = template(a_complaint(), MOMENTS, BASIS)
    best = question.best

    carried = json.loads(json.dumps(asdict(Lesson.of(1, question))))
    task = task_in(
        Work("ideas.teach", "k", {"lesson": carried, "employee_id": "U0SAM"}), TeachLesson
    )

    assert task.lesson.question("I-1001", task.difficulty) == question
    assert carried.keys() == {
        *("number", "department_id", "moment_id", "stage", "situation"),
        *("best", "others", "basis"),
    }
    assert carried["best"] == {
        "text": question.choices[best].text,
        "why": question.choices[best].why,
    }


def test_best_choice_comes_first_in_kept_work() -> None:
    question = template(a_complaint(), MOMENTS, BASIS)
    turned = replace(question, choices=tuple(reversed(question.choices)))

    lesson = Lesson.of(1, turned)

    assert lesson.best.text == question.choices[question.best].text
    assert lesson.question("I-1001", 2).best == 0
