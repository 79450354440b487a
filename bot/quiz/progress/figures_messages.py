"""How a trainer sees each question of a department: its figures and disagreements. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.modals import reading_modal
from bot.people.domain import Department
from bot.people.groups import rough_share
from bot.quiz.domain import Disagreement, QuizQuestion
from bot.quiz.progress.statistics import ENOUGH_FIRST_ATTEMPTS, QuestionFigures
from bot.slack import Block, actions, context, escape, menu, option, section, shortened

SHOW_FIGURES, FIGURES_OF = "quiz.show_figures", "quiz.figures_of"
SITUATION_CHARACTERS = 140
WORDS_CHARACTERS = 200
MOST_QUESTIONS = 90  # a view has a hundred blocks


@dataclass(frozen=True, slots=True)
class FiguresOfDepartment:
    """What a trainer looks at."""

    department: Department
    departments: Sequence[Department]  # to choose from
    questions: Sequence[QuizQuestion]
    figures: Mapping[str, QuestionFigures]  # by question
    disagreements: Sequence[Disagreement] = field(default=())  # open ones, without names


def figures_modal(seen: FiguresOfDepartment) -> Block:
    """Return the modal with a line for each question, in the order of the bank."""
    options = [option(each.name, each.department_id) for each in seen.departments]
    chosen = menu(FIGURES_OF, "Choose a department", options, seen.department.department_id)
    lines = [section(_line(each, seen)) for each in seen.questions[:MOST_QUESTIONS]]
    note = (
        f"Figures count first attempts and begin at {ENOUGH_FIRST_ATTEMPTS} of them."
        " Discrimination below 0.2: those who know more do not do better here."
    )
    blocks = [
        actions("quiz.figures", [chosen]),
        context(note),
        *(lines or [section("There are no questions for this department yet.")]),
    ]
    return reading_modal("How questions work", blocks)


def _line(question: QuizQuestion, seen: FiguresOfDepartment) -> str:
    figures = seen.figures[question.question_id]
    situation = escape(shortened(question.situation, SITUATION_CHARACTERS))
    said = [
        f"\n>{escape(shortened(' '.join(each.words.split()), WORDS_CHARACTERS))}"
        for each in seen.disagreements
        if each.question_id == question.question_id
    ]
    return (
        f"`{escape(question.question_id)}` {situation}\n_{'  ·  '.join(told_figures(figures))}_"
        + "".join(said)
    )


def told_figures(figures: QuestionFigures) -> list[str]:
    """Return what is told of how a question works, part by part."""
    told = [f"first attempts: {figures.first_attempts}"]
    if figures.facility is not None:
        told.append(f"right the first time: {rough_share(figures.facility)}")
    if figures.discrimination is not None:
        told.append(f"discrimination: {figures.discrimination:.1f}")
    if figures.open_disagreements:
        told.append(f"open disagreements: {figures.open_disagreements}")
    return [*told, *(["needs another look"] if figures.reasons else [])]
