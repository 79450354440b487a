"""How Ideas names people, dates, states and quotes in Slack. Pure."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.company.records.domain import mention_of
from bot.ideas.report.domain import EscalationLevel, Report, Severity, State, Step
from bot.ideas.report.history import HistoryEntry, Refused
from bot.people.domain import Company
from bot.slack import SECTION_TEXT_LIMIT, date_and_time, escape, shortened

SEVERITY = {
    Severity.MILD: "The customer was annoyed",
    Severity.SERIOUS: "It costs the customer time or money",
    Severity.SEVERE: "The customer may leave, or somebody may get hurt",
}
STATE = {
    State.NEW: "waiting for an answer",
    State.ACCEPTED: "accepted",
    State.STARTED: "under way",
    State.DONE: "done",
    State.DECLINED: "declined",
    State.MERGED: "merged with another report",
}
DID = {
    Step.RECEIVE: "reported it",
    Step.SUPPORT: "added a voice",
    Step.ACCEPT: "accepted it",
    Step.START: "started on it",
    Step.FINISH: "finished it",
    Step.DECLINE: "declined it",
    Step.ASK: "asked a question",
    Step.REPLY: "replied",
    Step.HAND_OVER: "handed it over",
    Step.MERGE: "merged it",
    Step.REMIND: "reminded of it",
    Step.ESCALATE: "took it to the next level",
    Step.TAKE: "is on it:",
    Step.ALARM: "alarmed the next ones",
    Step.PROMISE: "promised another day for it",
    Step.CHECK: "asked whether it is solved",
    Step.SOLVED: "says that it is solved",
    Step.REOPEN: "says that it is not solved yet",
    Step.QUESTION: "questions the decision",
    Step.LEARN: "found it worth learning from",
    Step.TEACH: "made a quiz question of it",
}


def state(report: Report) -> str:
    """Return where the report stands."""
    is_owed_none = report.state is State.NEW and not report.is_awaited
    return "arrived" if is_owed_none else STATE[report.state]


def people(employee_ids: Sequence[str]) -> str:
    """Return the people by name, as Slack shows them."""
    return joined(list(map(mention_of, employee_ids)))


def joined(names: Sequence[str]) -> str:
    """Return the names as one says them: "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def holders(report: Report) -> str:
    """Return who has the report."""
    return people(report.holders) or "the administrators"


def holders_have(report: Report) -> str:
    """Return who has the report, as the beginning of a sentence."""
    if not report.holders:
        return "The administrators have"
    return f"{people(report.holders)} {'have' if report.holders[1:] else 'has'}"


def moment(at: datetime) -> str:
    """Return the date and time, which Slack shows in the reader's own time zone."""
    return date_and_time(at)


def day(at: datetime) -> str:
    """Return the date, which Slack shows in the reader's own time zone."""
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}}|{at:%a %d %b %Y}>"


def promise(report: Report) -> str:
    """Return by when it is promised to be done; nothing once it is closed, or where none is."""
    if report.promised_for is None or not report.state.is_open:
        return ""
    return f"promised for {on(report.promised_for)}"


def on(promised: date) -> str:
    """Return a day that is no moment, and the same in every time zone."""
    return f"{promised:%a %d %b %Y}"


def department(department_id: str, company: Company) -> str:
    """Return the department's name; its id if the company has it no more."""
    known = company.named(department_id)
    return escape(known.name if known else department_id)


def quoted(text: str, limit: int = SECTION_TEXT_LIMIT) -> str:
    """Return what a person wrote as a block quote within ``limit`` characters, escaped."""
    room = limit
    while len(quote := _quote(shortened(text.strip(), room))) > limit:
        room = room * 3 // 4
    return quote


def _quote(text: str) -> str:
    return "\n".join(f"> {escape(line)}" for line in text.splitlines())


def who(entry: HistoryEntry) -> str:
    """Return who took the step; only the bot hands over without a name."""
    bots = {Step.REMIND, Step.ESCALATE, Step.ALARM, Step.HAND_OVER, Step.CHECK}
    if not entry.by:
        return "I" if entry.step in bots else "Somebody"
    named = mention_of(entry.by)
    return named[0].upper() + named[1:]


def happened(entry: HistoryEntry) -> str:
    """Return who did what when."""
    return f"{who(entry)} {DID[entry.step]} {moment(entry.at)}."


def refusal(refused: Refused) -> str:
    """Return why something was not done, with who has it and who did what before."""
    sentences = [escape(refused.why)]
    if refused.is_with:
        sentences.append(f"{holders_have(refused.is_with)} it.")
    if refused.because_of:
        sentences.append(happened(refused.because_of))
    return " ".join(sentences)


def lateness(level: EscalationLevel, report: Report) -> str:
    """Return the first line of a reminder."""
    match level:
        case EscalationLevel.AT_DUE:
            return f"*{report.label} is due now.* The reporter was promised an answer."
        case EscalationLevel.ESCALATED:
            return f"*{report.label} is late.* It was due {moment(report.due.due_at)}."
        case _:
            return f"*{report.label} is due soon*: {moment(report.due.due_at)}."
