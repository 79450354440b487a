"""What managers are told beside the cards of their reports. Pure."""

from bot.ideas.report import wording
from bot.ideas.report.buttons import buttons
from bot.ideas.report.domain import EscalationLevel, Report, Step
from bot.ideas.report.history import HistoryEntry
from bot.ideas.report.messages import Card
from bot.slack import Message, section


def handed_over(report: Report, entry: HistoryEntry) -> Message:
    """Return the word with which a report was handed over."""
    text = f"{wording.who(entry)} handed {report.label} over to you."
    return _message(f"{text}\n{wording.quoted(entry.text)}".strip())


def no_answer_expected(*, is_anonymous: bool, has_ticket: bool = False) -> Message:
    """Return what a manager reads whose question may stay without an answer."""
    if has_ticket:
        return _message(
            "It came as a ticket. Nobody can answer here; please ask in the help desk, or "
            "decide without."
        )
    if is_anonymous:
        return _message(
            "The reporter gave no name. They see your question when they look for news, which "
            "may take a while. You can decide meanwhile."
        )
    return _message(
        "The reporter does not work here any more and cannot answer. Please decide without."
    )


def reminder(shown: Card, level: EscalationLevel) -> Message:
    """Return the reminder that an answer is due, soon or now."""
    line = wording.lateness(level, shown.report)
    return Message(line, (section(line), *buttons(shown.report)))


def moved_up(report: Report, entry: HistoryEntry) -> Message:
    """Return what those who had a report so far read when others get it too, or instead."""
    to = wording.people(entry.employees) or "the administrators"
    if entry.step is Step.ALARM:
        line = f"*{report.label}: nobody is on it yet.* I have alarmed {to} as well."
    elif entry.step is Step.HAND_OVER:
        line = f"You could not be reached, so {report.label} is with {to} now."
    else:
        late = wording.lateness(EscalationLevel.ESCALATED, report)
        line = f"{late} It is with {to} now as well, and the reporter knows."
    return Message(line, (section(line),))


def _message(text: str) -> Message:
    return Message(text, (section(text),))
