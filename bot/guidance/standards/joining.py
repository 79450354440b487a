"""Joins what is found in one sentence to one finding. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.guidance.standards.domain import HandbookFinding

_GRAVEST = ("contradiction", "definition", "keeper", "unsourced")  # before all others


def one_a_sentence(findings: Iterable[HandbookFinding]) -> Iterator[HandbookFinding]:
    """Yield the findings; those on one sentence as the gravest of them, which tells all."""
    joined: dict[tuple[str, int, str], list[HandbookFinding]] = {}
    for number, one in enumerate(findings):
        sentence = one.sentence or f"no sentence {number}"
        joined.setdefault((one.path, one.line, sentence), []).append(one)
    yield from map(_joined, joined.values())


def _joined(findings: Sequence[HandbookFinding]) -> HandbookFinding:
    ordered = sorted(findings, key=_gravity)
    says = dict.fromkeys(one.says for one in ordered)
    mends = dict.fromkeys(one.mend for one in ordered)
    return replace(ordered[0], says="; and ".join(says), mend=" ".join(mends))


def _gravity(finding: HandbookFinding) -> int:
    kinds = (*_GRAVEST, finding.kind)
    return kinds.index(finding.kind) if finding.is_error else len(kinds)
