"""The report of an evaluation, in Markdown."""

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.evaluation.figures import UNITS, Evaluation
from tests.evaluation.plots import draw_counts, draw_shares

SHOWN = 20  # questions a list


def write_report(now: Evaluation, before: Evaluation | None, folder: Path) -> Path:
    """Write ``report.md`` and its pictures into the folder; return where it is."""
    draw_shares(now, before, folder / "shares.png")
    draw_counts(now.outcomes, folder / "counts.png")
    path = folder / "report.md"
    path.write_text("\n".join(_lines(now, before)) + "\n", encoding="utf-8")
    return path


def _lines(now: Evaluation, before: Evaluation | None) -> Iterator[str]:
    yield f"# Answers of {now.language_model}, {_time_of(now)}"
    yield ""
    yield from _prompts(now, before)
    yield from _table(now, before)
    yield from _why_dropped(now)
    yield from _writings(now, before)
    yield "\n![The shares](shares.png)\n\n![Claims and seconds](counts.png)\n"
    outcomes = now.outcomes
    yield from _list(
        "Covered, and not answered",
        [one.text for one in outcomes if one.is_covered and not one.is_answered],
    )
    yield from _list(
        "Not covered, and answered",
        [one.text for one in outcomes if one.is_answered and not one.is_covered],
    )
    yield from _list(
        "Answered with a wrong citation",
        [
            one.text
            for one in outcomes
            if one.is_covered and one.right_citations < one.citations
        ],
    )


def _time_of(evaluation: Evaluation) -> str:
    return f"{evaluation.started_at[:16].replace('T', ' ')} UTC"


def _prompts(now: Evaluation, before: Evaluation | None) -> Iterator[str]:
    yield "| prompt | before | now |\n| --- | --- | --- |"
    for name, version in now.prompts.items():
        earlier = before.prompts.get(name, "none") if before else "none"
        yield f"| `prompts/{name}` | {earlier} | {version} |"
    if before:
        yield f"\nBefore: {before.language_model}, {_time_of(before)}."
    else:
        yield "\nThere was no evaluation before."
    yield ""


def _table(now: Evaluation, before: Evaluation | None) -> Iterator[str]:
    yield "| figure | before | now | change |\n| --- | ---: | ---: | ---: |"
    for name, unit in UNITS.items():
        value = now.figures[name]
        earlier = before.figures.get(name, math.nan) if before else math.nan
        change = "" if math.isnan(value - earlier) else f"{value - earlier:+.1f}"
        yield f"| {name.strip()} | {_shown(earlier, unit)} | {_shown(value, unit)} | {change} |"


def _why_dropped(now: Evaluation) -> Iterator[str]:
    reasons = Counter(why for one in now.outcomes for why in one.why_dropped)
    if reasons:
        yield "\n| why a sentence is dropped | times |\n| --- | ---: |"
        yield from (f"| {why} | {times} |" for why, times in reasons.most_common())


def _writings(now: Evaluation, before: Evaluation | None) -> Iterator[str]:
    if not now.writings:
        return
    earlier = {one.counted: one for one in before.writings} if before else {}
    yield "\n| written with | counted | before | now |\n| --- | --- | ---: | ---: |"
    for one in now.writings:
        then = earlier.get(one.counted)
        shown = f"{then.good} of {then.tried}" if then else "–"
        counted = f"| `prompts/{one.prompt}.md` | {one.counted} |"
        yield f"{counted} {shown} | {one.good} of {one.tried} |"


def _shown(value: float, unit: str) -> str:
    return "–" if math.isnan(value) else f"{value:.1f}{unit.replace('%', ' %')}"


def _list(title: str, questions: list[str]) -> Iterator[str]:
    yield f"## {title}: {len(questions)}\n"
    yield from (f"- {' '.join(question.split())}" for question in questions[:SHOWN])
    if len(questions) > SHOWN:
        yield f"- … and {len(questions) - SHOWN} more"
    yield ""
