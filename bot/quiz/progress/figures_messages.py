"""How a trainer sees each question of a department: its figures and disagreements. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.long_lists import ListPart, part_of, parts, place
from bot.modals import reading_modal
from bot.people.domain import Department
from bot.people.groups import rough_share
from bot.quiz.domain import Disagreement, QuizQuestion
from bot.quiz.progress.statistics import ENOUGH_FIRST_ATTEMPTS, QuestionFigures
from bot.slack import Block, actions, context, escape, menu, option, section, shortened

SHOW_FIGURES, FIGURES_OF = "quiz.show_figures", "quiz.figures_of"
SITUATION_CHARACTERS = 140
WORDS_CHARACTERS = 200
NAME_CHARACTERS = 45  # of a department, beside the numbers of its questions
QUESTIONS_SHOWN = 90  # of one part; a view has a hundred blocks


@dataclass(frozen=True, slots=True)
class FiguresOfDepartment:
    """What a trainer looks at."""

    department: Department
    counts: Mapping[Department, int]  # to choose from, with how many questions each has
    questions: Sequence[QuizQuestion]
    figures: Mapping[str, QuestionFigures]  # by question
    disagreements: Sequence[Disagreement] = field(default=())  # open ones, without names
    first: int = 0  # of the questions shown
    received: str = ""  # how its rounds are, in a line


def figures_modal(seen: FiguresOfDepartment) -> Block:
    """Return the modal with a line for each question, in the order of the bank."""
    shown = part_of(seen.questions, seen.first, QUESTIONS_SHOWN)
    options = [one for each in seen.counts.items() for one in _options(*each)]
    chosen = _chosen(seen.department.department_id, shown)
    choosing = menu(FIGURES_OF, "Choose a department", options, chosen)
    lines = [section(_line(each, seen)) for each in shown.shown]
    note = (
        f"Figures count first attempts and begin at {ENOUGH_FIRST_ATTEMPTS} of them."
        " Discrimination below 0.2: those who know more do not do better here."
    )
    blocks = [
        actions("quiz.figures", [choosing]),
        *([section(seen.received)] if seen.received else []),
        context(note),
        *(lines or [section("There are no questions for this department yet.")]),
    ]
    return reading_modal("How questions work", blocks)


def _chosen(department_id: str, shown: ListPart[QuizQuestion]) -> str:
    return place(department_id, shown.first) if shown.count > shown.size else department_id


def _options(department: Department, count: int) -> list[Block]:
    """Return a department's option, or one for each part of its questions."""
    if count <= QUESTIONS_SHOWN:
        return [option(department.name, department.department_id)]
    name = shortened(department.name, NAME_CHARACTERS)
    found = parts(department.department_id, count, QUESTIONS_SHOWN)
    return [option(f"{name}: {text}", value) for text, value in found]


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
