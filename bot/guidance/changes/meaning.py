"""Finds what an edit changes for those who go by it: neither layout nor spelling. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from rapidfuzz import fuzz

from bot.guidance.changes.domain import MeaningChange
from bot.guidance.changes.words import CanonicalWords, in_a_row, say_the_same, words_of
from bot.guidance.parse.document import Document
from bot.guidance.parse.structure import BlockKind, Statement

Headings: TypeAlias = tuple[str, ...]
_A_PAIR = 50.0  # likeness from which what is new takes the place of what is gone, 0 to 100
_SAME_SECTION = 0.5  # share of what it says, from which a heading was renamed


@dataclass(frozen=True, slots=True)
class _Said:
    statement: Statement
    text: str
    words: CanonicalWords
    is_step: bool


@dataclass(frozen=True, slots=True)
class _SectionSaid:
    headings: Headings  # as written, without the title
    said: list[_Said] = field(default_factory=list)

    @property
    def words(self) -> CanonicalWords:
        return in_a_row([one.words for one in self.said])


def changes_of_meaning(before: Document, after: Document) -> list[MeaningChange]:
    """Return what an edit changes for whoever goes by the document, in its order."""
    found = list(_of_title(before, after))
    old, new = _sections(before), _sections(after)
    for mine, its in _aligned(old, new):
        found += _of_section(mine, its)
    return found


def gone_with(before: Document) -> list[MeaningChange]:
    """Return what is gone with a document."""
    title = before.guidance.title
    return [MeaningChange(title, "", (), is_of_section=True)]


def _of_title(before: Document, after: Document) -> Iterator[MeaningChange]:
    mine, its = before.guidance.title, after.guidance.title
    if not say_the_same(words_of(mine), words_of(its)):
        yield MeaningChange(mine, its, (), is_of_section=True)


def _sections(document: Document) -> list[_SectionSaid]:
    found: dict[Headings, _SectionSaid] = {}
    for one in document.statements:
        block = document.structure.blocks[one.block]
        headings = tuple(each for each in block.headings if each != document.guidance.title)
        text = " ".join(cell for _, cell in one.cells) or one.text
        said = _Said(one, one.text, words_of(text), block.kind is BlockKind.STEPS)
        found.setdefault(headings, _SectionSaid(headings)).said.append(said)
    return list(found.values())


def _aligned(
    old: Sequence[_SectionSaid], new: Sequence[_SectionSaid]
) -> Iterator[tuple[_SectionSaid | None, _SectionSaid | None]]:
    """Yield each section with the one that took its place; None where there is none."""
    left = list(new)
    for mine in old:
        its = next((one for one in left if _same_headings(mine, one)), None)
        its = its or next((one for one in left if _same_words(mine, one, old)), None)
        if its:
            left.remove(its)
        yield mine, its
    for its in left:
        yield None, its


def _same_headings(mine: _SectionSaid, its: _SectionSaid) -> bool:
    return say_the_same(
        in_a_row([words_of(one) for one in mine.headings]),
        in_a_row([words_of(one) for one in its.headings]),
    )


def _same_words(mine: _SectionSaid, its: _SectionSaid, old: Sequence[_SectionSaid]) -> bool:
    """Tell whether a heading was renamed: what stands below it is what stood there."""
    if any(_same_headings(one, its) for one in old):
        return False
    kept = Counter(one.words for one in mine.said) & Counter(one.words for one in its.said)
    return kept.total() >= _SAME_SECTION * max(len(mine.said), len(its.said))


def _of_section(mine: _SectionSaid | None, its: _SectionSaid | None) -> Iterator[MeaningChange]:
    if mine and its and not _same_headings(mine, its):
        names = (" › ".join(mine.headings), " › ".join(its.headings))
        yield MeaningChange(*names, mine.headings, is_of_section=True)
    if mine and its and say_the_same(mine.words, its.words):
        return
    gone, new = _left_over(mine, its)
    if mine and its and not gone and not new:
        yield from _of_steps(mine, its)
    headings = mine.headings if mine else its.headings if its else ()
    for old, other in _paired(gone, new):
        if not (old and other and say_the_same(old.words, other.words)):
            yield _change(old, other, headings)


def _left_over(
    mine: _SectionSaid | None, its: _SectionSaid | None
) -> tuple[list[_Said], list[_Said]]:
    """Return what only one of both says."""
    old, new = mine.said if mine else [], its.said if its else []
    kept = Counter(one.words for one in old) & Counter(one.words for one in new)
    return _without(old, Counter(kept)), _without(new, Counter(kept))


def _without(said: Sequence[_Said], kept: Counter[CanonicalWords]) -> list[_Said]:
    left = []
    for one in said:
        if kept[one.words]:
            kept[one.words] -= 1
        elif one.words:
            left.append(one)
    return left


def _paired(
    gone: Sequence[_Said], new: Sequence[_Said]
) -> Iterator[tuple[_Said | None, _Said | None]]:
    """Yield what is gone with what says nearly the same now, and what is only new."""
    likeness = {
        (a, b): fuzz.ratio(" ".join(old.words), " ".join(other.words))
        for a, old in enumerate(gone)
        for b, other in enumerate(new)
    }
    pairs: dict[int, int] = {}
    for (a, b), like in sorted(likeness.items(), key=lambda one: -one[1]):
        if like >= _A_PAIR and a not in pairs and b not in pairs.values():
            pairs[a] = b
    for a, old in enumerate(gone):
        yield old, new[pairs[a]] if a in pairs else None
    yield from ((None, one) for b, one in enumerate(new) if b not in pairs.values())


def _of_steps(mine: _SectionSaid, its: _SectionSaid) -> Iterator[MeaningChange]:
    """Yield the first step that stands elsewhere: in another order, it is another thing."""
    old = [one for one in mine.said if one.is_step]
    new = [one for one in its.said if one.is_step]
    for one, other in zip(old, new, strict=False):
        if one.words != other.words:
            change = _change(one, other, mine.headings)
            yield replace(change, is_of_section=True)
            return


def _change(old: _Said | None, new: _Said | None, headings: Headings) -> MeaningChange:
    return MeaningChange(
        old.text if old else "",
        new.text if new else "",
        headings,
        old.statement.place if old else None,
        new.statement.place if new else None,
    )
