"""What reporters and supporters read. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.ideas.inputs import write
from bot.ideas.report import wording
from bot.ideas.report.domain import Report, Severity, State, Step, label_of
from bot.ideas.report.history import HistoryEntry
from bot.ideas.report.redaction import open_line
from bot.ideas.submit.letters import Letter
from bot.modals import asking_modal
from bot.people.domain import Company, Rank
from bot.slack import Block, Message, actions, button, context, escape, section

NEWS, STORED, REPLY = "ideas.news", "ideas.stored", "ideas.reply"
ANSWER_QUESTION = "ideas.reply_sent"
OWN_WORDS = {Step.RECEIVE, Step.REOPEN, Step.QUESTION, Step.SOLVED}  # for holders alone
SOLVED_OR_NOT = (Step.SOLVED, Step.REOPEN)
SAID = {
    Step.SOLVED: "Yes, it is solved",
    Step.REOPEN: "Not yet",
    Step.QUESTION: "I question this",
}
WHY_NOT_THE_MANAGER = {
    Rank.MANAGERS: "",
    Rank.DEPUTIES: " The manager cannot be reached just now, so the deputy has it.",
    Rank.NEXT_LEVEL: " Nobody in the department can be reached, so the next level has it.",
    Rank.CUSTOMER_LEADS: " No manager can be reached, so the customer lead has it.",
    Rank.ADMINISTRATORS: " No manager can be reached, so the administrators see to it.",
    Rank.CONFIDENTIAL_CONTACTS: "",
    Rank.DUTY_CONTACTS: " No manager can be reached, so whoever is on duty has it.",
}
ALARMED = {
    True: "I have alarmed them, and outside Slack whoever our company has woken.",
    False: "I have alarmed them in Slack, which wakes nobody at night.",
}
WITHOUT_A_SIGN = (
    "If nobody presses *I am on it* within 30 minutes, I alarm the next level or whoever is on "
    "duty, and after 30 more whoever is left. You hear here who is on it."
)
ROUND_THE_MANAGER = " Whoever manages the department does not learn that it came."


@dataclass(frozen=True, slots=True)
class FreshReport:
    """A report that was kept, and what came of it at once."""

    report: Report
    received: HistoryEntry
    wakes: bool = False  # an alarm leaves Slack, too


def receipt(fresh: FreshReport, company: Company) -> Message:
    """Return what the reporter gets at once: number, who has it, by when, what then."""
    return _message(_told(fresh, company), context(fresh.report.words.report_kind.then))


ONLY_WAY_BACK = (
    "Your name is kept nowhere, so I cannot write to you: press *Any news?* to see who is on "
    "it, answers, dates and questions, to reply, and to say whether it is solved. Keep this "
    "message: without it nobody finds the way back."
)
WAS_NAMED = (
    "*It had gone out with your name before.* I have taken your name out of it, of what you "
    "wrote about it since and of its cards; whoever opened it before may have read it, and "
    "when its card came stays known."
)


def anonymous_receipt(
    fresh: FreshReport, company: Company, secret: str, *, was_named: bool = False
) -> Message:
    """Return the receipt that is an anonymous reporter's only way to the report."""
    return _message(
        _told(fresh, company),
        *([section(WAS_NAMED)] if was_named else []),
        _keys(fresh.report.number, secret),
        context(ONLY_WAY_BACK),
    )


def letter_receipt(letter: Letter, readers: tuple[str, ...], secret: str) -> Message:
    """Return the receipt of a report that waits in the letterbox until the full hour."""
    words, at = letter.words, wording.moment(letter.opens_at)
    kind, title = (words.kind, words.title) if words else ("report", "")
    who = wording.people(readers) or "the administrators"
    text = (
        f"*Thank you. Your {kind} lies in the letterbox.*\n"
        f"At {at} it goes to {who}, or to whoever answers for it then, and gets its number, so "
        f"that nothing tells the minute in which you wrote.\n{wording.quoted(title)}"
    )
    return _message(text, _keys(0, secret), context(ONLY_WAY_BACK))


def _told(fresh: FreshReport, company: Company) -> str:
    report, rank = fresh.report, Rank(fresh.received.text)
    where = wording.department(report.words.department_id, company)
    goes_round = report.words.is_about_manager and rank is not Rank.ADMINISTRATORS
    why = ROUND_THE_MANAGER if goes_round else WHY_NOT_THE_MANAGER[rank]
    due = wording.moment(report.due.due_at)
    promise = f"You get an answer by *{due}*.\n" if report.is_awaited else ""
    is_severe = report.words.severity is Severity.SEVERE
    alarm = f"{ALARMED[fresh.wakes]} {WITHOUT_A_SIGN}\n" if is_severe else ""
    return (
        f"*Thank you. Your {report.words.kind} is {report.label}.*\n"
        f"{wording.holders_have(report)} it for {where}.{why}\n"
        f"{alarm}{promise}"
        f"{wording.quoted(report.words.title)}"
    )


def voice_receipt(report: Report) -> Message:
    """Return what a supporter gets."""
    return _message(_counted(report), context("Each step stands here, in this thread."))


def anonymous_voice_receipt(report: Report, secret: str, at: datetime) -> Message:
    """Return what an anonymous supporter gets; ``at`` is when their voice is told."""
    when = f"It is told at {wording.moment(at)}, so that nothing tells the minute."
    return _message(_counted(report), _keys(report.number, secret), context(when))


