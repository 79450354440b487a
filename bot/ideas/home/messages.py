"""How Ideas looks on App Home. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.charts import pie
from bot.ideas.report import wording
from bot.ideas.report.buttons import buttons
from bot.ideas.report.domain import Named, Report, State
from bot.ideas.report.messages import Card, headline
from bot.ideas.submit.form import OPEN, SUPPORT
from bot.slack import Block, actions, button, context, escape, header, section

LINES = 5  # of a list; the rest is a number
NAMES = 3  # of those to whom something is owed; the rest is a number
ENOUGH_FOR_A_CHART = 3  # reports
SLICE = {State.NEW: "waiting", State.MERGED: "merged"}  # where a chart has no room for more


@dataclass(frozen=True, slots=True)
class Inbox:
    """The reports that wait for a manager, and those late below them."""

    waiting: tuple[Card, ...]  # first due first
    further: int  # waiting as well, and not shown
    promised: tuple[Report, ...]  # accepted or started
    late_with_others: tuple[Report, ...]  # in departments below, first due first
    states: Mapping[State, int]  # of all reports of the departments, lately
    wordless: frozenset[int] = frozenset()  # numbers of those whose words are not told


@dataclass(frozen=True, slots=True)
class Popular:
    """What colleagues want most, as one of them sees it."""

    cards: tuple[Card, ...]  # most wanted first
    employee_id: str  # who looks at it
    supported: frozenset[int]  # numbers of the reports that have their voice


def inbox(shown: Inbox, now: datetime) -> list[Block]:
    """Return the inbox, each report with the buttons that its state allows."""
    blocks = [header("Your inbox")]
    if not shown.waiting:
        blocks.append(section("Nobody waits for an answer of yours. Thank you."))
    for card in shown.waiting:
        blocks += _waiting(card, now)
    if shown.further:
        blocks.append(context(f"{shown.further} more wait; their cards are in Messages."))
    blocks += _list("You promised", shown.promised)
    late = shown.late_with_others
    blocks += _list("Late with others in your departments", late, shown.wordless)
    return blocks + _chart(shown.states)


def _waiting(card: Card, now: datetime) -> list[Block]:
    report = card.report
    late = "*Late.* " if report.is_late(now) else ""
    due = f"{late}Answer due {wording.moment(report.due.due_at)}" if report.is_awaited else ""
    behind = f"{card.voices} people behind it" if card.voices > 1 else ""
    facts = " · ".join(filter(None, (due, behind, escape(card.moment_name))))
    return [
        section(f"*{headline(report)}*\n{wording.quoted(report.words.title)}"),
        context(facts),
        *buttons(report),
    ]


def _list(
    title: str, reports: Sequence[Report], wordless: frozenset[int] = frozenset()
) -> list[Block]:
    if not reports:
        return []
    lines = [
        _wordless(report)
        if report.number in wordless
        else _line(report, wording.holders(report))
        for report in reports[:LINES]
    ]
    more = len(reports[LINES:])
    return [section("\n".join([f"*{title}:*", *lines, *([f"… and {more} more"] * bool(more))]))]


def _wordless(report: Report) -> str:
    return f"•  *{report.label}*: {wording.state(report)} · {wording.holders(report)}"


def _line(report: Report, last: str) -> str:
    title = escape(report.words.title)
    return f"•  *{report.label}* {title}: {wording.state(report)} · {last}"


def _chart(states: Mapping[State, int]) -> list[Block]:
    if sum(states.values()) < ENOUGH_FOR_A_CHART:
        return []
    shown = [state for state in State if states.get(state)]
    said = ", ".join(f"{states[state]} {wording.STATE[state]}" for state in shown)
    return [
        pie(
            "Your departments' reports, last ninety days",
            {SLICE.get(state, wording.STATE[state]): states[state] for state in shown},
        ),
        context(f"Your departments' reports of the last ninety days: {said}."),
    ]


def own(reports: Sequence[Report], *, further: int) -> list[Block]:
    """Return what became of an employee's reports, and the way to a new one."""
    blocks = [header("Ideas")]
    if reports:
        lines = [_line(report, _promise(report)) for report in reports]
        blocks.append(section("\n".join(["*Yours, and those you support:*", *lines])))
    else:
        blocks.append(
            section("What would a customer want us to change? Whoever can change it hears you.")
        )
    if further:
        blocks.append(context(f"{further} older ones are in Messages."))
    return [*blocks, actions("ideas.home", [button("I have an idea", OPEN, style="primary")])]


def _promise(report: Report) -> str:
    if report.is_awaited:
        return f"answer by {wording.moment(report.due.due_at)}"
    if promise := wording.promise(report):
        return f"{promise} · {wording.holders(report)}"
    at = report.finished_at or report.answered_at
    return f"{wording.holders(report)}{f', {wording.day(at)}' if at else ''}"


@dataclass(frozen=True, slots=True)
class Thanked:
    """A report that was done, and who stands behind it."""

    report: Report
    names: tuple[str, ...]  # Slack ids of who made or supports it, the reporter first
    without_name: int


def everybodys(popular: Popular, done: Sequence[Thanked]) -> list[Block]:
    """Return what colleagues want most and what was done thanks to them; none if nothing."""
    blocks: list[Block] = []
    if popular.cards:
        blocks.append(section("*Popular among your colleagues*"))
        blocks += [_popular(card, popular) for card in popular.cards]
    if done:
        lines = [f"•  {escape(one.report.words.title)} · {_thanks(one)}" for one in done]
        blocks.append(section("\n".join(["*Done lately*", *lines])))
    return blocks


def _popular(card: Card, popular: Popular) -> Block:
    report = card.report
    text = f"*{report.label}* {escape(report.words.title)}\n{card.voices} people want it"
    if report.reporter == Named(popular.employee_id):
        return section(f"{text}, thanks to you")
    if report.number in popular.supported:
        return section(f"{text}, you among them")
    return section(text, accessory=button("Add my voice", SUPPORT, str(report.number)))


def _thanks(done: Thanked) -> str:
    named = [f"<@{name}>" for name in done.names[:NAMES]]
    others = len(done.names[NAMES:]) + done.without_name
    if others:
        named.append(f"{others} more" if others > 1 else "a colleague")
    return f"thanks to {wording.joined(named)}"
