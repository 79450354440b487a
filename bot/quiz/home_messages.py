"""The quiz's part of App Home: an employee's, a manager's and a trainer's."""

from collections.abc import Mapping

from bot.quiz.domain import QuestionBank, Standing
from bot.quiz.messages import PAUSE, start_button
from bot.quiz.overview import DepartmentLearning, MomentProgress, Progress, Section
from bot.quiz.personal_messages import MY_DATA, RESUME, day_of
from bot.quiz.spacing import PATH_DAYS
from bot.quiz.statistics import ENOUGH_FIRST_ATTEMPTS, SMALLEST_GROUP, QuestionFigures
from bot.slack import Block, actions, button, context, escape, header, section

BAR = 10  # characters
QUESTIONS_SHOWN = 5  # to a trainer; the rest is a number


def home_section(seen: Section, bank: QuestionBank) -> list[Block]:
    """Return the quiz's blocks of one employee's App Home, by all their roles."""
    blocks = [header("Quiz"), *_own(seen.progress)]
    for department in seen.departments:
        blocks += _department(department)
    blocks += _questions(seen, bank)
    return blocks


def _own(progress: Progress) -> list[Block]:
    if progress.department is None:
        text = "Where does your work reach our customers? Find out, two minutes at a time."
        return [section(text), actions("quiz.home", [start_button("Begin")])]
    words = [_path(progress), _due(progress)]
    learner = progress.learner
    is_paused = learner is not None and learner.paused_until is not None
    reminders = button("Remind me again", RESUME) if is_paused else button("Pause", PAUSE)
    buttons = [start_button("Quiz me"), reminders, button("My data", MY_DATA)]
    moments = "\n".join(_moment(each) for each in progress.moments)
    return [
        section(" ".join(word for word in words if word)),
        *([section(moments)] if moments else []),
        context("▓ known  ▒ fading or learning  ░ new  ·  Only you see this."),
        actions("quiz.home", buttons),
    ]


def _path(progress: Progress) -> str:
    if progress.next_step_at is None or progress.learner is None:
        return ""
    step, of_all = progress.steps_done + 1, len(PATH_DAYS)
    when = day_of(progress.next_step_at, progress.learner.time_zone)
    return f"*Your first thirty days:* step {step} of {of_all} is on {when}."


def _due(progress: Progress) -> str:
    match progress.due:
        case 0:
            return "Nothing is due today."
        case 1:
            return "*One question is due.*"
        case due:
            return f"*{due} questions are due.*"


def _moment(progress: MomentProgress) -> str:
    return f"`{_bar(progress.standings)}`  {escape(progress.moment.name)}"


def _bar(standings: Mapping[Standing, int]) -> str:
    """Return ten characters: known, then on the way, then new."""
    all_of_them = sum(standings.values())
    known = round(BAR * standings.get(Standing.KNOWN, 0) / all_of_them)
    new = round(BAR * standings.get(Standing.NEW, 0) / all_of_them)
    new = min(new, BAR - known)
    return "▓" * known + "▒" * (BAR - known - new) + "░" * new


def _department(seen: DepartmentLearning) -> list[Block]:
    name = escape(seen.department.name)
    if seen.learning is None:
        text = (
            f"*{name}, learning:* fewer than {SMALLEST_GROUP} colleagues have answered so far,"
            " so there is nothing to show without showing a person."
        )
        return [section(text)]
    names = {moment.moment_id: moment.name for moment in seen.moments.moments}
    lines = [
        f"`{'▓' * round(BAR * share):░<{BAR}}`  {share:.0%}  {escape(names[moment])}"
        for moment, share in seen.learning.known_by_moment.items()
        if moment in names
    ]
    notes = [_participation(seen.learning.participation)]
    if weakest := seen.learning.weakest_moment:
        notes.insert(0, f"Weakest: {escape(names.get(weakest, weakest))}")
    shown = [section("\n".join(lines))] if lines else []
    return [section(f"*{name}, learning:* share known"), *shown, context("  ·  ".join(notes))]


def _participation(share: float | None) -> str:
    if share is None:
        return f"Fewer than {SMALLEST_GROUP} answered in the last thirty days"
    return f"{share:.0%} took part in the last thirty days"


def _questions(seen: Section, bank: QuestionBank) -> list[Block]:
    if not seen.is_trainer:
        return []
    known = f"{seen.counted_questions} of {len(bank.questions)} questions have at least"
    note = context(f"{known} {ENOUGH_FIRST_ATTEMPTS} first attempts; figures begin there.")
    if not seen.questions:
        return [section("*Quiz questions:* none needs another look."), note]
    lines = [_figures(each, bank) for each in seen.questions[:QUESTIONS_SHOWN]]
    count = len(seen.questions)
    title = f"*Quiz questions:* {count} {'needs' if count == 1 else 'need'} another look."
    return [section(title), *[section(line) for line in lines], note]


def _figures(figures: QuestionFigures, bank: QuestionBank) -> str:
    question = bank.named(figures.question_id)
    situation = escape(question.situation) if question else ""
    numbers = []
    if figures.facility is not None:
        numbers.append(f"right the first time: {figures.facility:.0%}")
    if figures.discrimination is not None:
        numbers.append(f"discrimination: {figures.discrimination:.2f}")
    detail = "  ·  ".join([*figures.reasons, *numbers])
    return f"`{escape(figures.question_id)}` {situation}\n_{detail}_"
