"""How Ideas looks on everybody's App Home. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.ideas.board.messages import BOARD
from bot.ideas.report import wording
from bot.ideas.report.domain import Named, Report
from bot.ideas.report.messages import Card
from bot.ideas.report.redaction import open_line
from bot.ideas.submit.form import OPEN, SUPPORT
from bot.long_lists import in_sections, part_of, turning
from bot.modals import reading_modal
from bot.slack import Block, actions, button, escape, header, section

OWN = "ideas.own"
OF_A_PART = 100  # reports of one's own
NAMES = 3  # of those to whom something is owed; the rest is a number


@dataclass(frozen=True, slots=True)
class Popular:
    """What colleagues want most, as one of them sees it."""

    cards: tuple[Card, ...]  # most wanted first
    employee_id: str  # who looks at it
    supported: frozenset[int]  # numbers of the reports that have their voice


def line_of(report: Report, last: str) -> str:
    """Return a report in one line."""
    title = escape(open_line(report.words))
    return f"•  *{report.label}* {title}: {wording.state(report)} · {last}"


def own(reports: Sequence[Report], *, further: int) -> list[Block]:
    """Return what became of an employee's reports, and the way to a new one."""
    blocks = [header("Ideas")]
    if reports:
        lines = [line_of(report, promise_of(report)) for report in reports]
        blocks.append(section("\n".join(["*Yours, and those you support:*", *lines])))
    else:
        blocks.append(
            section("What would a customer want us to change? Whoever can change it hears you.")
        )
    opener = button("I have an idea", OPEN, style="primary")
    rest = [every_own(further)] if further else []
    return [*blocks, actions("ideas.home", [opener, button("All ideas", BOARD), *rest])]


def every_own(further: int) -> Block:
    """Return the button that opens all of one's own, where ``further`` ones are not shown."""
    return button(f"All of yours ({further} more)", OWN)


def whole_own(reports: Sequence[Report], first: int = 0) -> Block:
    """Return all that somebody made or supports under their name, to be read."""
    part = part_of(reports, first, OF_A_PART)
    lines = in_sections(line_of(report, promise_of(report)) for report in part.shown)
    nothing = [section("Nothing yet.")] if not lines else []
    return reading_modal("Your reports", [*nothing, *lines, *turning(part, OWN)])


def promise_of(report: Report) -> str:
    """Return what is promised or was decided, and by whom."""
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


def everybodys(popular: Popular, done: Sequence[Thanked], *, further: int = 0) -> list[Block]:
    """Return what colleagues want most and what was done thanks to them; none if nothing.

    ``further`` ones were done, too.
    """
    blocks: list[Block] = []
    if popular.cards:
        first, *others = popular.cards
        blocks.append(_popular(first, popular, "*Popular among your colleagues*\n"))
        blocks += [_popular(card, popular) for card in others]
    if done:
        lines = [f"•  {escape(open_line(one.report.words))} · {_thanks(one)}" for one in done]
        more = f"\n… and {further} more: *All ideas* has them." if further else ""
        blocks.append(section("\n".join(["*Done lately*", *lines]) + more))
    return blocks


def _popular(card: Card, popular: Popular, title: str = "") -> Block:
    report = card.report
    said = escape(open_line(report.words))
    text = f"{title}*{report.label}* {said}\n{card.voices} people want it"
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
