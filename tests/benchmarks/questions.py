"""Reads the questions of a benchmark: public ones, blind ones, or the starter handbook's."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.measures import Place

ROOT = Path(__file__).parent.parent.parent
HANDBOOK = ROOT / "knowledge"
HANDBOOK_QUESTIONS = Path(__file__).parent / "handbook_questions.jsonl"
BLIND = Path(__file__).parent / "blind"  # nobody reads these; see the README there
TUNED = Path(__file__).parent / "tuned"  # where those go that somebody has read
_NOT_COVERED = {"near", "far"}


@dataclass(frozen=True, slots=True)
class BenchmarkQuestion:
    """A question and what a right answer is taken from."""

    text: str
    documents: frozenset[str]  # any of them is right; empty if it is not covered
    references: tuple[Place, ...]  # exact places, where the benchmark knows them
    kind: str = ""
    must: tuple[
        tuple[str, ...], ...
    ] = ()  # of each entry a right answer has one, word for word
    accept: tuple[str, ...] = ()  # quotes that answer at least a part

    @property
    def is_covered(self) -> bool:
        """Tell whether the documents answer it."""
        return bool(self.documents)


def read_questions(path: Path) -> list[BenchmarkQuestion]:
    """Return the questions of a file with one JSON object a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_question(json.loads(line)) for line in lines if line.strip()]


def _question(fields: dict[str, Any]) -> BenchmarkQuestion:
    kind, accept = fields.get("kind", ""), fields.get("accept", [])
    is_covered = fields.get("answerable", fields.get("covered", kind not in _NOT_COVERED))
    named = fields.get("doc_ids", fields.get("documents", [one["doc"] for one in accept]))
    references = fields.get("references", []) if is_covered else []
    return BenchmarkQuestion(
        fields["question"],
        frozenset(named if is_covered else ()),
        tuple(Place(one["doc_id"], one["start"], one["end"]) for one in references),
        kind,
        tuple(map(tuple, fields.get("must", []))),
        tuple(one["quote"] for one in accept),
    )


def moved_to_tuned(path: Path) -> Path:
    """Put a blind set that is about to be read among the tuned ones; others stay."""
    if path.resolve().parent != BLIND.resolve():
        return path
    TUNED.mkdir(exist_ok=True)
    return path.rename(TUNED / path.name)
