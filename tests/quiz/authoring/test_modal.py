"""The window gives back the draft as the trainer left it."""

from bot.playground.answers import state_of
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view
from bot.quiz.authoring.domain import QuestionDraft
from bot.quiz.authoring.modal import edited, editing, errors_shown
from tests.builders_quiz import MONDAY, a_question

DRAFT = QuestionDraft("d1", "b1", "Ramps", a_question(difficulty=3), MONDAY)


def test_untouched_window_gives_back_the_draft() -> None:
    view = checked_view(editing(DRAFT, "D0SAM", "1.0"))

    assert edited(DRAFT.question, state_of(view["blocks"], {})["values"]) == DRAFT.question


def test_words_of_the_trainer_are_taken_on_one_line() -> None:
    view = editing(DRAFT, "D0SAM", "1.0")
    values = state_of(view["blocks"], {})["values"]
    values["situation"]["situation"]["value"] = "It rains.\n\nWhat  now?"

    question = edited(DRAFT.question, values)

    assert question.situation == "It rains. What now?"


def test_window_shows_the_quote_and_marks_the_best_choice() -> None:
    shown = visible_text(editing(DRAFT, "D0SAM", "1.0"))

    assert DRAFT.question.passage.quote in shown
    assert "The best choice" in shown


def test_faults_stand_under_a_field() -> None:
    assert errors_shown(["the quote is gone.", "a choice is empty."]) == {
        "situation": "the quote is gone. a choice is empty."
    }
