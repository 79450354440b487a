"""Whether the quote, or a paraphrase of it, carries every word of a claim."""

from collections.abc import Sequence
from itertools import pairwise

from bot.ask.compose.claims.actors import DEPARTMENTS, OUTSIDERS, actor_of, doer_of
from bot.ask.compose.claims.aligning import WordLikeness, may_mean
from bot.ask.compose.claims.lexicon import is_solid, is_word
from bot.ask.compose.claims.lists import words_in
from bot.ask.compose.claims.words import Word, concepts, stem_of

_HALF_NEAR = 0.3  # measured on the tuning half of tests/benchmarks/claims.jsonl
_MOST_ASIDES = 0.25  # of what a claim says
_FEWEST_SHARED = 2  # words that claim and quote have in common
_LIGHT = frozenset(map(stem_of, words_in("light")))
_THE_ONE_MEANT = frozenset({"customer"})  # by guidance, wherever it names nobody else
_IS = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_BEFORE_NEW_THINGS = frozenset().union(
    *(words_in(name) for name in ("before_things", "demands", "permits", "advises", "subjects"))
)


def is_carried(
    claim: Sequence[Word],
    quote: Sequence[Word],
    context: Sequence[Word],
    likeness: WordLikeness | None,
) -> bool:
    """Tell whether the quote says it; ``context`` is what stands above the quote.

    Args:
        claim: in the words of the quote, see ``aligning``.
        quote: what carries it.
        context: title and headings over the quote.
        likeness: tells how near two words are in meaning.
    """
    known = concepts(quote) | _named_above(quote, context)
    unlike = [word for word in claim if word.is_content and not _is_known(word, known)]
    # A heading alone carries nothing, whatever stands below it.
    if _shares_too_little(claim, concepts(quote)):
        return False
    if not unlike:
        return True
    share = len({word.concept for word in unlike}) / len(concepts(claim))
    return share <= _MOST_ASIDES and all(
        _is_aside(word, claim, quote, likeness) for word in unlike
    )


def _is_known(word: Word, known: frozenset[str]) -> bool:
    return bool({word.form, word.concept} & known) or stem_of(word.form) in _LIGHT


def _shares_too_little(claim: Sequence[Word], known: frozenset[str]) -> bool:
    """Tell whether the claim and its quote have nearly no words in common, as "They wait"."""
    said = {word.concept for word in claim if word.is_content}
    shared = said & known
    return len(shared) < _FEWEST_SHARED and shared != said


def _is_aside(
    word: Word, claim: Sequence[Word], quote: Sequence[Word], likeness: WordLikeness | None
) -> bool:
    """Tell whether the word is near the quote and only says how what is carried is done."""
    forms = [one.form for one in quote if one.is_content and may_mean(word, one)]
    is_near = likeness is not None and bool(forms) and likeness(word.form, forms) >= _HALF_NEAR
    return is_near and not is_solid(word.form) and _only_says_how(claim, word)


def _only_says_how(claim: Sequence[Word], word: Word) -> bool:
    """Tell whether a word adds no thing and no deed of its own to what its clause says.

    "This helps the bookkeeper recognise it": a verb among words that are all carried. Whatever
    follows an article, a preposition or another thing names something, and what follows "is"
    judges it: both must be carried.
    """
    place = next(number for number, one in enumerate(claim) if one is word)
    before = claim[place - 1] if place else None
    is_said = before is not None and before.form in _BEFORE_NEW_THINGS | _IS
    return not (actor_of(word) or word.is_name or is_said)


def has_new_name(claim: Sequence[Word], quote: Sequence[Word], context: Sequence[Word]) -> bool:
    """Tell whether the claim has a name, or what looks like one, that it was not given."""
    given = {word.concept for word in (*quote, *context)}
    names = [word for word in claim if word.is_name and word.is_content]
    opening = [one for one, two in pairwise(claim[:2]) if two.is_name and not is_word(one.form)]
    return any(word.concept not in given for word in (*opening, *names))


def _named_above(quote: Sequence[Word], context: Sequence[Word]) -> frozenset[str]:
    """Return what the headings add; the department only where the quote names none."""
    doer = doer_of(quote)
    others = {actor_of(word) for word in quote} - {"" if doer in OUTSIDERS else doer, ""}
    above = concepts(context) - (DEPARTMENTS if doer else frozenset())
    return above | (frozenset() if others else _THE_ONE_MEANT)
