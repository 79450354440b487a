"""The modal gives back the draft as the trainer left it."""

from dataclasses import replace

from bot.playground.answers import state_of
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view
from bot.quiz.authoring.modals import OF_COMPLAINT, edited, editing, errors_shown, lacking
from tests.builders_quiz import a_question

QUESTION = a_question(difficulty=3)


def test_untouched_modal_gives_back_the_draft() -> None:
    view = checked_view(editing(QUESTION, {"draft_id": "d1"}))

    assert edited(QUESTION, state_of(view["blocks"], {})["values"]) == QUESTION


def test_words_of_the_trainer_are_taken_on_one_line() -> None:
    view = editing(QUESTION, {"draft_id": "d1"})
    values = state_of(view["blocks"], {})["values"]
    values["situation"]["situation"]["value"] = "It rains.\n\nWhat  now?"

    question = edited(QUESTION, values)

    assert question.situation == "It rains. What now?"


def test_modal_shows_the_quote_and_marks_the_best_choice() -> None:
    shown = visible_text(editing(QUESTION, {"draft_id": "d1"}))

    assert QUESTION.passage.quote in shown
    assert "The best choice" in shown


def test_complaint_s_modal_names_its_fields_as_messages_posted_before() -> None:
    view = checked_view(editing(QUESTION, {"number": 1}, OF_COMPLAINT))

    names = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]

    others = ("other1", "other1_why", "other2", "other2_why")
    assert set(names) == {"situation", "best", "best_why", *others, "difficulty"}
    assert view["callback_id"] == "ideas.approve_lesson"


def test_modal_that_version_0_1_opened_is_read() -> None:
    texts = {"situation": QUESTION.situation}
    for number, choice in enumerate(QUESTION.choices):
        texts |= {f"choice{number}": choice.text, f"why{number}": choice.why}
    values = {name: {"text": {"value": text}} for name, text in texts.items()}

    assert edited(QUESTION, values) == QUESTION


def test_missing_words_are_pointed_out_where_they_are() -> None:
    best, *others = sorted(QUESTION.choices, key=lambda choice: not choice.is_best)
    others = [replace(others[0], text=""), replace(others[1], why="")]
    empty = replace(QUESTION, situation="", choices=(best, *others))

    assert lacking(empty).keys() == {"situation", "other1", "other2_why"}
    assert lacking(QUESTION) == {}


def test_faults_stand_under_a_field() -> None:
    assert errors_shown(["the quote is gone.", "a choice is empty."]) == {
        "situation": "the quote is gone. a choice is empty."
    }
