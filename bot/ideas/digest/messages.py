"""The promise ledger and a manager's Monday message, as they are read. Pure."""

from collections.abc import Sequence

from bot.ideas.digest.service import Digest
from bot.ideas.lessons import Recurrence
from bot.ideas.promises.service import Promises
from bot.ideas.report import wording
from bot.ideas.report.domain import Named, Report
from bot.ideas.report.messages import buttons
from bot.ideas.submit.form_state import Map
from bot.moments.domain import MomentsMap
from bot.people.domain import Company
from bot.slack import Block, Message, context, escape, header, section

LINES = 5  # of a list; a minute is soon over
ROWS, ROWS_IN_SECTION = 100, 10  # departments; so many fit into a message


def promises(
    ledger: Sequence[Promises], offers: Map, lessons: Sequence[Recurrence] = ()
) -> Message:
    """Return the ledger, which everybody may read; ``offers`` knows what has which name."""
    text = "What we promised those who reported something"
    if not ledger:
        nothing = "Nobody has reported anything yet. `/customer idea` is the first step."
        return Message(nothing, (section(nothing),))
    rows = [_row(one, offers.company) for one in ledger[:ROWS]]
    rows += [f"… and {further} more departments"] if (further := len(ledger[ROWS:])) else []
    tables = [
        section("\n".join(rows[at : at + ROWS_IN_SECTION]))
        for at in range(0, len(rows), ROWS_IN_SECTION)
    ]
    taught = _lessons(lessons, offers.moments)
    return Message(text, (header(text), *tables, *taught, context(LEGEND)))


LEGEND = (
    "Late: no answer by the date on the receipt. Days: from report to first answer, half take "
    "less (the median). Implemented: of what was decided, the share that was done."
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
        "none decided yet" if share is None else f"{share:.0%} implemented",
    ]
    return f"*{wording.department(one.department_id, company)}*\n{' · '.join(parts)}"


def digest(seen: Digest) -> Message:
    """Return the Monday message."""
    text = f"Your Monday: {len(seen.new)} new, {len(seen.late)} late"
    blocks = [header("Your customers' Monday"), section(_counts(seen))]
    blocks += _to_decide(seen)
    if seen.to_thank and isinstance(seen.to_thank.reporter, Named):
        blocks.append(
            section(
                f"*Say thank you* to <@{seen.to_thank.reporter.employee_id}>: "
                f"{_title(seen.to_thank)} is done, and it began there."
            )
        )
    blocks += _themes(seen)
    if seen.colleagues:
        share = f"{seen.took_part} of {seen.colleagues} colleagues"
        blocks.append(
            context(f"{share} reported or supported something in the last ninety days.")
        )
    return Message(text, tuple(blocks))


def _counts(seen: Digest) -> str:
    late = ", ".join(report.label for report in seen.late[:LINES])
    late += f" and {further} more" if (further := len(seen.late[LINES:])) else ""
    lines = [f"*New last week:* {len(seen.new)}", f"*Late:* {late or 'none, well done'}"]
    return "\n".join([*lines, *(f"•  {_title(report)}" for report in seen.new[:LINES])])


def _to_decide(seen: Digest) -> list[Block]:
    if seen.to_decide is None:
        return []
    due = wording.moment(seen.to_decide.due.due_at)
    text = f"*Decide this one first*, it is due {due}:\n{_title(seen.to_decide)}"
    return [section(text), *buttons(seen.to_decide)]


def _themes(seen: Digest) -> list[Block]:
    if not seen.themes:
        return []
    named = zip(seen.themes, seen.names, strict=True)
    lines = [_theme(theme, name) for theme, name in named]
    return [section("\n".join(["*Themes*", *lines]))]


def _theme(theme: Sequence[Report], name: str) -> str:
    opening = f"*{escape(name)}*: " if name else ""
    labels = ", ".join(report.label for report in theme[:LINES])
    title = escape(theme[0].words.title)
    return f"•  {opening}{len(theme)} say much the same: {title} ({labels})"


def _title(report: Report) -> str:
    return f"*{report.label}* {escape(report.words.title)}"
