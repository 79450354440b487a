"""How the quiz speaks to one employee: welcome, path, pause, own data."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.people.domain import Department
from bot.quiz.messages import start_button
from bot.quiz.remind.pausing import FOR_GOOD, NoEnd
from bot.quiz.service import NeedsDepartment
from bot.quiz.spacing import PATH_DAYS
from bot.slack import (
    Message,
    actions,
    button,
    context,
    escape,
    menu,
    option,
    section,
)

CHOOSE_DEPARTMENT, CONFIRM_DEPARTMENT = "quiz.choose_department", "quiz.confirm_department"
RESUME, FORGET, MY_DATA = "quiz.resume", "quiz.forget", "quiz.my_data"
_IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WITHIN_A_YEAR = timedelta(days=300)  # a day without its year is clear


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
    if not needed.departments:
        unknown = (
            "I have not been told which departments there are, so I cannot ask about yours."
        )
        return Message(unknown, (section(unknown),))
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
        f"*{name}* it is. Your first thirty days have {_IN_WORDS[len(PATH_DAYS)]} short steps"
        " of five questions. The first is ready now; the others come to you at half past nine"
        f" on {_listed(PATH_DAYS[1:])} after today, never on a weekend or while you are away."
    )
    note = (
        "Your answers are yours: nobody sees them. `/customer my data` shows and deletes them."
    )
    blocks = (section(text), actions("quiz.on", [start_button("Begin")]), context(note))
    return Message(text, blocks)


def _listed(days: tuple[int, ...]) -> str:
    *first, last = (str(day) for day in days)
    return f"day {', '.join(first)} and {last}"


def paused(until: datetime, now: datetime, time_zone: str) -> Message:
    """Return that nothing comes unasked until then."""
    is_soon = until - now < WITHIN_A_YEAR
    if until == FOR_GOOD:
        text = "No more reminders. Say “quiz me” whenever you like."
    else:
        day = day_of(until, time_zone) if is_soon else day_and_year_of(until, time_zone)
        text = f"No reminders until {day}. “quiz me” works all the same."
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


def day_and_year_of(moment: datetime, time_zone: str) -> str:
    """Return a day that may be long ago or far ahead: "2 March 2026"."""
    local = moment.astimezone(ZoneInfo(time_zone))
    return f"{local.day} {local:%B %Y}"


def path_completed(name: str, department: Department) -> Message:
    """Return what a manager hears: that the path is complete, never how."""
    text = (
        f"{escape(name)} has completed the first thirty days of the customer quiz"
        f" in {escape(department.name)}."
    )
    note = "A good moment for a word of thanks. Answers stay with whoever gave them."
    return Message(text, (section(text), context(note)))
