"""How many false claims the check catches, and how many faithful ones it keeps.

``python -m tests.benchmarks.claims``. Each pair is a sentence and a claim made from it by hand,
by one of these edits:

- faithful: the same in other words, or a part of it that stands by itself
- negated: a denial added or dropped, an opposite, an order turned round
- number changed: another number, unit, limit, weekday or ordinal
- subject swapped: somebody or something else does it, or it is done to
- modality changed: may for must, must for may, a rule for a permission
- overgeneralised: all for some, always for a case, a condition dropped
- invented: something added that the sentence does not say
- condition dropped: what narrows it is gone
- date or name changed: another day, month, place or person
- role reversed: who does it and to whom it is done change places
- comparison reversed: the greater became the lesser, or the better the worse

The tuning half was looked at while the rules were written. The held-out half was measured
only; no quote is in both. Their sentences are the handbook's; those without a document stood
in an earlier edition of it.

The rounds came later: pairs written before the rules were looked at, half of them of sentences
that no handbook here has. Each was measured blind, and only then looked at to mend classes of
errors, so its figure in the table is better than what an unknown pair may expect. The last
round was measured only. Blind, faithful kept and false caught:

- round 1: 46.8 % of 62, 87.5 % of 160
- round 2: 49.1 % of 53, 88.0 % of 133
- round 3: 65.2 % of 46, 82.1 % of 117
- round 4: 73.7 % of 38, 86.3 % of 95
- last round: 75.0 % of 24, 94.3 % of 70
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.ask.compose.claims.checking import ClaimFault, objection_to
from bot.ask.compose.claims.quotes import find_quote
from bot.ask.compose.claims.word_likeness import likeness_by
from bot.embedding.local import LocalEmbeddings
from bot.guidance.domain import Malformed
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import sources_in

PAIRS = Path(__file__).parent / "claims.jsonl"
KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
FAITHFUL = "faithful"


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the quote it is said to rest on, and how it was made."""

    id: str
    half: str  # "tuning", "held-out", "round 1" … "round 4" or "last round"
    edit: str  # "faithful", "negated", "number changed" …
    document: str  # empty if the sentence is of no handbook here
    quote: str
    claim: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a pair."""

    pair: Pair
    objection: ClaimFault | None

    @property
    def is_right(self) -> bool:
        """Whether a faithful claim was kept, or a false one caught."""
        return (self.pair.edit == FAITHFUL) == (self.objection is None)


def pairs() -> Iterator[Pair]:
    """Yield every pair of the set."""
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        yield Pair(**json.loads(line))


def checked(some: Iterable[Pair]) -> list[Checked]:
    """Return what the check says about each pair."""
    likeness = likeness_by(LocalEmbeddings().embed_documents)
    return [
        Checked(
            pair, objection_to(pair.claim, pair.quote, above=above(pair), likeness=likeness)
        )
        for pair in some
    ]


def above(pair: Pair) -> str:
    """Return the title and heading over the quote; empty if it is of no document."""
    if not pair.document:
        return ""
    document = _documents()[pair.document]
    passages = [document.passage(span) for span in document.spans]
    passage = next(one for one in passages if find_quote(pair.quote, one.text))
    return ". ".join([passage.title, *passage.headings])


@cache
def _documents() -> dict[str, Document]:
    found = (read(one) for one in sources_in(KNOWLEDGE) if not isinstance(one, Malformed))
    return {one.source.document: one for one in found if isinstance(one, Document)}


def share_right(some: Iterable[Checked]) -> float:
    """Return the share that was judged rightly, 0.0 to 1.0."""
    counted = Counter(one.is_right for one in some)
    return counted[True] / max(1, counted.total())


def _print_table(results: list[Checked]) -> None:
    halves = list(dict.fromkeys(one.pair.half for one in results))
    print(f"{'claims judged rightly':22}" + "".join(f"{half:>14}" for half in [*halves, "all"]))
    edits = sorted({one.pair.edit for one in results} - {FAITHFUL})
    for edit in [*edits, "all false", FAITHFUL]:
        cells = [_cell(results, edit, half) for half in [*halves, ""]]
        print(f"{edit:22}" + "".join(f"{cell:>14}" for cell in cells))


def _cell(results: list[Checked], edit: str, half: str) -> str:
    some = [
        one
        for one in results
        if half in ("", one.pair.half)
        and (one.pair.edit == edit or (edit == "all false" and one.pair.edit != FAITHFUL))
    ]
    return f"{share_right(some):.1%} ({len(some)})" if some else "-"


def main() -> None:
    """Print how the check does on each half and each kind of edit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", help="of which half or round to show them")
    chosen = parser.parse_args()
    results = checked(pairs())
    _print_table(results)
    for one in results:
        if one.pair.half == chosen.mistakes and not one.is_right:
            print(f"\n{one.pair.edit}: {one.pair.claim}\n  quote: {one.pair.quote}")
            print(f"  {one.objection.value if one.objection else 'kept'}")


if __name__ == "__main__":
    main()
