"""The promise ledger, as everybody may read it. Pure."""

from collections.abc import Sequence

from bot.ideas.promises.domain import Promises
from bot.ideas.promises.recurrence import Recurrence
from bot.ideas.report import wording
from bot.long_lists import in_sections, part_of, turning
from bot.modals import reading_modal
from bot.moments.domain import MomentsMap
from bot.people.domain import Company
from bot.slack import Block, Message, button, context, escape, header, section

ALL = "ideas.promises"
TITLE = "What we promised"
LINES, ROWS = 5, 30  # lessons and departments in a message; a minute is soon over
OF_A_PART = 200  # departments; a modal has room for them


def promises(
    ledger: Sequence[Promises],
    company: Company,
    moments: MomentsMap,
    lessons: Sequence[Recurrence] = (),
) -> Message:
    """Return the ledger, which everybody may read; a long one begins with who is late."""
    text = "What we promised those who reported something"
    if not ledger:
        nothing = "Nobody has reported anything yet. `/customer idea` is the first step."
        return Message(nothing, (section(nothing),))
    shown, is_whole = ledger, len(ledger) <= ROWS and len(lessons) <= LINES
    if len(ledger) > ROWS:
        shown = sorted(ledger, key=lambda one: -one.late)[:ROWS]
    return Message(
        text,
        (
            header(text),
            *in_sections(_row(one, company) for one in shown),
            *_lessons(lessons[:LINES], moments),
            *([] if is_whole else [_more(len(ledger), len(shown))]),
            context(_legend(shown)),
        ),
    )


def _more(count: int, shown: int) -> Block:
    first = f"The {shown} with most that is late. " if shown < count else ""
    told = section(f"{first}All {count} departments, and every lesson:")
    return told | {"accessory": button("Show all", ALL)}


def everything(
    ledger: Sequence[Promises],
    company: Company,
    moments: MomentsMap,
    lessons: Sequence[Recurrence],
    first: int = 0,
) -> Block:
    """Return the whole ledger to be read, departments by name."""
    named = sorted(ledger, key=lambda one: wording.department(one.department_id, company))
    part = part_of(named, first, OF_A_PART)
    rows = in_sections(_row(one, company) for one in part.shown)
    taught = _lessons(lessons, moments)
    legend = context(_legend(part.shown))
    return reading_modal(TITLE, [*rows, *turning(part, ALL), *taught, legend])


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
        for one in lessons
    ]
    return in_sections(["*Lessons made of complaints*", *lines])


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
