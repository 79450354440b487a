"""What a new employee reads, and whoever changes department. Pure."""

from collections.abc import Sequence
from datetime import time

from bot.modals import asking_modal, input_field
from bot.moments.domain import Moment
from bot.people.domain import Department
from bot.quiz.messages import SHOW_CARD, start_button
from bot.quiz.opening import OwnMoment
from bot.quiz.rounds import NeedsDepartment
from bot.quiz.times import PATH_DAYS
from bot.slack import (
    Block,
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
READER = "reader"
LAST_DAY = PATH_DAYS[-1]
_FIRST_TALK = (
    "“Where did you meet a customer this week, or their order, call or letter?”",
    "“What would you have needed to hear on your first day?”",
)
_LATER_TALK = (
    "“What do we do that our customers would not miss?”",
    "“Where do we stand in your way when you want to do right by a customer?”",
)
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


def to_talk_about(
    name: str, department: Department, own: Sequence[Moment], day: int
) -> Message:
    """Return what a manager hears: what to talk about with somebody new, never how they do."""
    since = "a week" if day < LAST_DAY else "a month"
    title = f"*{escape(name)} is {since} into {escape(department.name)}.* A talk over a coffee?"
    lines = "\n".join(f"•  *{escape(one.name)}*: {escape(one.good)}" for one in own)
    ask = _FIRST_TALK if day < LAST_DAY else _LATER_TALK
    blocks = (
        section(title),
        *([section(f"*Where customers feel your work most*\n{lines}")] if lines else []),
        section("*To begin with*\n" + "\n".join(f"•  {one}" for one in ask)),
        context("The same for everybody new: how somebody does in the quiz, I tell nobody."),
    )
    return Message(title.replace("*", ""), blocks)


def path_card(who: str, department: Department, own: Sequence[OwnMoment]) -> Message:
    """Return the card of a path, as somebody else reads it: that it was gone, never how."""
    title = (
        f"<@{who}> shows you a card: the first thirty days with our customers in"
        f" *{escape(department.name)}* are done."
    )
    lines = [f"•  *{escape(moment.name)}*: {escape(part.how)}" for moment, part in own]
    listed = [section("\n".join(["*What it was about*", *lines]))] if lines else []
    return Message(title.replace("*", ""), (section(title), *listed))


def card_shown(to: str) -> Message:
    """Return what whoever showed it reads."""
    text = f"<@{to}> has your card."
    return Message(text, (section(text),))


def choosing_reader() -> Block:
    """Return the modal in which somebody says to whom the card is shown."""
    person = {"type": "users_select", "action_id": READER}
    blocks = [
        input_field(READER, "Who shall see it?", person),
        context("It says that you went the path, and what it was about. Never how you did."),
    ]
    return asking_modal("A card of your path", blocks, SHOW_CARD, carried="", submit="Show")
