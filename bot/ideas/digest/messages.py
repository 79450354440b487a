"""A manager's Monday message, as it is read. Pure."""

from collections.abc import Sequence

from bot.ideas.digest.domain import Digest
from bot.ideas.report import wording
from bot.ideas.report.buttons import buttons
from bot.ideas.report.domain import Named, Report
from bot.ideas.report.redaction import open_line
from bot.long_lists import in_sections
from bot.slack import Block, Message, context, escape, header, section

LINES = 5  # of a list; a minute is soon over


def digest(seen: Digest) -> Message:
    """Return the Monday message."""
    text = f"Your Monday: {len(seen.new)} new, {len(seen.late)} late"
    blocks = [header("Your customers' Monday"), *in_sections(_counts(seen))]
    blocks += _to_decide(seen)
    if seen.to_thank and isinstance(seen.to_thank.reporter, Named):
        blocks.append(
            section(
                f"*Say thank you* to <@{seen.to_thank.reporter.employee_id}>: "
                f"{_title(seen.to_thank, seen)} is done, and it began there."
            )
        )
    blocks += _themes(seen)
    if seen.colleagues:
        share = f"{seen.took_part} of {seen.colleagues} colleagues"
        blocks.append(
            context(f"{share} reported or supported something in the last ninety days.")
        )
    return Message(text, tuple(blocks))


def _counts(seen: Digest) -> list[str]:
    late = _labels(seen.late)
    lines = [f"*New last week:* {len(seen.new)}"] if seen.new else []
    lines += [f"*Late:* {late}"] if late else []
    lines += [f"•  {_title(report, seen)}" for report in seen.new[:LINES]]
    further = _labels(seen.new[LINES:])
    return [*lines, *([f"•  And {further}: ask me for one by its number."] if further else [])]


def _labels(reports: Sequence[Report]) -> str:
    return ", ".join(report.label for report in reports)


def _to_decide(seen: Digest) -> list[Block]:
    if seen.to_decide is None:
        return []
    due = wording.moment(seen.to_decide.due.due_at)
    text = f"*Decide this one first*, it is due {due}:\n{_title(seen.to_decide, seen)}"
    return [section(text), *buttons(seen.to_decide)]


def _themes(seen: Digest) -> list[Block]:
    if not seen.themes:
        return []
    named = zip(seen.themes, seen.names, strict=True)
    lines = [_theme(theme, name) for theme, name in named]
    by_a_model = (
        [context("A language model wrote the names of themes.")] if any(seen.names) else []
    )
    further = "; ".join(map(_labels, seen.further_themes))
    lines += [f"•  Smaller ones: {further}"] if further else []
    return [*in_sections(["*Themes*", *lines]), *by_a_model]


def _theme(theme: Sequence[Report], name: str) -> str:
    opening = f"*{escape(name)}*: " if name else ""
    labels = _labels(theme)
    title = escape(open_line(theme[0].words))
    return f"•  {opening}{len(theme)} say much the same: {title} ({labels})"


def _title(report: Report, seen: Digest) -> str:
    if report.number in seen.wordless:
        return f"*{report.label}*, with {wording.holders(report)}"
    return f"*{report.label}* {escape(open_line(report.words))}"
