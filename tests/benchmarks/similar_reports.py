"""Measures which reports the form calls similar: `make bench` prints it.

Each report is sent as if all 125 others were open; up to three above the threshold are shown.
Precision: of those shown, how many tell the same problem. Found: how many of the reports sent,
each of which has two duplicates, show one. The threshold is chosen with the reports of every
other problem, the smallest with a precision of at least 0.85, and judged with the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.embedding.choice import choose_embedding
from bot.ideas.similar.likeness import Background
from bot.ideas.similar.service import SHOWN, SIMILAR
from bot.moments.reading import read_moments
from bot.yaml_files.reader import read_yaml

MOMENTS = Path("knowledge/moments.yaml")
PROBLEMS = Path(__file__).parent / "similar_reports.yaml"
AIM = 0.85  # so that chance in the other half leaves 0.8


@dataclass(frozen=True, slots=True)
class Written:
    """One report, and the problem that it tells."""

    problem: str
    text: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What employees would have seen at a threshold."""

    threshold: float
    precision: float
    found: float
    shown: int


def read_problems() -> list[tuple[Written, ...]]:
    """Return the reports of each problem, in the order of the file."""
    fields = read_yaml(PROBLEMS.read_text(encoding="utf-8"))
    return [
        tuple(Written(f"{field}/{name}", text) for text in texts)
        for field, problems in fields.items()
        for name, texts in problems.items()
    ]


def likenesses(written: Sequence[Written]) -> np.ndarray:
    """Return how alike each report is to each other; a field stands for a moment of truth."""
    embed = choose_embedding("local").embeddings.embed_documents
    sentences = read_moments(MOMENTS).sentences
    background = Background(sentences, embed(list(sentences)))
    vectors = embed([one.text for one in written])
    read = [
        background.read(one.text, vector, one.problem.split("/")[0])
        for one, vector in zip(written, vectors, strict=True)
    ]
    return np.array([[background.likeness(one, other) for other in read] for one in read])


def measured(
    written: Sequence[Written], alike: np.ndarray, sent: Sequence[int], threshold: float
) -> Measured:
    """Return what the senders of these reports would have been shown at this threshold."""
    right = shown = found = 0
    for number in sent:
        nearest = [other for other in np.argsort(-alike[number]) if other != number][:SHOWN]
        seen = [other for other in nearest if alike[number, other] >= threshold]
        same = [other for other in seen if written[other].problem == written[number].problem]
        right, shown, found = right + len(same), shown + len(seen), found + bool(same)
    return Measured(threshold, right / shown if shown else 1.0, found / len(sent), shown)


def measure() -> tuple[Measured, Measured, Measured]:
    """Return the choice with one half, its judgement with the other, the setting's there."""
    written = [one for problem in read_problems() for one in problem]
    alike = likenesses(written)
    names = list(dict.fromkeys(one.problem for one in written))
    choosing = [n for n, one in enumerate(written) if names.index(one.problem) % 2 == 0]
    judging = [n for n in range(len(written)) if n not in choosing]
    thresholds = [float(step) / 100 for step in range(30, 131)]
    tried = [measured(written, alike, choosing, threshold) for threshold in thresholds]
    chosen = next(one for one in tried if one.precision >= AIM)
    judged = measured(written, alike, judging, chosen.threshold)
    return chosen, judged, measured(written, alike, judging, SIMILAR)


def main() -> None:
    """Print the table."""
    chosen, judged, setting = measure()
    print("| half | threshold | precision | found | shown |")
    print("| --- | --- | --- | --- | --- |")
    for name, one in (("choosing", chosen), ("judging", judged), ("as set", setting)):
        print(
            f"| {name} | {one.threshold:.2f} | {one.precision:.2f} | {one.found:.2f} |"
            f" {one.shown} |"
        )


if __name__ == "__main__":
    main()
