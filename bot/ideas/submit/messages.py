"""What reporters, supporters and praised colleagues read. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.ideas.report import wording
from bot.ideas.report.domain import Kind, Report, State, Step, Words, label_of
from bot.ideas.report.history import Entry
from bot.ideas.submit.form import SEVERITIES
from bot.people.domain import Company, Rank
from bot.slack import Block, Message, actions, button, context, escape, section, shortened

TEXT_IN_MESSAGE = 1500  # characters; with what stands around it, below Slack's limit
CUSTOMER_IN_MESSAGE = 150
NEWS, STORED, REPLY = "ideas.news", "ideas.stored", "ideas.reply"
WHY_NOT_THE_MANAGER = {
    Rank.MANAGERS: "",
    Rank.DEPUTIES: " The manager cannot be reached just now, so the deputy has it.",
    Rank.NEXT_LEVEL: " Nobody in the department can be reached, so the next level has it.",
    Rank.ADMINISTRATORS: " No manager can be reached, so the administrators see to it.",
}


def receipt(report: Report, received: Entry, company: Company) -> Message:
    """Return what the reporter gets at once: number, who has it, by when, what then."""
    return _message(_arrival(report, received, company), context(_what_then(report)))


def anonymous_receipt(
    report: Report, received: Entry, company: Company, secret: str
) -> Message:
    """Return the receipt that is an anonymous reporter's only way to the report."""
    return _message(
        _arrival(report, received, company),
        _keys(report.number, secret),
        context(
            "Your name is kept nowhere, so I cannot write to you: press *Any news?* to see "
            "answers and questions, and to reply. Keep this message: without it nobody finds "
            "the way back."
        ),
    )


def _arrival(report: Report, received: Entry, company: Company) -> str:
    kind = wording.KIND[report.words.kind]
    where = wording.department(report.words.department_id, company)
    why = WHY_NOT_THE_MANAGER[Rank(received.text)]
    return (
        f"*Thank you. Your {kind} is {report.label}.*\n"
        f"{wording.holders_have(report)} it for {where}.{why}\n"
        f"You get an answer by *{wording.moment(report.due.due_at)}*.\n"
        f"{wording.quoted(report.words.title)}"
    )


def _what_then(report: Report) -> str:
    if report.words.kind is Kind.PRAISE:
        return "Whom you praised hears it too. Whatever happens stands here, in this thread."
    return (
        "What happens then: it is accepted, done or declined with a reason. Each step stands "
        "here, in this thread. If no answer comes in time, it goes to the next level by itself."
    )


def voice_receipt(report: Report) -> Message:
    """Return what a supporter gets."""
    return _message(_counted(report), context("Each step stands here, in this thread."))


def anonymous_voice_receipt(report: Report, secret: str) -> Message:
    """Return what an anonymous supporter gets."""
    return _message(_counted(report), _keys(report.number, secret))


def _counted(report: Report) -> str:
    return (
        f"*Your voice counts for {report.label}.* {wording.holders_have(report)} it.\n"
        f"{wording.quoted(report.words.title)}"
    )


def _keys(number: int, secret: str) -> Block:
    news = button("Any news?", NEWS, secret, style="primary")
    stored = button("What is stored about this?", STORED, secret)
    return actions(f"ideas.keys.{number}", [news, stored])


def update(report: Report, entry: Entry, follower_number: int) -> Message:
    """Return what those who made or support a report hear of a step."""
    text = step_told(report, entry)
    if entry.step is not Step.ASK:
        return _message(text)
    value = f"{report.number}:{follower_number}"
    return _message(text, actions("ideas.question", [button("Reply", REPLY, value)]))


def step_told(report: Report, entry: Entry) -> str:
    """Return a step as its readers are told it, in one paragraph."""
    number, by = report.label, wording.who(entry)
    quote = "" if entry.step is Step.RECEIVE else wording.quoted(entry.text)
    have, due = wording.holders_have(report), wording.moment(report.due.due_at)
    told = {
        Step.RECEIVE: f"*{number}* arrived {wording.moment(entry.at)}.",
        Step.SUPPORT: f"*{number}*: somebody else added a voice.",
        Step.ACCEPT: f"*{number} is accepted.* {by} takes it on.",
        Step.START: f"*{number} is under way.* {by} started on it.",
        Step.FINISH: f"*{number} is done.* Thank you, it began with you. {by} finished it.",
        Step.DECLINE: f"*{number} is declined.* {by} gives this reason:",
        Step.ASK: f"*{number}*: {by} has a question for you.",
        Step.REPLY: f"*{number}*: a reply came from those who reported it.",
        Step.HAND_OVER: f"*{number} changed hands.* {have} it now.",
        Step.MERGE: f"*{number} is one with {_merged_into(entry)} now.* You hear what becomes "
        "of that, and the credit stays yours.",
        Step.ESCALATE: f"*{number} is late, sorry.* It was due {due}. {have} it now.",
        Step.REMIND: f"*{number}*: I reminded {wording.holders(report)}.",
        Step.LEARN: f"*{number}*: {by} found it worth learning from.",
        Step.TEACH: f"*{number} is a lesson now.* What the customer told you is in the "
        "department's quiz, so that it does not happen again.",
    }
    return f"{told[entry.step]}\n{quote}" if quote else told[entry.step]


