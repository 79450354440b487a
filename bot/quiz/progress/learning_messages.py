"""How a manager sees the learning of their departments, in groups of five or more. Pure."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from bot.long_lists import in_sections
from bot.modals import reading_modal
from bot.people.groups import SMALLEST_GROUP, Band
from bot.quiz.progress.domain import DepartmentLearning
from bot.slack import Block, button, context, escape, section

IN_FULL = 2  # departments shown moment by moment; more are compared, a line each
LINES = 15  # what a block has room for; the rest is a number
NAMED = 10  # departments of too few colleagues; the rest is a number
NOTE = (
    "Rough on purpose, the rougher the fewer you are, and drawn at most once a week: nobody"
    " can tell from it how one person did."
)
SHOW_LEARNING = "quiz.show_learning"
COMPARED = "*Your departments, learning:* how much is known, the least first"
TOO_FEW = (
    f"fewer than {SMALLEST_GROUP} colleagues have answered so far, or too little to show"
    " without showing a person."
)
_EVERY = section("Every one of your departments:", accessory=button("Show all", SHOW_LEARNING))
_ORDER = tuple(Band)


def learning(seen: Sequence[DepartmentLearning]) -> list[Block]:
    """Return how the departments learn, the least known first; a fixed number of blocks."""
    shown = [one for one in seen if one.bands]
    too_few = [escape(one.department.name) for one in seen if not one.bands]
    blocks: list[Block] = []
    if len(shown) > IN_FULL:
        blocks.append(_compared(shown))
    else:
        blocks += [_in_full(one) for one in shown]
    notes = [NOTE] * bool(shown) + [_too_few(too_few)] * bool(too_few)
    blocks += [context(*notes)] if notes else []
    is_whole = len(shown) <= LINES and len(too_few) <= NAMED
    return blocks if is_whole else [*blocks, _EVERY]


def _in_full(seen: DepartmentLearning) -> Block:
    title = f"*{escape(seen.department.name)}, learning:* how much is known"
    lines = [f"•  {escape(name)}: {band}" for name, band in seen.known.items()]
    return section("\n".join([title, *lines, *_notes(seen)]))


def _compared(shown: Sequence[DepartmentLearning]) -> Block:
    least_first = _least_first(shown)
    lines = [_line(one) for one in least_first[:LINES]]
    more = len(least_first[LINES:])
    last = [f"… and {more} more, which know more than these"] if more else []
    return section("\n".join([COMPARED, *lines, *last]))


def _least_first(shown: Sequence[DepartmentLearning]) -> list[DepartmentLearning]:
    return sorted(shown, key=lambda one: (_on_average(one.known), one.department.name))


def whole_learning(seen: Sequence[DepartmentLearning]) -> Block:
    """Return how every one of the departments learns, to be read."""
    shown = _least_first([one for one in seen if one.bands])
    too_few = [escape(one.department.name) for one in seen if not one.bands]
    rows = in_sections([COMPARED, *map(_line, shown)])
    others = in_sections([f"*Not told:* {TOO_FEW}", *too_few]) if too_few else []
    return reading_modal("Learning", [*rows, context(NOTE), *others])


def _line(seen: DepartmentLearning) -> str:
    bands = list(seen.known.values())
    counts = [f"{band} at {bands.count(band)}" for band in _ORDER if band in bands]
    known = f"{', '.join(counts)} of its moments" if counts else "too few answers by moment"
    return "  ·  ".join([f"•  {escape(seen.department.name)}: {known}", *_notes(seen)])


def _on_average(known: Mapping[str, Band]) -> float:
    return fmean(map(_ORDER.index, known.values())) if known else 0.0


def _notes(seen: DepartmentLearning) -> list[str]:
    least = min(seen.known.values(), key=_ORDER.index, default=None)
    weakest = [name for name, band in seen.known.items() if band is least]
    alone = len(weakest) == 1 < len(seen.known)
    told = [f"Weakest: {escape(weakest[0])}"] if alone else []
    planned = [f"Plans carried out: {seen.plans}"] if seen.plans else []
    return [*told, _participation(seen.participation), *planned]


def _participation(band: Band | None) -> str:
    if band is None:
        return "Took part in the last thirty days: not told of so few"
    return f"Took part in the last thirty days: {band}"


def _too_few(names: Sequence[str]) -> str:
    more = len(names[NAMED:])
    named = ", ".join(names[:NAMED]) + (f" and {more} more" if more else "")
    return f"*{named}, learning:* {TOO_FEW}"
