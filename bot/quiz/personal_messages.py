"""How the quiz speaks to one employee: welcome, path, pause, own data."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.people.domain import Department
from bot.quiz.domain import Occasion
from bot.quiz.messages import start_button
from bot.quiz.own_data import OwnData
from bot.quiz.pausing import FOR_GOOD, NoEnd
from bot.quiz.service import NeedsDepartment
from bot.quiz.spacing import PATH_DAYS
from bot.slack import (
    Block,
    Message,
    actions,
    button,
    context,
    escape,
    menu,
    option,
    plain,
    section,
    shortened,
)

CHOOSE_DEPARTMENT, CONFIRM_DEPARTMENT = "quiz.choose_department", "quiz.confirm_department"
RESUME, FORGET, MY_DATA = "quiz.resume", "quiz.forget", "quiz.my_data"


def welcome(needed: NeedsDepartment, name: str) -> Message:
    """Return the welcome of somebody new, which asks where they work."""
    greeting = f"Welcome, {escape(name)}!" if name else "Welcome!"
    text = (
        f"*{greeting}* Every one of us shapes what our customers experience, most of us without"
        " ever meeting one. I will show you where your own work reaches them: a few questions"
        " from your working day, two minutes at a time."
    )
    return _asks_for_department(text, f"{greeting} Where do you work?", needed)


def where_do_you_work(needed: NeedsDepartment) -> Message:
    """Return the question for the department, without the welcome."""
    text = "Where do you work? Then I can ask about your own working day."
    return _asks_for_department(text, text, needed)


def _asks_for_department(text: str, spoken: str, needed: NeedsDepartment) -> Message:
    named = [
        option(department.name, department.department_id) for department in needed.departments
    ]
    buttons = [menu(CHOOSE_DEPARTMENT, "Choose your department", named)]
    if needed.suggested:
        yes = f"Yes, {needed.suggested.name}"
        value = needed.suggested.department_id
        buttons.insert(0, button(yes, CONFIRM_DEPARTMENT, value, style="primary"))
        text += f"\nYour profile says *{escape(needed.suggested.name)}*. Is that right?"
    else:
        text += "\nWhere do you work?"
    return Message(spoken, (section(text), actions("quiz.department", buttons)))


def department_chosen(department: Department, *, is_first: bool) -> Message:
    """Return what follows the choice of a department."""
    name = escape(department.name)
    if not is_first:
        text = f"You are in *{name}* now. Your next questions are about your work there."
        return Message(text, (section(text), actions("quiz.on", [start_button("Quiz me")])))
    text = (
        f"*{name}* it is. Your first thirty days have {len(PATH_DAYS)} short steps of five"
        " questions. The first is ready now; the others come to you at half past nine on"
        f" {_listed(PATH_DAYS[1:])} after today, never on a weekend or while you are away."
    )
    note = (
        "Your answers are yours: nobody sees them. `/customer my data` shows and deletes them."
    )
    blocks = (section(text), actions("quiz.on", [start_button("Begin")]), context(note))
    return Message(text, blocks)


def _listed(days: tuple[int, ...]) -> str:
    *first, last = (str(day) for day in days)
    return f"day {', '.join(first)} and {last}"


def paused(until: datetime, time_zone: str) -> Message:
    """Return that nothing comes unasked until then."""
    if until == FOR_GOOD:
        text = "No more reminders. Say “quiz me” whenever you like."
    else:
        text = f"No reminders until {day_of(until, time_zone)}. “quiz me” works all the same."
    blocks = (section(text), actions("quiz.paused", [button("Remind me again", RESUME)]))
    return Message(text, blocks)


def pause_without_end(why: NoEnd) -> Message:
    """Return how to say until when, after words that name no day to come."""
    opening = {
        NoEnd.UNCLEAR: "I am not sure which day you mean, so I have changed nothing.",
        NoEnd.PAST: "That day is over already, so I have changed nothing.",
    }
    text = (
        f"{opening[why]} For example: `/customer pause until Monday`,"
        " `/customer pause two weeks`, `/customer pause until 24 December`,"
        " or just `/customer pause`."
    )
    return Message(text, (section(text),))


def resumed() -> Message:
    """Return that reminders come again."""
    text = "Reminders are back. I bring what is about to fade, at most once a working day."
    return Message(text, (section(text),))


def day_of(moment: datetime, time_zone: str) -> str:
    """Return the day as the employee would say it: "Monday, 2 March"."""
    local = moment.astimezone(ZoneInfo(time_zone))
    return f"{local:%A}, {local.day} {local:%B}"


def own_data(data: OwnData) -> Message:
    """Return everything kept about the employee, and the button that deletes it."""
    if data.learner is None and not data.attempts:
        text = "I keep nothing about you for the quiz."
        return Message(text, (section(text),))
    attempts, right = len(data.attempts), sum(each.is_right for each in data.attempts)
    zone = data.learner.time_zone if data.learner else "UTC"
    steps = sum(each.occasion is Occasion.PATH for each in data.rounds)
    lines = [
        f"Department: {escape(data.department or 'not chosen')}",
        f"Answers: {attempts}, of which right: {right}",
        f"Rounds: {len(data.rounds)}, of which steps of your first thirty days: {steps}",
        f"Disagreements: {len(data.disagreements)}",
        f"Time zone, from Slack: {escape(zone)}",
        *_dates(data, zone),
    ]
    text = "This is what I keep about you for the quiz:"
    blocks = (
        section(f"*{text}*\n" + "\n".join(f"•  {line}" for line in lines)),
        *_each_answer(data, zone),
        context(
            "Nobody else sees your answers. Managers see groups of five or more, trainers see"
            " how questions work, both without names."
        ),
        actions("quiz.my_data", [_forget_button()]),
    )
    return Message(text, blocks)


def _dates(data: OwnData, zone: str) -> list[str]:
    learner = data.learner
    if learner is None:
        return []
    dates = {
        "First thirty days begun": learner.path_began_at,
        "Reminders paused until": learner.paused_until,
    }
    known = [f"{what}: {day_of(when, zone)}" for what, when in dates.items() if when]
    return known + ([f"Last reminder: {learner.reminded_on}"] if learner.reminded_on else [])


def _each_answer(data: OwnData, zone: str) -> list[Block]:
    last = data.attempts[-30:]  # the newest; a message has room for no more
    lines = [
        f"{day_of(each.answered_at, zone)}: {escape(each.question_id)},"
        f" {'right' if each.is_right else 'not right'}"
        for each in reversed(last)
    ]
    return [section(shortened("\n".join(lines), 2900))] if lines else []


def _forget_button() -> Block:
    confirm = {
        "title": plain("Delete everything?"),
        "text": plain(
            "Your answers, your progress and your department are deleted for good.", 300
        ),
        "confirm": plain("Delete"),
        "deny": plain("Keep"),
        "style": "danger",
    }
    return button("Delete all of it", FORGET, style="danger") | {"confirm": confirm}


def forgotten() -> Message:
    """Return that everything is gone."""
    text = "Done: I keep nothing about you for the quiz any more. Say “quiz me” to begin anew."
    return Message(text, (section(text),))


def path_completed(name: str, department: Department) -> Message:
    """Return what a manager hears: that the path is complete, never how."""
    text = (
        f"{escape(name)} has completed the first thirty days of the customer quiz"
        f" in {escape(department.name)}."
    )
    note = "A good moment for a word of thanks. Answers stay with whoever gave them."
    return Message(text, (section(text), context(note)))
