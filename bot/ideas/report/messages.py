"""What managers read, and the buttons with which they answer. Pure."""

from dataclasses import dataclass

from bot.ideas.inputs import FIELD_LIMIT
from bot.ideas.report import wording
from bot.ideas.report.buttons import CUSTOMER_IN_MESSAGE, TEXT_IN_MESSAGE, buttons
from bot.ideas.report.domain import (
    Anonymous,
    Named,
    Report,
    Severity,
    Step,
    Ticket,
    Words,
)
from bot.ideas.report.history import HistoryEntry
from bot.people.domain import Company
from bot.slack import Block, Message, context, escape, section, shortened


@dataclass(frozen=True, slots=True)
class Card:
    """A report with what a manager wants to know of it."""

    report: Report
    voices: int  # people behind it, the reporter among them
    moment_name: str
    last: HistoryEntry | None = None  # what happened last, if a person did it


def card(card: Card, company: Company) -> Message:
    """Return the report with the buttons that its state allows."""
    report = card.report
    shown = _shown(card, company)
    return Message(shown.text, (*shown.blocks, *buttons(report)))


def notice(card: Card, company: Company) -> Message:
    """Return the report for a department's channel: all of it, and no buttons."""
    return _shown(card, company)


def announcement(card: Card, company: Company, *, has_buttons: bool) -> Message:
    """Return that a report came, and no word of it; whoever may read it has a button."""
    report = card.report
    words = report.words
    where = [wording.department(words.department_id, company), escape(card.moment_name)]
    what = f"Report {report.label}" if words.is_about_manager else headline(report)
    about = [] if words.is_about_manager else [context(" · ".join(where))]
    blocks = [section(f"*{what}* came."), *about, context(" · ".join(_with_whom(report)))]
    open_it = buttons(report, is_read_first=True) if has_buttons else []
    return Message(f"{what} came", (*blocks, *open_it))


def passed_on(report: Report) -> Message:
    """Return what stands where somebody had the card of a report that they have no more."""
    text = f"*{report.label}* is not with you any more."
    return Message(text, (section(text),))


def _shown(card: Card, company: Company) -> Message:
    head, *below = particulars(card, company)
    text = f"{headline(card.report)} from {reporter(card.report)}"
    return Message(text, (head, *_contents(card.report), *below))


def particulars(card: Card, company: Company) -> list[Block]:
    """Return who says what kind of thing; then where, when, with whom and until when."""
    report = card.report
    return [
        section(f"*{headline(report)}* from {reporter(report)}"),
        context(facts(report.words, company, card.moment_name)),
        context(_standing(card)),
    ]


def headline(report: Report) -> str:
    """Return what kind of report it is, with its number."""
    words = report.words
    is_severe = words.severity is Severity.SEVERE
    kind = f"severe {words.kind}" if is_severe else words.kind
    return f"{kind.capitalize()} {report.label}"


def _contents(report: Report) -> list[Block]:
    words = report.words
    blocks = [section(wording.quoted(words.today, TEXT_IN_MESSAGE))]
    if words.better:
        blocks.append(section(f"*Better:*\n{wording.quoted(words.better, TEXT_IN_MESSAGE)}"))
    return blocks


def _standing(card: Card) -> str:
    parts = _with_whom(card.report)
    if card.voices > 1:
        parts.append(f"{card.voices} people behind it")
    if card.last:
        parts.append(wording.happened(card.last))
    return " · ".join(parts)


def _with_whom(report: Report) -> list[str]:
    parts = [wording.state(report).capitalize(), f"with {wording.holders(report)}"]
    if report.is_awaited:
        parts.append(f"answer due {wording.moment(report.due.due_at)}")
    if promise := wording.promise(report):
        parts.append(promise)
    return parts


def reporter(report: Report) -> str:
    """Return who made the report, as far as anybody knows, inside a sentence."""
    match report.reporter:
        case Named(employee_id):
            return f"<@{employee_id}>"
        case Ticket(source_id, number):
            return f"ticket {escape(number)} in {escape(source_id)}"
        case Anonymous() as unnamed if unnamed.is_forgotten:
            return "a colleague whose name was deleted"
        case Anonymous():
            return "a colleague who gave no name"


def about_you(report: Report, told: str) -> Message:
    """Return what a colleague whom the report is about reads; ``told`` is the kind's."""
    quote, who = wording.quoted(report.words.today, TEXT_IN_MESSAGE), reporter(report)
    text = f"*{told}* {who[0].upper()}{who[1:]} wrote:\n{quote}"
    return Message(text, (section(text),))


_FROM_BELOW = {
    Step.REPLY: "replied on",
    Step.SOLVED: "says that it is solved:",
    Step.REOPEN: "says that it is not solved yet, so it is open again:",
    Step.QUESTION: "questions that it was declined, so it is with the next level:",
}


def from_below(report: Report, entry: HistoryEntry) -> Message:
    """Return what the holders read when a reply or a voice comes."""
    by = wording.who(entry) if entry.by else "Somebody who gave no name"
    did = _FROM_BELOW.get(entry.step, "added a voice to")
    text = f"{by} {did} *{report.label}*.\n{wording.quoted(entry.text)}".strip()
    return Message(text, (section(text),))


def stirred(report: Report) -> Message:
    """Return what a channel reads of a reply or a voice whose words are not for it."""
    text = f"There is news of *{report.label}*."
    return Message(text, (section(text),))


def facts(words: Words, company: Company, moment_name: str) -> str:
    """Return the report's particulars in one line."""
    parts = [wording.department(words.department_id, company), escape(moment_name)]
    if words.report_kind.is_of_customer:
        parts.append(wording.SEVERITY[words.severity])
    elif words.severity is Severity.SEVERE:
        parts.append("Somebody could get hurt")
    if words.customer:
        customer = shortened(" ".join(words.customer.split()), CUSTOMER_IN_MESSAGE)
        parts.append(f"customer: {escape(customer)}")
    if words.report_kind.colleagues and words.praised:
        parts.append(f"{words.report_kind.colleagues.shown} {wording.people(words.praised)}")
    if words.link:
        parts.append(f"<{words.link}|the message>")
    return " · ".join(parts)


def in_full(words: Words) -> list[Block]:
    """Return all that the reporter wrote, however long."""
    blocks = in_plain(words.today)
    for heading, text in (("*Better:*", words.better), ("*Customer:*", words.customer)):
        blocks += [section(heading), *in_plain(text)] if text else []
    return blocks


def in_plain(text: str) -> list[Block]:
    """Return a text of any length as people typed it, without markup."""
    pieces = [text[at : at + FIELD_LIMIT] for at in range(0, len(text), FIELD_LIMIT)]
    return [
        {"type": "section", "text": {"type": "plain_text", "text": piece, "emoji": False}}
        for piece in pieces
        if piece.strip()
    ]
