"""The pictures of a report."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tests.evaluation.asking import Outcome
from tests.evaluation.figures import Evaluation

mpl.use("Agg")  # no screen is needed

BLUE, GREY = "#1d3b53", "#a9b8c4"
SHARES = (
    "answered, of those covered",
    "  in own words",
    "right, of those covered",
    "refused rightly, of those not covered",
    "claims dropped",
    "citation precision",
)
INCHES = (9.0, 3.2)


def draw_shares(now: Evaluation, before: Evaluation | None, path: Path) -> None:
    """Draw the shares as bars, beside those of the evaluation before."""
    figure, axes = plt.subplots(figsize=INCHES, layout="constrained")
    places = range(len(SHARES))
    if before:
        values = [before.figures.get(name, 0.0) for name in SHARES]
        axes.barh([place - 0.2 for place in places], values, 0.35, color=GREY, label="before")
    bars = axes.barh(
        [place + 0.2 for place in places],
        [now.figures[name] for name in SHARES],
        0.35,
        color=BLUE,
        label="now",
    )
    axes.bar_label(bars, fmt="%.0f %%", padding=3)
    axes.set_yticks(list(places), [name.strip() for name in SHARES])
    axes.set_xlim(0, 112)
    axes.invert_yaxis()  # the first on top
    if before:
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False)
    _save(figure, axes, path, "%")


def draw_counts(outcomes: Sequence[Outcome], path: Path) -> None:
    """Draw how many claims the answers have, and how long they take."""
    figure, (left, right) = plt.subplots(1, 2, figsize=INCHES, layout="constrained")
    claims = [one.claims for one in outcomes if one.is_answered]
    left.hist(claims, bins=[edge - 0.5 for edge in range(8)], color=BLUE, rwidth=0.9)
    left.set_title("Claims an answer (0: quoted word for word)", fontsize=10)
    left.set_ylabel("answers")
    right.hist([one.seconds for one in outcomes], bins=20, color=BLUE)
    right.set_title("Seconds until the answer", fontsize=10)
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=120)
    plt.close(figure)


def _save(figure: Figure, axes: Axes, path: Path, unit: str) -> None:
    axes.set_xlabel(unit)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=120)
    plt.close(figure)