def _counted(report: Report) -> str:
    return (
        f"*Your voice counts for {report.label}.* {wording.holders_have(report)} it.\n"
        f"{wording.quoted(open_line(report.words))}"
    )


def _keys(number: int, secret: str) -> Block:
    news = button("Any news?", NEWS, secret, style="primary")
    stored = button("What is stored about this?", STORED, secret)
    return actions(f"ideas.keys.{number}", [news, stored])


def update(report: Report, entry: HistoryEntry, follower_number: int) -> Message:
    """Return what those who made or support a report hear of a step."""
    text = step_told(report, entry)
    value = f"{report.number}:{follower_number}"
    return _message(text, *_answering(report, entry, value))


def _answering(report: Report, entry: HistoryEntry, value: str) -> list[Block]:
    match entry.step:
        case Step.ASK:
            return [actions("ideas.question", [button("Reply", REPLY, value)])]
        case Step.CHECK:
            yes, no = (button(SAID[step], f"ideas.{step}", value) for step in SOLVED_OR_NOT)
            return [actions("ideas.check", [yes, no])]
        case Step.DECLINE if report.state is State.DECLINED:
            again = button(SAID[Step.QUESTION], f"ideas.{Step.QUESTION}", value)
            return [actions("ideas.declined", [again])]
        case _:
            return []


def step_told(report: Report, entry: HistoryEntry) -> str:
    """Return a step as its readers are told it, in one paragraph."""
    number, by = report.label, wording.who(entry)
    quote = "" if entry.step in OWN_WORDS else wording.quoted(entry.text)
    have, due = wording.holders_have(report), wording.moment(report.due.due_at)
    sentences = {
        Step.RECEIVE: f"*{number}* arrived {wording.moment(entry.at)}.",
        Step.SUPPORT: f"*{number}*: somebody else added a voice.",
        Step.ACCEPT: f"*{number} is accepted.* {by} takes it on{by_when(entry)}.",
        Step.PROMISE: f"*{number} takes until another day.* {by} promises it{by_when(entry)}, "
        "and says why:",
        Step.START: f"*{number} is under way.* {by} started on it.",
        Step.FINISH: f"*{number} is done.* Thank you, it began with you. {by} finished it."
        f"{_finding(report)}",
        Step.DECLINE: f"*{number} is declined.* {by} gives this reason:",
        Step.ASK: f"*{number}*: {by} has a question for you.",
        Step.REPLY: f"*{number}*: a reply came from those who reported it.",
        Step.HAND_OVER: f"*{number} changed hands.* {have} it now.",
        Step.MERGE: f"*{number} is one with {_merged_into(entry)} now.* You hear what becomes "
        "of that, and the credit stays yours.",
        Step.ESCALATE: f"*{number} is late, sorry.* It was due {due}. {have} it now.",
        Step.TAKE: f"*{number}*: {by} is on it.",
        Step.ALARM: f"*{number}*: nobody took it up yet. {have} it now.",
        Step.CHECK: f"*{number}* was done a week ago. *Is it solved?*",
        Step.SOLVED: f"*{number}*: somebody says that it is solved.",
        Step.REOPEN: f"*{number} is open again*, because it is not solved yet. {have} it, and "
        f"you get an answer by {due}.",
        Step.QUESTION: f"*{number} is looked at again*, by the next level: {have} it now, and "
        f"you get an answer by {due}.",
        Step.REMIND: f"*{number}*: I reminded {wording.holders(report)}.",
        Step.LEARN: f"*{number}*: {by} found it worth learning from.",
        Step.TEACH: f"*{number} is a lesson now.* What the customer told you is in the "
        "department's quiz, so that it does not happen again.",
    }
    return f"{sentences[entry.step]}\n{quote}" if quote else sentences[entry.step]


def by_when(entry: HistoryEntry) -> str:
    """Return the day that a step promises, to end a sentence with; empty if it does not."""
    if entry.step not in {Step.ACCEPT, Step.PROMISE} or not entry.to:
        return ""
    return f" by {wording.on(date.fromisoformat(entry.to))}"


def _finding(report: Report) -> str:
    cause = f" The cause: {escape(report.cause)}." if report.cause else ""
    if report.customer_knows is None:
        return cause
    does = "knows" if report.customer_knows else "does not know yet"
    return f"{cause} The customer {does}."


def _merged_into(entry: HistoryEntry) -> str:
    return label_of(int(entry.to)) if entry.step is Step.MERGE else ""


def solved(report: Report) -> Message:
    """Return what somebody reads who said that it is solved."""
    return _message(f"Thank you. Whoever dealt with {report.label} knows that it is solved.")


def reply_sent(report: Report, entry: HistoryEntry) -> Message:
    """Return what the reporter reads after a reply."""
    quote = wording.quoted(entry.text)
    return _message(f"{wording.holders_have(report)} your reply.\n{quote}")


def _message(text: str, *blocks: Block) -> Message:
    return Message(text, (section(text), *blocks))


def question(value: str) -> Block:
    """Return the modal in which a named reporter replies; ``value`` names the report."""
    field = write("reply", "What do you want to tell them?")
    return asking_modal("Your reply", field, ANSWER_QUESTION, carried=value)
