"""What is said of what is kept about a person, and that it is gone. Pure."""

from collections.abc import Sequence

from bot.company.records.domain import KeptOfPerson
from bot.slack import Block, Message, actions, button, context, escape, plain, section

FORGET = "quiz.forget"  # a name that outlives a process: it was the quiz's alone
FORGET_LEAVER = "company.forget_leaver"
_STAYS = (
    "What stays: the messages in Slack; reports, and what was done about them, which others go"
    " on with, without {whose} name; backups, until they are deleted. For an hour or two, the"
    " work that I did last for {whom}, so that nothing is done twice."
)


def lines_of(kept: Sequence[KeptOfPerson]) -> list[str]:
    """Return a line for each table: what it is, how much, for how long."""
    return [f"{one.what}: {one.count}, kept {one.kept}" for one in kept]


def forget_button() -> Block:
    """Return the button by which people have all about themselves forgotten."""
    told = (
        "All of this list is deleted for good: answers, progress, settings, department. Reports"
        " stay, on boards too, without your name, and you hear no more of them. Messages that"
        " stand in Slack stay as they are, with your name where it is in them."
    )
    return _button("Delete all of it", FORGET, "", told)


def forgotten(left: Sequence[KeptOfPerson]) -> Message:
    """Return that whoever asked for it is forgotten, or what was found all the same."""
    text = "Done: I keep nothing about you any more. I looked again in every table."
    return _told(text, left, _STAYS.format(whose="your", whom="you"))


def of_leaver(user: str, kept: Sequence[KeptOfPerson]) -> Message:
    """Return what an administrator is shown of somebody who left: kinds and numbers."""
    if not kept:
        text = f"I keep nothing about <@{user}>."
        return Message(text, (section(text),))
    text = f"I keep about <@{user}>, who left:"
    lines = "\n".join(f"•  {escape(one)}" for one in lines_of(kept))
    told = "All of this is deleted for good. Reports stay, without the name."
    button_ = _button("Forget them", FORGET_LEAVER, user, told)
    note = context("What stands in it, I show to nobody.")
    blocks = (section(f"*{text}*\n{lines}"), note, actions("company.leaver", [button_]))
    return Message(text, blocks)


def leaver_forgotten(left: Sequence[KeptOfPerson]) -> Message:
    """Return that somebody who left is forgotten, or what was found all the same."""
    text = "Done: I keep nothing about them any more. I looked again in every table."
    return _told(text, left, _STAYS.format(whose="their", whom="them"))


def _told(done: str, left: Sequence[KeptOfPerson], stays: str) -> Message:
    text = done
    if left:
        found = "; ".join(lines_of(left))
        text = f"Not all is gone. I still find: {found}. Please tell whoever runs me."
    return Message(text, (section(escape(text)), context(stays)))


def _button(label: str, action_id: str, value: str, told: str) -> Block:
    confirm = {
        "title": plain("Delete everything?"),
        "text": plain(told, 300),
        "confirm": plain("Delete"),
        "deny": plain("Keep"),
        "style": "danger",
    }
    return button(label, action_id, value, style="danger") | {"confirm": confirm}
