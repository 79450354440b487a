"""Modals of an anonymous reporter: news, and what is stored. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.ideas.inputs import FormChoice, one_of, write
from bot.ideas.report import wording
from bot.ideas.report.domain import Anonymous, Report, Severity, State, Step
from bot.ideas.report.history import HistoryEntry
from bot.ideas.report.messages import in_full, in_plain
from bot.ideas.report.redaction import open_line
from bot.ideas.submit.letters import Letter
from bot.ideas.submit.messages import OWN_WORDS, SAID, by_when
from bot.long_lists import in_sections
from bot.modals import asking_modal, reading_modal
from bot.slack import Block, context, divider, section

SEND_REPLY = "ideas.news_reply"
IN_WORDS = 40  # steps, the latest ones; of those before, a line each


ITS_MINUTE = "It is severe and went its way at once: when its card came tells the minute."
QUESTIONS = {
    State.DONE: "Is it solved? If not, write below what is still wrong.",
    State.DECLINED: "Is the decision right? If not, write below what was overlooked.",
}


def news(
    report: Report,
    history: Sequence[HistoryEntry],
    metadata: str,
    may_say: Sequence[Step] = (),
) -> Block:
    """Return what became of an anonymous report, with a field to reply in.

    ``may_say`` are the responses to its end that are still open.
    """
    choices = [FormChoice(SAID[step], step) for step in may_say]
    asked = one_of("response", QUESTIONS.get(report.state, ""), choices, "") if choices else {}
    blocks = [
        *story(report, history),
        divider(),
        *([asked | {"optional": True}] if asked else []),
        *write("reply", "Reply, still without your name", is_needed=False),
    ]
    return asking_modal(report.label, blocks, SEND_REPLY, carried=metadata, submit="Send reply")


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of an anonymous reporter or supporter, and of their report."""

    report: Report
    person: Anonymous
    at: datetime  # UTC, the hour
    facts: str  # mrkdwn
    history: tuple[HistoryEntry, ...]


def stored(kept: Stored) -> Block:
    """Return everything that is kept of an anonymous report or voice, and what is not."""
    person, report = kept.person, kept.report
    is_reporter = report.reporter == person
    what = "report" if is_reporter else "voice"
    went_at_once = is_reporter and report.words.severity is Severity.SEVERE
    at_once = f" {ITS_MINUTE}" if went_at_once else ""
    return reading_modal(
        "What is stored",
        [
            section(
                f"*Of you:* `{person.secret_hash}`\nThat is the fingerprint (SHA-256) of the "
                "secret in your receipt's buttons. Nobody can turn it back into the secret."
            ),
            section(
                "*Not of you:* no name, no Slack id, no link to our conversation. Of the time "
                f"of your {what} only the hour is kept, {wording.moment(kept.at)}.{at_once}"
            ),
            section(f"*What you wrote with your {what} for {report.label}:*"),
            *(in_full(report.words) if is_reporter else in_plain(_voice(kept))),
            context(kept.facts),
            *story(report, kept.history),
        ],
    )


def _voice(kept: Stored) -> str:
    """Return what an anonymous supporter wrote: the entry's key ends with their hash."""
    own = [one for one in kept.history if one.key.endswith(kept.person.secret_hash)]
    return next((one.text for one in own if one.step is Step.SUPPORT), "")


def waiting(letter: Letter) -> Block:
    """Return all that is kept of a report or voice that waits in the letterbox."""
    about = (
        f"*It lies in the letterbox until {wording.moment(letter.opens_at)}.* Then it goes its "
        "way, and *Any news?* tells of it."
    )
    of_you = (
        f"*Of you:* `{letter.secret_hash}`\nThat is the fingerprint (SHA-256) of the secret in "
        "your receipt's buttons. Nobody can turn it back into the secret. *Not of you:* no "
        "name, no Slack id, and of the time only that hour."
    )
    words = in_full(letter.words) if letter.words else in_plain(letter.text)
    return reading_modal("In the letterbox", [section(about), section(of_you), *words])


def unknown_secret() -> Block:
    """Return what a receipt's button shows when nothing belongs to it."""
    text = (
        "Nothing belongs to this receipt: what you sent did not arrive. Please send it again."
    )
    return reading_modal("Any news?", [section(text)])


def story(report: Report, history: Sequence[HistoryEntry]) -> list[Block]:
    """Return all that happened, for a modal: where it stands, then step by step."""
    steps = [_without_reporter(entry) for entry in history if entry.step is not Step.REMIND]
    return [
        section(
            f"*{report.label} is {wording.STATE[report.state]}.*\n"
            f"{wording.quoted(open_line(report.words))}"
        ),
        *in_sections(map(_happened, steps[:-IN_WORDS])),
        *(
            section(f"{_happened(entry)}\n{wording.quoted(entry.text)}")
            for entry in steps[-IN_WORDS:]
        ),
        context(_standing(report)),
    ]


def _happened(entry: HistoryEntry) -> str:
    promised = by_when(entry)
    return f"{wording.happened(entry)}{f' Promised{promised}.' if promised else ''}"


def _without_reporter(entry: HistoryEntry) -> HistoryEntry:
    # Whoever may look here is not entitled to the names of the others.
    is_theirs = entry.step in {*OWN_WORDS, Step.SUPPORT, Step.REPLY}
    text = "" if entry.step in {*OWN_WORDS, Step.SUPPORT} else entry.text
    return replace(entry, by="" if is_theirs else entry.by, text=text)


def _standing(report: Report) -> str:
    if report.is_awaited:
        return (
            f"{wording.holders_have(report)} it; an answer is due "
            f"{wording.moment(report.due.due_at)}."
        )
    return f"{wording.holders_have(report)} it."
