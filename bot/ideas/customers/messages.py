"""What administrators read about how much is kept of a customer. Pure."""

from collections.abc import Iterator, Sequence

from bot.company.records.domain import KeptOfPerson
from bot.ideas.customers.domain import KeptOfCustomer
from bot.ideas.report.domain import label_of
from bot.ideas.report.redaction import THE_CUSTOMER
from bot.long_lists import in_sections
from bot.slack import Message, actions, button, context, escape, plain, section, shortened

ERASE = "ideas.erase_customer"
CONFIRMED = 100  # characters of a name, of the 300 that Slack takes in a dialog
STAYS = (
    "What stays: the messages in Slack that I do not renew, for your company to delete there; "
    "backups, until they are deleted; for an hour or two, the work that I did last."
)
LABELS = 10  # of reports, in one line
LINES_SAY = "Names that are written otherwise I do not find: look for those, too."


def lines_of(rows: Sequence[KeptOfPerson]) -> list[str]:
    """Return a line for each table: what it is, and how much says the name."""
    return [f"{one.what}: {one.count}" for one in rows]


def found(name: str, kept: KeptOfCustomer, longer: int = 0) -> Message:
    """Return how much is kept of the customer, and the button that erases it.

    ``longer`` is in how many names of customers the name stands, with more around it.
    """
    if not kept.rows:
        text = f"I keep nothing that says “{escape(name)}”."
        return Message(text, (section(text), context(LINES_SAY)))
    text = f"What I keep that says “{escape(name)}”"
    lines = "\n".join(f"•  {escape(one)}" for one in lines_of(kept.rows))
    blocks = (
        *in_sections([f"*{text}*\n{lines}", *_in_reports(kept)]),
        section(f"*Erase* {what_goes(escape(name), longer)}"),
        context(f"What stands in it, those read who act on it. {LINES_SAY}"),
        actions("ideas.customer", [_button(name)]),
    )
    return Message(text, blocks)


def what_goes(name: str, longer: int) -> str:
    """Return what erasing takes out, exactly; ``longer`` as in `found`."""
    whole = ""
    if longer:
        names = "one whole name" if longer == 1 else f"{longer} whole names"
        whole = f", and in place of {names} in which it stands"
    return (
        f"puts “{THE_CUSTOMER}” in place of “{name}”{whole}, wherever it is "
        "said above, and empties that field of the reports. From these reports every e-mail "
        "address goes, too, whoever's it is, and every number that may be a telephone's: one "
        "of an order with as many digits goes with them. All else of the reports stays."
    )


def _in_reports(kept: KeptOfCustomer) -> Iterator[str]:
    """Yield every report by its number, some in a line."""
    labels = list(map(label_of, kept.reports))
    for at in range(0, len(labels), LABELS):
        yield f"{'' if at else 'In '}{', '.join(labels[at : at + LABELS])}"


def _button(name: str) -> dict[str, object]:
    confirm = {
        "title": plain("Erase the customer?"),
        "text": plain(
            f"“{shortened(name, CONFIRMED)}”: all goes that the message above this button"
            " says, also in cards in Slack. This cannot be undone.",
            300,
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
