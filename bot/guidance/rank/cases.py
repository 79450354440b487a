"""Which of the statements that were found is about the case that a question names."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bot.guidance.domain import ExcerptSignals, ValueFit
from bot.guidance.parse.plain_text import folded
from bot.guidance.rank.answer_type import type_fit
from bot.guidance.rank.candidate import Candidate, ReadsWords, shortened
from bot.guidance.rank.fusion import Scores
from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.rank.library import Asked, Library
from bot.guidance.rank.values.choice import CaseChoice, choose
from bot.guidance.rank.values.headings import choose_by_heading
from bot.guidance.rank.values.reading import reading_of
from bot.guidance.rank.values.rewording import reworded

_LOOKED_AT = 8  # of the best, with their sections
_READ_AGAIN = 3  # of the best, with their values written alike
_LIKER = 25.0  # what the score of a statement gains by likeness, read again
_MEETS = 1.0  # what a statement gains that has the values asked for


def with_cases(
    library: Library, asked: Asked, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Return the candidates with what they have of the question's values, best first.

    One that has another value gives its place to the statement of its section that has the
    one asked for: search finds the matter, values the case. Most questions name no case but
    for a heading.
    """
    names_a_case = reading_of(asked.whole, is_question=True).names_a_case
    choices: dict[tuple[str, tuple[str, ...]], tuple[Sequence[int], CaseChoice]] = {}
    found = []
    for one in candidates[:_LOOKED_AT]:
        if not names_a_case and not _may_stand_elsewhere(asked, one):
            found.append(one)  # most questions: reading a section takes time
            continue
        key = one.place.document.source.document, one.place.headings
        if key not in choices:
            section = one.place.document.section(one.place.number)
            choices[key] = (
                [*section],
                _choice(
                    asked,
                    [*section.values()],
                    [*section].index(one.place.number),
                    names_a_case=names_a_case,
                ),
            )
        found.append(_fitting(library, asked, one, *choices[key]))
    return _each_once([*found, *candidates[_LOOKED_AT:]])


def _may_stand_elsewhere(asked: Asked, one: Candidate) -> bool:
    """Tell whether a heading beside the statement's has a word of the question."""
    *above, own = one.place.headings or ("",)
    blocks = one.place.document.structure.blocks
    headings = {block.headings for block in blocks}
    beside = [it[-1] for it in headings if it and [*it[:-1]] == above and it[-1] != own]
    words = {*telling(asked.words)}
    return any(words & {*its} for its in words_of(beside)) if beside else False


def _choice(
    asked: Asked, statements: Sequence[str], own: int, *, names_a_case: bool
) -> CaseChoice:
    found = (
        choose(asked.whole, statements, own, told=asked.text) if names_a_case else CaseChoice()
    )
    is_open = not found.meets and not found.misses
    return choose_by_heading(asked.text, statements, own) if is_open else found


def _fitting(
    library: Library,
    asked: Asked,
    one: Candidate,
    numbers: Sequence[int],
    choice: CaseChoice,
) -> Candidate:
    own = numbers.index(one.place.number)
    if own in choice.misses and choice.meets:
        first = one.number - one.place.number  # of its document
        meets = sorted(choice.meets)
        near = np.array([first + numbers[at] for at in meets], dtype=np.int64)
        says_the_same = _shared_words(one, [numbers[at] for at in meets])
        best = int((library.meaning(asked.vector, near) + says_the_same).argmax())
        own = meets[best]
        one = _at(library, asked, one, int(near[best]))
    if own in choice.meets:
        signals = replace(one.signals, values=ValueFit.MEETS)
        return replace(one, signals=signals, score=one.score + _MEETS)
    if own in choice.misses:
        signals = replace(one.signals, values=ValueFit.MISSES)
        return replace(one, signals=signals, known=choice.known)
    return one


def _shared_words(one: Candidate, others: Sequence[int]) -> Scores:
    """Return the share of its words that other statements of its document have, too."""
    statements = one.place.document.statements
    own, *theirs = words_of([one.place.statement.text, *(statements[at].text for at in others)])
    return np.array([len({*own} & {*its}) / max(1, len({*own})) for its in theirs])


def _at(library: Library, asked: Asked, one: Candidate, number: int) -> Candidate:
    """Return the candidate with another statement of its section in its place."""
    place = library.place(number)
    fits = type_fit(asked.text, place.statement.text)
    covered = library.passages.coverage(telling(asked.words), np.array([number]))
    return replace(
        one,
        number=number,
        place=place,
        excerpt=place.excerpt,
        signals=replace(one.signals, fits=fits, words=float(covered[0])),
    )


def _each_once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return each statement once, best first, with all that speaks for it."""
    best: dict[int, Candidate] = {}
    for one in sorted(candidates, key=lambda one: -one.score):
        first = best.setdefault(one.number, one)
        best[one.number] = replace(
            first,
            together=max(first.together, one.together),
            signals=_better(first.signals, one.signals),
        )
    return list(best.values())


def _better(first: ExcerptSignals, other: ExcerptSignals) -> ExcerptSignals:
    likeness = [one.likeness for one in (first, other) if one.likeness is not None]
    return replace(
        first,
        meaning=max(first.meaning, other.meaning),
        likeness=max(likeness, default=None),
    )


def read_again(
    library: Library, asked: Asked, reader: ReadsWords, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Return the candidates, the best ones read with values written as the question does."""
    best = [_read_again(library, asked, reader, one) for one in candidates[:_READ_AGAIN]]
    return [*sorted(best, key=lambda one: -one.score), *candidates[_READ_AGAIN:]]


def _read_again(
    library: Library, asked: Asked, reader: ReadsWords, one: Candidate
) -> Candidate:
    signals = one.signals
    if signals.likeness is None:
        return one
    read = [
        reader.read(question, [shortened(text)], library.weight)
        for question, text in _reworded(asked, one)
    ]
    met = [one for one in read if one is not None]
    better = max([signals.likeness, *(float(one.likeness[0]) for one in met)])
    together = max([one.together, *(float(one.together([0])[0]) for one in met)])
    score = one.score + _LIKER * (better - signals.likeness)
    return replace(
        one, score=score, together=together, signals=replace(signals, likeness=better)
    )


def _reworded(asked: Asked, one: Candidate) -> list[tuple[str, str]]:
    """Return the question and the statement with their values in one way of writing."""
    match one.signals.values:
        case ValueFit.MEETS:
            texts = [one.place.indexed, folded(one.place.told_apart)]
            return [reworded(asked.whole, text, meets=True) for text in texts]
        case ValueFit.SILENT if reading_of(asked.whole, is_question=True).has_values:
            return [reworded(asked.whole, one.place.indexed, meets=False)]
        case _:
            return []
