"""The thread in which everybody comments on an idea, in the company's channel. Pure."""

from bot.ideas.report import wording
from bot.ideas.report.domain import Report
from bot.ideas.report.redaction import open_line
from bot.ideas.report.visibility import is_talked_of
from bot.people.domain import Company
from bot.slack import Message, context, escape, section

COMMENT = (
    "Comment on it in this thread, with your name: everybody here reads it. `/customer ideas` "
    "shows all of them, and adds your voice."
)


def talk_reference(number: int) -> str:
    """Return the name under which the beginning of an idea's thread is found again."""
    return f"ideas.talk:{number}"


def talk(report: Report, company: Company) -> Message:
    """Return how the thread of an idea begins; without a word of one that is public no more."""
    if not is_talked_of(report):
        gone = f"*{report.label}* is not for everybody any more."
        return Message(gone, (section(gone),))
    title = f"*Idea {report.label}*: {escape(open_line(report.words))}"
    promise = wording.promise(report)
    where = wording.department(report.words.department_id, company)
    facts = " · ".join(filter(None, (wording.state(report).capitalize(), promise, where)))
    return Message(f"Idea {report.label}", (section(title), context(facts), context(COMMENT)))
