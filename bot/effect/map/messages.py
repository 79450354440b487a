"""How the map reads in Slack. Pure; what people and files wrote is escaped here."""

from collections.abc import Sequence

from bot.effect.map.domain import (
    DepartmentStand,
    MomentFigures,
    MomentRow,
    MomentsStand,
    Rate,
    Weakest,
)
from bot.long_lists import in_sections, part_of, turning
from bot.modals import reading_modal
from bot.moments.domain import Moment
from bot.people.groups import rough_people
from bot.slack import Block, Message, actions, button, context, escape, header, section

SHOW, MOMENT = "effect.map", "effect.map_moment"
INDICATORS = "effect.show_indicators"  # heard where indicators are shown
TITLE = "The moments map"
NONE_STANDS_OUT = (
    "*No moment stands out.* The complaints lie as chance alone might lay them, so no moment is"
    " named the weakest."
)
NOTE = (
    "Counts go to last Monday and ninety days back, in brackets the ninety days before. People"
    " are those who reported, told roughly, each report without a name as one: more reports may"
    " mean more trust. What is about a manager is not counted."
)
ROWS, STEPS = 30, 10  # of moments and departments; a message takes fifty blocks
REPORTS = 50  # at one moment; a modal takes a hundred blocks
NO_RATES = " Moments with more contacts have more complaints; nobody has said how many."


def on_home() -> list[Block]:
    """Return the row of App Home that opens the map."""
    text = "*Where do we lose customers?* Each moment of truth, and what became of reports."
    return [section(text, accessory=button("Open the map", SHOW))]


def whole(stand: MomentsStand, steps: Sequence[Block], first: int = 0) -> list[Block]:
    """Return the map: the weakest moment with its next steps, then every moment.

    ``first`` is the first moment shown; of many, a menu shows the others.
    """
    part = part_of(stand.rows, first, ROWS)
    rows = [
        section(_row(row), accessory=button("Open", MOMENT, row.moment.moment_id))
        for row in part.shown
    ]
    note = NOTE if any(row.rate for row in stand.rows) else NOTE + NO_RATES
    further = actions("effect.further", [button("Our indicators", INDICATORS)])
    others = [*turning(part, SHOW), further, context(note)]
    return [*_weakest(stand, steps), header("Every moment"), *rows, *others]


def _weakest(stand: MomentsStand, steps: Sequence[Block]) -> list[Block]:
    if not stand.weakest:
        return [section(NONE_STANDS_OUT)]
    more = len(steps) - STEPS
    told = f"{more} more departments shape it: open the moment below to see them."
    further = [context(told)] if more > 0 else []
    return [section(_why(stand.weakest)), *steps[:STEPS], *further]


def message(blocks: Sequence[Block]) -> Message:
    """Return the map as what answers the command."""
    return Message(TITLE, (header(TITLE), *blocks))


def modal(blocks: Sequence[Block]) -> Block:
    """Return the map as what opens from App Home."""
    return reading_modal(TITLE, blocks)


def of_moment(
    moment: Moment, cells: Sequence[DepartmentStand], reports: Sequence[Block], first: int = 0
) -> Block:
    """Return one moment: its departments, then the reports that the reader may see."""
    part = part_of(reports, first, REPORTS)
    shown = part.shown or [context("There is no report here that is yours to read.")]
    blocks = [section(f"*{escape(moment.name)}*\n{escape(moment.summary)}")]
    blocks += in_sections(map(_cell, cells))
    others = turning(part, MOMENT, moment.moment_id)
    return reading_modal(TITLE, [*blocks, header("Reports that you may read"), *shown, *others])


def _why(weakest: Weakest) -> str:
    figures = weakest.row.figures
    return (
        f"*Weakest: {escape(weakest.row.moment.name)}.* {figures.complaints} of"
        f" {weakest.of_all} complaints of ninety days are about it ({figures.severe} severe);"
        " if all moments were alike, so many would hardly come together there by chance."
    )


def _row(row: MomentRow) -> str:
    gaps = f" · {row.gaps} open questions without guidance" if row.gaps else ""
    rate = f" · {_rate(row.rate)}" if row.rate else ""
    return f"*{escape(row.moment.name)}*\n{_figures(row.figures)}{rate}{gaps}"


def _rate(rate: Rate) -> str:
    months = "month" if rate.months == 1 else f"{rate.months} months"
    per_thousand = 1000 * rate.complaints / rate.contacts
    return f"{per_thousand:.1f} complaints per 1,000 contacts (last {months} known)"


def _cell(cell: DepartmentStand) -> str:
    known = f"\nRules known: {cell.known}" if cell.known else ""
    told = [f"{one.seen} of {one.of_all} in {one.at:%B}" for one in cell.looks]
    looks = f"\nSeen in the manager's look: {', '.join(told)}" if told else ""
    return f"*{escape(cell.department.name)}*\n{_figures(cell.figures)}{known}{looks}"


def _figures(figures: MomentFigures) -> str:
    before, done_before = figures.complaints_before, figures.ideas_done_before
    promises = f"{figures.kept} of {figures.promised} promises kept in time"
    parts = [
        f"complaints {figures.complaints} ({before}), severe {figures.severe}",
        f"reported by {rough_people(figures.people)}",
        f"ideas {figures.ideas_open} open, {figures.ideas_done} done ({done_before})",
        promises if figures.promised else "no promise was due",
    ]
    return " · ".join(parts)
