"""A claim in the words of its quote: what paraphrases a word counts as that word."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bot.ask.compose.claims.actors import actor_of
from bot.ask.compose.claims.lexicon import are_opposites, can_stand_for, is_solid
from bot.ask.compose.claims.words import OPPOSITE_PREFIXES, Word, concepts, stem_of

WordLikeness = Callable[[str, Sequence[str]], float]
"""How near a word comes to the nearest of several: cosine of their vectors, -1.0 to 1.0."""

_SOLID_ENOUGH = 0.65  # of things and deeds: an invoice is like an order, but none
NEAR_ENOUGH = 0.55  # measured on the tuning half of tests/benchmarks/claims.jsonl


def in_words_of(
    quote: Sequence[Word], claim: Sequence[Word], likeness: WordLikeness | None
) -> tuple[Word, ...]:
    """Return the claim, each word that stands for one of the quote with that one's concept.

    Words that the claim does not say itself come first: whoever paraphrases replaces.
    """
    said, given = concepts(claim), concepts(quote)
    meant = [word for word in quote if word.is_content]
    meant.sort(key=lambda word: word.concept in said)
    return tuple(
        word if word.concept in given else _aligned(word, meant, likeness) for word in claim
    )


def is_too_short_to_paraphrase(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether a claim says one thing of somebody, which the quote says otherwise."""
    said = [word for word in claim if word.is_content and not actor_of(word)]
    own = {stem_of(word.form) for word in said} - {stem_of(word.form) for word in quote}
    return len({word.concept for word in said}) == 1 and bool(own)


def _aligned(word: Word, meant: Sequence[Word], likeness: WordLikeness | None) -> Word:
    if not word.is_content or word.is_name or actor_of(word):
        return word
    if any(_are_opposed(word.form, one.form) for one in meant):
        return word
    candidates = [one for one in meant if may_mean(word, one)]
    found = _by_dictionary(word, candidates) or _by_likeness(word, candidates, likeness)
    return replace(word, concept=found.concept) if found else word


def may_mean(word: Word, other: Word) -> bool:
    """Tell whether a word may be a paraphrase of the other: no actor, no name, no opposite."""
    is_plain = not other.is_name and not actor_of(other)
    return is_plain and not _are_opposed(word.form, other.form)


def _are_opposed(one: str, other: str) -> bool:
    """Tell whether the two are opposites, by the dictionary or by their first letters."""
    prefixed = any(
        longer == start + shorter
        for longer, shorter in ((one, other), (other, one))
        for start in OPPOSITE_PREFIXES
    )
    return prefixed or are_opposites(one, other)


def _by_dictionary(word: Word, candidates: Iterable[Word]) -> Word | None:
    return next((one for one in candidates if can_stand_for(word.form, one.form)), None)


def _by_likeness(
    word: Word, candidates: Sequence[Word], likeness: WordLikeness | None
) -> Word | None:
    forms = [one.form for one in candidates]
    least = _SOLID_ENOUGH if is_solid(word.form) else NEAR_ENOUGH
    if likeness is None or not forms or likeness(word.form, forms) < least:
        return None
    return max(candidates, key=lambda one: likeness(word.form, [one.form]))
