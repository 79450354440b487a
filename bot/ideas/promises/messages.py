"""The promise ledger, as everybody may read it. Pure."""

from collections.abc import Sequence

from bot.ideas.promises.domain import Promises
from bot.ideas.promises.recurrence import Recurrence
from bot.ideas.report import wording
from bot.moments.domain import MomentsMap
from bot.people.domain import Company
from bot.slack import Block, Message, context, escape, header, section

LINES = 5  # of a list; a minute is soon over
ROWS, ROWS_IN_SECTION = 100, 10  # departments; so many fit into a message


def promises(
    ledger: Sequence[Promises],
    company: Company,
    moments: MomentsMap,
    lessons: Sequence[Recurrence] = (),
) -> Message:
    """Return the ledger, which everybody may read."""
    text = "What we promised those who reported something"
    if not ledger:
        nothing = "Nobody has reported anything yet. `/customer idea` is the first step."
        return Message(nothing, (section(nothing),))
    rows = [_row(one, company) for one in ledger[:ROWS]]
    rows += [f"… and {further} more departments"] if (further := len(ledger[ROWS:])) else []
    tables = [
        section("\n".join(rows[at : at + ROWS_IN_SECTION]))
        for at in range(0, len(rows), ROWS_IN_SECTION)
    ]
    taught = _lessons(lessons, moments)
    return Message(text, (header(text), *tables, *taught, context(_legend(ledger[:ROWS]))))


def _legend(shown: Sequence[Promises]) -> str:
    """Return what the words of these rows mean, and no other."""
    days = "Days: from report to first answer, half take less (the median)."
    share = "Implemented: of what was decided, the share that was done."
    return " ".join(
        [
            "Late: no answer by the date on the receipt, or not done by the day promised.",
            *([days] if any(one.median_days is not None for one in shown) else []),
            *([share] if any(one.implemented is not None for one in shown) else []),
        ]
    )


def _lessons(lessons: Sequence[Recurrence], moments: MomentsMap) -> list[Block]:
    if not lessons:
        return []
    lines = [
        f"•  {_name(one.moment_id, moments)}, taught {wording.day(one.taught_at)}: "
        f"{one.before} complaints in the ninety days before, {one.after} in those after"
        for one in lessons[:LINES]
    ]
    return [section("\n".join(["*Lessons made of complaints*", *lines]))]


def _name(moment_id: str, moments: MomentsMap) -> str:
    moment = moments.named(moment_id)
    return escape(moment.name if moment else moment_id)


def _row(one: Promises, company: Company) -> str:
    days, share = one.median_days, one.implemented
    parts = [
        f"{one.open} open",
        f"*{one.late} late*" if one.late else "none late",
        "none answered yet" if days is None else f"answered in {days:.1f} days",
        "fewer than five decided" if share is None else f"{share:.0%} implemented",
    ]
    return f"*{wording.department(one.department_id, company)}*\n{' · '.join(parts)}"
