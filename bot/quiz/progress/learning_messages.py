"""How a manager sees the learning of their departments, in groups of five or more. Pure."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from bot.charts import bars
from bot.quiz.progress.domain import DepartmentLearning
from bot.quiz.progress.statistics import SMALLEST_GROUP, GroupLearning
from bot.slack import Block, context, escape, section

IN_FULL = 2  # departments shown moment by moment; more are compared, a line each
LINES = 20  # as many as a chart has bars; the rest is a number
NAMED = 10  # departments of too few colleagues; the rest is a number
Shown = tuple[DepartmentLearning, GroupLearning]


def learning(seen: Sequence[DepartmentLearning]) -> list[Block]:
    """Return how the departments learn, the least known first; a fixed number of blocks."""
    shown = [(one, one.learning) for one in seen if one.learning]
    too_few = [escape(one.department.name) for one in seen if one.learning is None]
    blocks: list[Block] = []
    if len(shown) > IN_FULL:
        blocks += _compared(shown)
    else:
        blocks += [block for one in shown for block in _in_full(*one)]
    return blocks + ([section(_too_few(too_few))] if too_few else [])


def _in_full(seen: DepartmentLearning, learning: GroupLearning) -> list[Block]:
    known = {
        name: learning.known_by_moment[moment_id]
        for moment_id, name in _names(seen).items()
        if moment_id in learning.known_by_moment
    }
    title = f"*{escape(seen.department.name)}, learning:* share known"
    blocks = [section("\n".join([title, *_lines(known)]))]
    if known:
        blocks.append(_chart(f"{seen.department.name}: known by moment", known))
    return [*blocks, context("  ·  ".join(_notes(seen, learning)))]


def _compared(shown: Sequence[Shown]) -> list[Block]:
    least_first = sorted(shown, key=lambda one: (_on_average(one[1]), one[0].department.name))
    known = {
        seen.department.name: _on_average(learning) for seen, learning in least_first[:LINES]
    }
    notes = ["  ·  ".join(_notes(seen, learning)) for seen, learning in least_first[:LINES]]
    lines = [f"{line}  ·  {note}" for line, note in zip(_lines(known), notes, strict=True)]
    more = len(least_first[LINES:])
    last = [f"… and {more} more, which know more than these"] if more else []
    title = "*Your departments, learning:* share known, the least first"
    return [section("\n".join([title, *lines, *last])), _chart("Known by department", known)]


def _lines(known: Mapping[str, float]) -> list[str]:
    return [f"•  {escape(name)}: {share:.0%}" for name, share in known.items()]


def _chart(title: str, known: Mapping[str, float]) -> Block:
    percent = {name: float(round(100 * share)) for name, share in known.items()}
    return bars(title, percent, "Known, %")


def _on_average(learning: GroupLearning) -> float:
    shares = learning.known_by_moment.values()
    return fmean(shares) if shares else 0.0


def _notes(seen: DepartmentLearning, learning: GroupLearning) -> list[str]:
    notes = [_participation(learning.participation)]
    if weakest := learning.weakest_moment:
        notes.insert(0, f"Weakest: {escape(_names(seen).get(weakest, weakest))}")
    return notes


def _names(seen: DepartmentLearning) -> dict[str, str]:
    return {moment.moment_id: moment.name for moment in seen.moments.moments}


def _participation(share: float | None) -> str:
    if share is None:
        return f"fewer than {SMALLEST_GROUP} answered in the last thirty days"
    return f"{share:.0%} took part in the last thirty days"


def _too_few(names: Sequence[str]) -> str:
    more = len(names[NAMED:])
    named = ", ".join(names[:NAMED]) + (f" and {more} more" if more else "")
    return (
        f"*{named}, learning:* fewer than {SMALLEST_GROUP} colleagues have answered so far,"
        " so there is nothing to show without showing a person."
    )
