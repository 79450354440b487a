"""How a manager's inbox looks: what comes first with its buttons, the rest on demand. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.ideas.report import wording
from bot.ideas.report.buttons import READ_ALL, buttons
from bot.ideas.report.domain import Report, State
from bot.ideas.report.messages import Card, headline
from bot.long_lists import part_of, turning
from bot.modals import reading_modal
from bot.slack import Block, actions, button, context, escape, header, section

LIST = "ideas.list"  # the action that opens one; a row may not have two of one name
TITLE_IN_INBOX = 160  # characters: two lines beside the margin
ROWS = 80  # of a list; a modal takes a hundred blocks
ENOUGH_FOR_FIGURES = 3  # reports


class Listed(StrEnum):
    """What a manager may open as a list."""

    WAITING = "waiting"
    PROMISED = "promised"
    LATE_BELOW = "late"


TITLES = {
    Listed.WAITING: "Waiting for you",
    Listed.PROMISED: "You promised",
    Listed.LATE_BELOW: "Late with others",
}


@dataclass(frozen=True, slots=True)
class Inbox:
    """The reports that concern a manager, each list severe first, then by its date."""

    lists: Mapping[Listed, tuple[Report, ...]]
    states: Mapping[State, int]  # of all reports of the departments, lately
    wordless: frozenset[int]  # numbers of those whose words are not told


def inbox(shown: Inbox, first: Sequence[Card], now: datetime) -> list[Block]:
    """Return the inbox: what waits ``first`` with its buttons, and a button for each list."""
    blocks = [header("Your inbox")]
    if not first:
        blocks.append(section("Nobody waits for an answer of yours. Thank you."))
    for card in first:
        blocks += [section(_waiting(card, now)), *buttons(card.report)]
    opened = [
        button(f"{TITLES[which]} ({len(reports)})", f"{LIST}.{which}", which)
        for which, reports in shown.lists.items()
        if len(reports) > (len(first) if which is Listed.WAITING else 0)
    ]
    blocks += [actions("ideas.lists", opened)] if opened else []
    return blocks + _figures(shown.states)


def _waiting(card: Card, now: datetime) -> str:
    report = card.report
    behind = f"{card.voices} people behind it" if card.voices > 1 else ""
    facts = filter(None, (_due(report, now), behind, escape(card.moment_name)))
    title = wording.quoted(report.words.title, TITLE_IN_INBOX)
    return f"*{headline(report)}* · {' · '.join(facts)}\n{title}"


def _due(report: Report, now: datetime) -> str:
    late = "*Late.* " if report.is_late(now) else ""
    if promise := wording.promise(report):
        return f"{late}{promise}"
    return f"{late}answer due {wording.moment(report.due.due_at)}" if report.is_awaited else ""


def _figures(states: Mapping[State, int]) -> list[Block]:
    if sum(states.values()) < ENOUGH_FOR_FIGURES:
        return []
    said = [f"{states[one]} {wording.STATE[one]}" for one in State if states.get(one)]
    text = f"Your departments' reports of the last ninety days: {', '.join(said)}."
    return [context(text)]


def at_moment(
    reports: Sequence[Report], now: datetime, wordless: frozenset[int]
) -> list[Block]:
    """Return a row for each report at one moment."""
    return [_row(one, now, wordless) for one in reports]


def listed(
    which: Listed,
    reports: Sequence[Report],
    now: datetime,
    wordless: frozenset[int],
    first: int = 0,
) -> Block:
    """Return the list, each report to be opened by whoever may read it."""
    part = part_of(reports, first, ROWS)
    rows = [_row(report, now, wordless) for report in part.shown]
    nothing = [] if reports else [section("Nothing is left of it. Thank you.")]
    others = turning(part, f"{LIST}.{which}", which)
    return reading_modal(TITLES[which], [*nothing, *rows, *others])


def _row(report: Report, now: datetime, wordless: frozenset[int]) -> Block:
    text = _text(report, now, wordless)
    if report.number in wordless:
        return section(text)
    return section(text, accessory=button("Open", READ_ALL, str(report.number)))


def _text(report: Report, now: datetime, wordless: frozenset[int]) -> str:
    if report.number in wordless:
        facts = [wording.state(report), wording.holders(report)]
        return f"*{report.label}*: {' · '.join(facts)}"
    due = _due(report, now) or wording.state(report)
    title = escape(report.words.title)
    return f"*{headline(report)}* {title}\n{due} · {wording.holders(report)}"
