"""The figures of an evaluation, and the file in which they wait for the next one."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from bot.language_model.port import TokenCount
from bot.language_model.usage import UsageLimits
from tests.evaluation.asking import Outcome
from tests.evaluation.authoring import Writing

KEPT = "evaluation.json"
_OF_SEVERAL_PARTS = {"list", "exception", "double"}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One run over the questions."""

    language_model: str  # "provider:name"
    prompts: dict[str, str]  # file name to version and fingerprint
    started_at: str  # ISO, UTC
    figures: dict[str, float]  # name to value; NaN where nothing was counted
    outcomes: list[Outcome]
    writings: list[Writing] = field(default_factory=list)


# Each figure with the unit in which it is shown.
UNITS = {
    "questions": "",
    "answered, of those covered": "%",
    "  in own words": "%",
    "right, of those covered": "%",
    "complete, of lists, exceptions and double questions": "%",
    "refused rightly, of those not covered": "%",
    "claims an answer": "",
    "claims dropped": "%",
    "citation precision": "%",
    "language model failed": "%",
    "seconds, median": " s",
    "seconds, 95th percentile": " s",
    "tokens a question, read": "",
    "tokens a question, written": "",
    "cost of a hundred questions": "",
}


def figures_of(outcomes: Sequence[Outcome], limits: UsageLimits) -> dict[str, float]:
    """Return the figures, in the order of `UNITS`; shares in percent."""
    covered = [one for one in outcomes if one.is_covered]
    long = [one for one in covered if one.kind in _OF_SEVERAL_PARTS]
    others = [one for one in outcomes if not one.is_covered]
    composed = [one for one in covered if one.claims]
    seconds = [one.seconds for one in outcomes]
    claims, dropped = _sum(outcomes, "claims"), _sum(outcomes, "dropped")
    read, written = _sum(outcomes, "read"), _sum(outcomes, "written")
    values = (
        float(len(outcomes)),
        _percent(covered, lambda one: one.is_answered),
        _percent(covered, lambda one: one.claims > 0),
        _percent(covered, lambda one: one.is_right),
        _percent(long, lambda one: one.is_right),
        _percent(others, lambda one: not one.is_answered),
        _share(_sum(composed, "claims"), len(composed)),
        100 * _share(dropped, claims + dropped),
        100 * _share(_sum(covered, "right_citations"), _sum(covered, "citations")),
        _percent(outcomes, lambda one: one.has_failed),
        float(np.percentile(seconds, 50)),
        float(np.percentile(seconds, 95)),
        _share(read, len(outcomes)),
        _share(written, len(outcomes)),
        100 * _share(limits.cost(TokenCount(int(read), int(written))), len(outcomes)),
    )
    return dict(zip(UNITS, values, strict=True))


def keep(evaluation: Evaluation, folder: Path) -> None:
    """Keep the evaluation for the report of the next one."""
    text = json.dumps(asdict(evaluation), ensure_ascii=False, indent=1)
    (folder / KEPT).write_text(text, encoding="utf-8")


def latest_in(folder: Path) -> Evaluation | None:
    """Return the evaluation that was kept last below the folder; None if there is none."""
    kept = [_read(one) for one in folder.glob(f"*/{KEPT}")]
    return max(kept, key=lambda one: one.started_at, default=None)


def _read(path: Path) -> Evaluation:
    fields = json.loads(path.read_text("utf-8"))
    fields["outcomes"] = [
        Outcome(**one | {"why_dropped": tuple(one.get("why_dropped", ()))})
        for one in fields["outcomes"]
    ]
    fields["writings"] = [Writing(**one) for one in fields.get("writings", ())]
    return Evaluation(**fields)


def _sum(outcomes: Sequence[Outcome], field: str) -> float:
    return float(sum(getattr(one, field) for one in outcomes))


def _percent(outcomes: Sequence[Outcome], is_so: Callable[[Outcome], bool]) -> float:
    return 100 * _share(sum(map(is_so, outcomes)), len(outcomes))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")