def _merged_into(entry: Entry) -> str:
    return label_of(int(entry.to)) if entry.step is Step.MERGE else ""


def praise(report: Report) -> Message:
    """Return what somebody who was praised reads."""
    quote, who = wording.quoted(report.words.today, TEXT_IN_MESSAGE), reporter(report)
    return _message(f"*You were praised.* {who[0].upper()}{who[1:]} wrote:\n{quote}")


def reporter(report: Report) -> str:
    """Return who made the report, as far as anybody knows, inside a sentence."""
    employee_id = getattr(report.reporter, "employee_id", "")
    return f"<@{employee_id}>" if employee_id else "a colleague who gave no name"


def from_below(report: Report, entry: Entry) -> Message:
    """Return what the holders read when a reply or a voice comes."""
    by = f"<@{entry.by}>" if entry.by else "Somebody who gave no name"
    did = "replied on" if entry.step is Step.REPLY else "added a voice to"
    return _message(f"{by} {did} *{report.label}*.\n{wording.quoted(entry.text)}".strip())


def reply_sent(report: Report, entry: Entry) -> Message:
    """Return what the reporter reads after a reply."""
    quote = wording.quoted(entry.text)
    return _message(f"{wording.holders_have(report)} your reply.\n{quote}")


def handed_over(report: Report, entry: Entry) -> Message:
    """Return the word with which a report was handed over."""
    text = f"{wording.who(entry)} handed {report.label} over to you."
    return _message(f"{text}\n{wording.quoted(entry.text)}".strip())


def no_answer_expected(*, is_anonymous: bool) -> Message:
    """Return what a manager reads whose question may stay without an answer."""
    if is_anonymous:
        return _message(
            "The reporter gave no name. They see your question when they look for news, which "
            "may take a while. You can decide meanwhile."
        )
    return _message(
        "The reporter does not work here any more and cannot answer. Please decide without."
    )


def story(report: Report, history: Sequence[Entry]) -> list[Block]:
    """Return all that happened, for a window: where it stands, then step by step."""
    steps = [_without_reporter(entry) for entry in history if entry.step is not Step.REMIND]
    return [
        section(
            f"*{report.label} is {wording.STATE[report.state]}.*\n"
            f"{wording.quoted(report.words.title)}"
        ),
        *(
            section(f"{wording.happened(entry)}\n{wording.quoted(entry.text)}")
            for entry in steps
        ),
        context(_standing(report)),
    ]


def _without_reporter(entry: Entry) -> Entry:
    # Whoever may look here is not entitled to the names of the others.
    is_theirs = entry.step in {Step.RECEIVE, Step.SUPPORT, Step.REPLY}
    text = "" if entry.step in {Step.RECEIVE, Step.SUPPORT} else entry.text
    return replace(entry, by="" if is_theirs else entry.by, text=text)


def _standing(report: Report) -> str:
    if report.state is State.NEW:
        return (
            f"{wording.holders_have(report)} it; an answer is due "
            f"{wording.moment(report.due.due_at)}."
        )
    return f"{wording.holders_have(report)} it."


def facts(words: Words, company: Company, moment_name: str) -> str:
    """Return the report's particulars in one line."""
    parts = [wording.department(words.department_id, company), escape(moment_name)]
    if words.kind is Kind.COMPLAINT:
        parts.append(SEVERITIES[words.severity])
    if words.customer:
        customer = shortened(" ".join(words.customer.split()), CUSTOMER_IN_MESSAGE)
        parts.append(f"customer: {escape(customer)}")
    if words.praised:
        parts.append(f"praises {wording.people(words.praised)}")
    if words.link:
        parts.append(f"<{words.link}|the message>")
    return " · ".join(parts)


def _message(text: str, *blocks: Block) -> Message:
    return Message(text, (section(text), *blocks))
