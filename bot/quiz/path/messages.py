"""What a new employee reads, and whoever changes department. Pure."""

from datetime import time

from bot.people.domain import Department
from bot.quiz.messages import start_button
from bot.quiz.rounds import NeedsDepartment
from bot.quiz.times import PATH_DAYS
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
_IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


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


def department_chosen(department: Department, from_then: time, *, is_first: bool) -> Message:
    """Return what follows the choice of a department.

    ``from_then`` is when questions may come at the soonest, on the employee's own clock.
    """
    name = escape(department.name)
    if not is_first:
        text = f"You are in *{name}* now. Your next questions are about your work there."
        return Message(text, (section(text), actions("quiz.on", [start_button("Quiz me")])))
    text = (
        f"*{name}* it is. Your first thirty days have {_IN_WORDS[len(PATH_DAYS)]} short steps"
        " of five questions. The first is ready now, and begins with where customers feel your"
        " department most; the others wait for you from"
        f" {from_then:%H:%M} on {_listed(PATH_DAYS[1:])} after today. I bring them on working"
        " days only, and never while you are away."
    )
    note = (
        "Your answers are yours: nobody sees them. `/customer my data` shows and deletes them."
    )
    blocks = (section(text), actions("quiz.on", [start_button("Begin")]), context(note))
    return Message(text, blocks)


def _listed(days: tuple[int, ...]) -> str:
    *first, last = (str(day) for day in days)
    return f"day {', '.join(first)} and {last}"


def path_completed(name: str, department: Department) -> Message:
    """Return what a manager hears: that the path is complete, never how."""
    text = (
        f"{escape(name)} has completed the first thirty days of the customer quiz"
        f" in {escape(department.name)}."
    )
    note = "A good moment for a word of thanks. Answers stay with whoever gave them."
    return Message(text, (section(text), context(note)))
