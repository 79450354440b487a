"""How a trainer assigns a round, and sees what became of it. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.modals import asking_modal, input_field
from bot.people.groups import SMALLEST_GROUP, Band
from bot.quiz.assign.domain import AssigningPage, SeenAssignment
from bot.slack import (
    Block,
    Message,
    button,
    context,
    divider,
    escape,
    menu,
    option,
    plain,
    section,
)

ASSIGN, ASSIGNED, TAKE_BACK = "quiz.assign", "quiz.assigned", "quiz.take_back_round"
DEPARTMENT, MOMENT, DAY = "department", "moment", "day"
ANY_MOMENT = "any"
TITLE = "Assign a round"
USUALLY = timedelta(days=14)  # that a department has
_NOTE = (
    "Everybody there gets five questions of their own with their next reminder, and may skip"
    " them. What a person answers is theirs: you see how many took part, roughly, from"
    f" {SMALLEST_GROUP} people on."
)


def assigning(page: AssigningPage, today: date) -> Block:
    """Return the modal: what was assigned so far, and a form for the next."""
    departments = [option(one.name, one.department_id) for one in page.departments]
    moments = [option(one.name, one.moment_id) for one in page.moments]
    anything = option("Whatever comes next for each", ANY_MOMENT)
    day = {
        "type": "datepicker",
        "action_id": DAY,
        "initial_date": (today + USUALLY).isoformat(),
    }
    blocks = [
        input_field(DEPARTMENT, "Department", menu(DEPARTMENT, "Choose one", departments)),
        input_field(MOMENT, "About", menu(MOMENT, "", [anything, *moments], ANY_MOMENT)),
        input_field(DAY, "Until", day),
        context(_NOTE),
        *_so_far(page.seen),
    ]
    return asking_modal(TITLE, blocks, ASSIGNED, carried="", submit="Assign")


def _so_far(seen: Sequence[SeenAssignment]) -> list[Block]:
    if not seen:
        return []
    return [divider(), section("*Assigned so far*"), *map(_line, seen)]


def _line(seen: SeenAssignment) -> Block:
    text = f"{_what(seen)}\n{_state(seen)}  ·  {_took_part(seen.participation)}"
    if not seen.is_open:
        return section(text)
    take_back = button("Take it back", TAKE_BACK, seen.assignment.assignment_id)
    spoken = plain(f"Take back the round for {seen.department}")["text"]
    return section(text, accessory=take_back | {"accessibility_label": spoken})


def _what(seen: SeenAssignment) -> str:
    about = f", about _{escape(seen.moment)}_" if seen.moment else ""
    return f"*{escape(seen.department)}*{about}"


def _state(seen: SeenAssignment) -> str:
    until = day_and_month(seen.assignment.until)
    if seen.assignment.ended_at:
        return "taken back"
    return f"until {until}" if seen.is_open else f"over since {until}"


def _took_part(band: Band | None) -> str:
    return f"answered: {band}" if band else "answered: not told of so few"


def day_and_month(day: date) -> str:
    """Return a day of the next weeks as one says it: "Friday, 13 March"."""
    return f"{day:%A}, {day.day} {day:%B}"


def assigned(seen: SeenAssignment) -> Message:
    """Return what the trainer hears of a round that was assigned."""
    until = day_and_month(seen.assignment.until)
    text = f"Assigned: five questions for {_what(seen)}, until {until}."
    note = "They come with the next reminder. `/customer assign` shows how many took part."
    return Message(text, (section(text), context(note)))
