"""Windows beside the form: a manager's answers, a reporter's news, a whole report. Pure."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from bot.ideas.inputs import (
    FIELD_LIMIT,
    Choice,
    choose,
    choose_person,
    write,
)
from bot.ideas.report import wording
from bot.ideas.report.domain import Anonymous, Report, Step, Words
from bot.ideas.report.history import Entry
from bot.ideas.submit.form import TITLE
from bot.ideas.submit.messages import story
from bot.people.domain import Company
from bot.slack import Block, context, divider, section, shortened
from bot.windows import asking_window, notice, reading_window

DECIDE, SEND_REPLY, ANSWER_QUESTION = "ideas.decide", "ideas.news_reply", "ideas.reply_sent"
OPTION_LIMIT = 75  # docs.slack.dev/reference/block-kit/composition-objects/option-object
STORY_LIMIT = 40  # steps shown, the latest ones; a view takes 100 blocks


@dataclass(frozen=True, slots=True)
class Pressed:
    """The button that opened a window, carried to its sending."""

    number: int
    step: Step
    seen: int  # version of the report on the message that was pressed
    response_url: str = ""

    def dumped(self) -> str:
        """Return it as a window's private metadata."""
        return json.dumps(asdict(self))

    @staticmethod
    def loaded(view: Block) -> "Pressed":
        """Return what the window carried."""
        kept: dict[str, Any] = json.loads(view["private_metadata"])
        return Pressed(**(kept | {"step": Step(kept["step"])}))


def decline(pressed: Pressed, label: str) -> Block:
    """Return the window in which a manager gives the reason."""
    fields = write(
        "reason", "Why not?", hint="At least one sentence. The reporter and supporters read it."
    )
    return _asking(f"Decline {label}", "Decline", pressed, fields)


def ask(pressed: Pressed, label: str) -> Block:
    """Return the window in which a manager asks the reporter."""
    fields = write("reason", "What do you want to know?")
    return _asking(f"Ask about {label}", "Ask", pressed, fields)


def finish(pressed: Pressed, label: str) -> Block:
    """Return the window in which a manager says what was done."""
    fields = write(
        "reason",
        "What is different now?",
        hint="All who stand behind it read it.",
        is_needed=False,
    )
    return _asking(f"{label} is done", "Done", pressed, fields)


def hand_over(pressed: Pressed, label: str, company: Company) -> Block:
    """Return the window in which a manager hands the report to somebody else."""
    departments = [Choice(d.name, d.department_id) for d in company.departments]
    fields = [
        {**choose("department", "To a department", departments), "optional": True},
        choose_person("person", "… or to a manager"),
        *write(
            "reason",
            "A word to them",
            hint="The reporter and supporters read it, too.",
            is_needed=False,
        ),
    ]
    return _asking(f"Hand over {label}", "Hand over", pressed, fields)


def merge(pressed: Pressed, label: str, others: Sequence[Report]) -> Block:
    """Return the window in which a manager says which report is the same; nearest first."""
    if not others:
        return reading_window(
            f"Merge {label}", [section("There is no other open report to merge with.")]
        )
    choices = [
        Choice(shortened(f"{one.label} {one.words.title}", OPTION_LIMIT), str(one.number))
        for one in others
    ]
    fields = [
        choose("other", "It is the same as", choices),
        context("All who stand behind either keep the credit and hear what becomes of it."),
    ]
    return _asking(f"Merge {label}", "Merge", pressed, fields)


def _asking(title: str, verb: str, pressed: Pressed, fields: list[Block]) -> Block:
    return asking_window(title, fields, DECIDE, carried=pressed.dumped(), submit=verb)


def news(report: Report, history: Sequence[Entry], metadata: str) -> Block:
    """Return what became of an anonymous report, with a field to reply in."""
    blocks = [
        *story(report, history[-STORY_LIMIT:]),
        divider(),
        *write("reply", "Reply, still without your name", is_needed=False),
    ]
    return asking_window(
        report.label, blocks, SEND_REPLY, carried=metadata, submit="Send reply"
    )


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of an anonymous reporter or supporter, and of their report."""

    report: Report
    person: Anonymous
    at: datetime  # UTC, the hour
    facts: str  # mrkdwn
    history: tuple[Entry, ...]


def stored(kept: Stored) -> Block:
    """Return everything that is kept of an anonymous report or voice, and what is not."""
    person, report = kept.person, kept.report
    is_reporter = report.reporter == person
    what = "report" if is_reporter else "voice"
    return reading_window(
        "What is stored",
        [
            section(
                f"*Of you:* `{person.secret_hash}`\nThat is the fingerprint (SHA-256) of the "
                "secret in your receipt's buttons. Nobody can turn it back into the secret."
            ),
            section(
                "*Not of you:* no name, no Slack id, no link to our conversation. Of the time "
                f"of your {what} only the hour is kept, {wording.moment(kept.at)}."
            ),
            section(f"*What you wrote with your {what} for {report.label}:*"),
            *(_written(report.words) if is_reporter else _plain(_voice(kept))),
            context(kept.facts),
            *story(report, kept.history[-STORY_LIMIT:]),
        ],
    )


def _voice(kept: Stored) -> str:
    """Return what an anonymous supporter wrote: the entry's key ends with their hash."""
    own = [one for one in kept.history if one.key.endswith(kept.person.secret_hash)]
    return next((one.text for one in own if one.step is Step.SUPPORT), "")


def unknown_secret() -> Block:
    """Return what a receipt's button shows when nothing belongs to it."""
    text = (
        "Nothing belongs to this receipt: what you sent did not arrive. Please send it again."
    )
    return reading_window("Any news?", [section(text)])


def question(value: str) -> Block:
    """Return the window in which a named reporter replies; ``value`` names the report."""
    field = write("reply", "What do you want to tell them?")
    return asking_window("Your reply", field, ANSWER_QUESTION, carried=value)


def whole(report: Report) -> Block:
    """Return all that the reporter wrote, however long."""
    return reading_window(report.label, _written(report.words)[:100])


def _written(words: Words) -> list[Block]:
    blocks = _plain(words.today)
    for heading, text in (("*Better:*", words.better), ("*Customer:*", words.customer)):
        blocks += [section(heading), *_plain(text)] if text else []
    return blocks


def _plain(text: str) -> list[Block]:
    pieces = [text[at : at + FIELD_LIMIT] for at in range(0, len(text), FIELD_LIMIT)]
    return [
        {"type": "section", "text": {"type": "plain_text", "text": piece, "emoji": False}}
        for piece in pieces
        if piece.strip()
    ]


def refused(text: str) -> Block:
    """Return a window that says why another one does not open."""
    return reading_window("Not possible", [section(text)])


def said(text: str) -> Block:
    """Return a window with one line; ``text`` is ours or is escaped here."""
    return notice(TITLE, text)
