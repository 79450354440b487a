"""What administrators read about how much is kept of a customer. Pure."""

from collections.abc import Sequence

from bot.company.records.domain import KeptOfPerson
from bot.ideas.customers.domain import KeptOfCustomer
from bot.ideas.report.domain import label_of
from bot.slack import Message, actions, button, context, escape, plain, section

ERASE = "ideas.erase_customer"
LABELS = 10  # of reports, that are named
STAYS = (
    "What stays: the messages in Slack that I do not renew, for your company to delete there; "
    "backups, until they are deleted; for an hour or two, the work that I did last."
)
LINES_SAY = "Names that are written otherwise I do not find: look for those, too."


def lines_of(rows: Sequence[KeptOfPerson]) -> list[str]:
    """Return a line for each table: what it is, and how much says the name."""
    return [f"{one.what}: {one.count}" for one in rows]


def found(name: str, kept: KeptOfCustomer) -> Message:
    """Return how much is kept of the customer, and the button that erases it."""
    if not kept.rows:
        text = f"I keep nothing that says “{escape(name)}”."
        return Message(text, (section(text), context(LINES_SAY)))
    text = f"What I keep that says “{escape(name)}”"
    lines = "\n".join(f"•  {escape(one)}" for one in lines_of(kept.rows))
    blocks = (
        section(f"*{text}*\n{lines}{_in_reports(kept)}"),
        context(f"What stands in it, those read who act on it. {LINES_SAY}"),
        actions("ideas.customer", [_button(name)]),
    )
    return Message(text, blocks)


def _in_reports(kept: KeptOfCustomer) -> str:
    if not kept.reports:
        return ""
    labels = ", ".join(label_of(number) for number in kept.reports[:LABELS])
    further = len(kept.reports[LABELS:])
    return f"\nIn {labels}{f' and {further} more' if further else ''}"


def _button(name: str) -> dict[str, object]:
    confirm = {
        "title": plain("Erase the customer?"),
        "text": plain(
            "The name goes everywhere, and from these reports every e-mail address and"
            " telephone number. The reports stay. This cannot be undone."
        ),
        "confirm": plain("Erase"),
        "deny": plain("Keep"),
        "style": "danger",
    }
    return button("Erase", ERASE, name, style="danger") | {"confirm": confirm}


def erased(left: KeptOfCustomer) -> Message:
    """Return that the customer is erased, or what says the name all the same."""
    text = "Done: nothing that I keep says this name any more. I looked again in every table."
    if left.rows:
        text = f"Not all is gone. I still find: {'; '.join(lines_of(left.rows))}."
    return Message(text, (section(escape(text)), context(STAYS)))
