"""What administrators are asked when more people leave than usual, and what became of it."""

from collections.abc import Sequence
from datetime import date

from bot.company.leavers.domain import DoubtfulDay
from bot.slack import Block, Message, actions, button, plain, section

THEY_LEFT, A_MISTAKE = "company.they_left", "company.they_did_not_leave"


def question(doubt: DoubtfulDay) -> Message:
    """Return the question, with its two answers."""
    text = (
        f"*Did they leave?* {_people(doubt)} That is more than usual. I shut out the first of"
        " them. The others I answer as before while they are in Slack, and I forget none, until"
        " one of you says that it is so."
    )
    answers = [
        _button("They left", THEY_LEFT, doubt, _TOLD_LEFT),
        _button("It is a mistake", A_MISTAKE, doubt, _TOLD_MISTAKE),
    ]
    block_id = f"company.leavers.{doubt.day.isoformat()}"
    return Message(text, (section(text), actions(block_id, answers)))


def _people(doubt: DoubtfulDay) -> str:
    people = "1 person is" if doubt.count == 1 else f"{doubt.count} people are"
    return f"So far {people} said to have left on {_day(doubt.day)}."


_TOLD_LEFT = (
    "I shut out all of them who are still in Slack, and forget each when the days for it are"
    " over, unless they come back."
)
_TOLD_MISTAKE = (
    "All of them who are still in Slack are let in again, until your identity provider says"
    " anew that they left. I forget none of them by myself."
)


def answered(day: date, by: str, *, have_left: bool) -> Message:
    """Return what stands in place of the question once it is answered."""
    said = "did leave" if have_left else "did not leave: it was a mistake"
    text = f"<@{by}> said: those who were said to leave on {_day(day)} {said}."
    return Message(text, (section(text),))


def on_home(doubts: Sequence[DoubtfulDay]) -> list[Block]:
    """Return the open questions for an administrator's App Home; nothing if there is none."""
    return [block for doubt in doubts for block in question(doubt).blocks]


def _button(label: str, action_id: str, doubt: DoubtfulDay, told: str) -> Block:
    confirm = {
        "title": plain(f"{label}?"),
        "text": plain(f"{_people(doubt)} {told}", 300),
        "confirm": plain(label),
        "deny": plain("Cancel"),
    }
    return button(label, action_id, doubt.day.isoformat()) | {"confirm": confirm}


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
