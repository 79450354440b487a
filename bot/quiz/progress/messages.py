"""The quiz's part of App Home: an employee's, a manager's and a trainer's."""

from collections.abc import Sequence

from bot.charts import bars
from bot.people.groups import rough_share
from bot.quiz.assign.messages import ASSIGN, day_and_month
from bot.quiz.domain import Mastery, QuestionBank
from bot.quiz.messages import day_of, start_button
from bot.quiz.personal.messages import MY_DATA
from bot.quiz.progress.domain import MomentProgress, Progress, QuizSection
from bot.quiz.progress.figures_messages import SHOW_FIGURES
from bot.quiz.progress.learning_messages import learning
from bot.quiz.progress.statistics import ENOUGH_FIRST_ATTEMPTS, QuestionFigures
from bot.quiz.times import PATH_DAYS
from bot.slack import Block, actions, button, escape, header, section, shortened

QUESTIONS_SHOWN = 5  # to a trainer; the rest is a number
SITUATION_SHOWN = 200  # characters


def home_section(seen: QuizSection, bank: QuestionBank) -> list[Block]:
    """Return the quiz's blocks of one employee's App Home, by all their roles."""
    blocks = [header("Quiz"), *_own(seen)]
    blocks += learning(seen.departments)
    return blocks + _questions(seen, bank)


def _own(seen: QuizSection) -> list[Block]:
    progress = seen.progress
    if progress.department is None:
        text = "Where does your work reach our customers? Find out, two minutes at a time."
        return [section(text), actions("quiz.home", [start_button("Begin")])]
    words = [_path(progress), _assigned(progress), _under_way(progress) or _due(progress)]
    start = start_button("Continue" if progress.left else "Quiz me")
    return [
        section(" ".join(word for word in words if word)),
        *_moments(progress.moments, has_chart=not seen.departments),
        actions("quiz.home", [start, button("My data", MY_DATA)]),
    ]


def _moments(moments: Sequence[MomentProgress], *, has_chart: bool) -> list[Block]:
    """Return progress by moment in words, and as a chart once there is progress."""
    if not moments:
        return []
    lines = [f"•  {escape(each.moment.name)}: {_mastery(each)}" for each in moments]
    percent = {
        each.moment.name: float(round(100 * _known(each) / each.masteries.total()))
        for each in moments
    }
    is_drawn = has_chart and any(percent.values())
    return [
        section("\n".join([*lines, "_Only you see this._"])),
        *([bars("What you know, by moment", percent, "Known, %")] if is_drawn else []),
    ]


def _mastery(progress: MomentProgress) -> str:
    known, of_all = _known(progress), progress.masteries.total()
    new = progress.masteries.get(Mastery.NEW, 0)
    on_the_way = of_all - known - new
    counts = {f"{on_the_way} on the way": on_the_way, f"{new} new": new}
    parts = [
        f"*{known} of {of_all}* known",
        *[words for words, count in counts.items() if count],
    ]
    return ", ".join(parts)


def _known(progress: MomentProgress) -> int:
    return progress.masteries.get(Mastery.KNOWN, 0)


def _path(progress: Progress) -> str:
    if progress.next_step_at is None or progress.learner is None:
        return ""
    step, of_all = progress.steps_done + 1, len(PATH_DAYS)
    when = day_of(progress.next_step_at, progress.learner.time_zone)
    return f"*Your first thirty days:* step {step} of {of_all} is on {when}."


def _assigned(progress: Progress) -> str:
    if not progress.assigned:
        return ""
    first = min(progress.assigned, key=lambda one: one.until)
    about = f" about _{escape(first.moment)}_" if first.moment else ""
    return (
        f"*Your whole department is asked:* a round{about}, until"
        f" {day_and_month(first.until)}; you may skip it."
    )


def _under_way(progress: Progress) -> str:
    if not progress.left:
        return ""
    questions = "one question" if progress.left == 1 else f"{progress.left} questions"
    return f"*You are in the middle of a round:* {questions} to go."


def _due(progress: Progress) -> str:
    match progress.due:
        case 0:
            return "Nothing is due today."
        case 1:
            return "*One question is due.*"
        case due:
            return f"*{due} questions are due.*"


def _questions(seen: QuizSection, bank: QuestionBank) -> list[Block]:
    if not seen.is_trainer:
        return []
    known = f"{seen.counted_questions} of {len(bank.questions)} questions have at least"
    note = f"_{known} {ENOUGH_FIRST_ATTEMPTS} first attempts; figures begin there._"
    lines = [_figures(each, bank) for each in seen.questions[:QUESTIONS_SHOWN]]
    count = len(seen.questions)
    needing = f"{count} {'needs' if count == 1 else 'need'}" if count else "none needs"
    title = f"*Quiz questions:* {needing} another look."
    every = button("How each question works", SHOW_FIGURES)
    assign = button("Assign a round", ASSIGN)
    told = section("\n".join([title, *lines, note]), accessory=every)
    return [told, actions("quiz.trainer", [assign])]


def _figures(figures: QuestionFigures, bank: QuestionBank) -> str:
    question = bank.named(figures.question_id)
    situation = escape(shortened(question.situation, SITUATION_SHOWN)) if question else ""
    numbers = []
    if figures.facility is not None:
        numbers.append(f"right the first time: {rough_share(figures.facility)}")
    if figures.discrimination is not None:
        numbers.append(f"discrimination: {figures.discrimination:.1f}")
    detail = "  ·  ".join([*figures.reasons, *numbers])
    return f"`{escape(figures.question_id)}` {situation}\n_{detail}_"
