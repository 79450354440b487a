"""The check "no quote, no claim": in code, always the same, without a language model."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.ask.compose.claims import (
    actors,
    conditions,
    extent,
    frames,
    numbers,
    permission,
    polarity,
    quantity,
)
from bot.ask.compose.claims.aligning import (
    WordLikeness,
    in_words_of,
    is_too_short_to_paraphrase,
)
from bot.ask.compose.claims.carrying import has_new_name, is_carried
from bot.ask.compose.claims.words import Word, plain, read, relevant_part

LONGEST_CLAIM = 400  # characters; a longer one is no single claim


class ClaimFault(Enum):
    """Why a claim is dropped."""

    NO_CLAIM = "it says nothing, or too much at once"
    NAME = "it names what the quote does not name"
    NUMBER = "a number, a unit, a limit or a date differs from the quote"
    DENIAL = "what is denied, or what comes first, differs from the quote"
    PERMISSION = "may, should and must differ from the quote"
    EXTENDED = "it says for more, or for others, what the quote says for some"
    ACTOR = "somebody else does it in the quote"
    CONDITION = "the condition of the quote is missing"
    FRAME = "its words stand in other places than in the quote"
    NOT_CARRIED = "the quote does not say it"


_SENTENCE_BREAK = re.compile(r"(?<=[.!?])\s+(?=[A-Z\u201c\"])")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A claim with its quote, read word for word."""

    claim: Sequence[Word]
    quote: Sequence[Word]
    part: Sequence[Word]  # the sentence of the quote that the claim is about
    above: Sequence[Word]  # the headings that the quote stands under


_RULES: tuple[tuple[ClaimFault, Callable[[_Pair], bool]], ...] = (
    (ClaimFault.NAME, lambda pair: has_new_name(pair.claim, pair.quote, pair.above)),
    (ClaimFault.NUMBER, lambda pair: numbers.disagree(pair.claim, pair.quote)),
    (ClaimFault.DENIAL, lambda pair: polarity.disagree(pair.claim, pair.part)),
    (ClaimFault.PERMISSION, lambda pair: permission.disagree(pair.claim, pair.part)),
    (ClaimFault.EXTENDED, lambda pair: extent.extends(pair.claim, pair.quote)),
    (ClaimFault.EXTENDED, lambda pair: quantity.disagree(pair.claim, pair.quote)),
    (ClaimFault.CONDITION, lambda pair: conditions.are_dropped(pair.claim, pair.part)),
    (ClaimFault.ACTOR, lambda pair: actors.disagree(pair.claim, pair.quote)),
    (ClaimFault.FRAME, lambda pair: frames.disagree(pair.claim, pair.part)),
)


def objection_to(
    claim: str, quote: str, *, above: str = "", likeness: WordLikeness | None = None
) -> ClaimFault | None:
    """Return why the quote does not carry the claim; None if it does.

    Args:
        claim: one sentence, in the language of the quote.
        quote: words that stand in guidance; whether they do is not looked at here.
        above: title and headings over the quote, which say whom and what it is about.
        likeness: tells how near two words are in meaning; without it, words carry each other
            only by a stem, a group of ``same_words.txt`` or a meaning in WordNet.
    """
    if len(claim) > LONGEST_CLAIM:
        return ClaimFault.NO_CLAIM
    if _is_a_sentence_of(claim, quote):
        return None
    # One sentence of several must not be carried by what the others have in common with it.
    given, over = read(quote), read(above)
    objections = (
        _objection(one, given, over, likeness) for one in _SENTENCE_BREAK.split(claim.strip())
    )
    return next((one for one in objections if one), None)


def _objection(
    claim: str, quote: Sequence[Word], above: Sequence[Word], likeness: WordLikeness | None
) -> ClaimFault | None:
    said = read(claim)
    is_asked = claim.rstrip().endswith("?")  # the employee's own question, given back
    if is_asked or not any(word.is_content for word in said):
        return ClaimFault.NO_CLAIM
    if is_too_short_to_paraphrase(said, quote):
        return ClaimFault.NOT_CARRIED
    said = in_words_of(quote, said, likeness)
    pair = _Pair(said, quote, relevant_part(said, quote), above)
    broken = next((objection for objection, breaks in _RULES if breaks(pair)), None)
    if broken is None and not is_carried(said, quote, above, likeness):
        return ClaimFault.NOT_CARRIED
    return broken


def _is_a_sentence_of(claim: str, quote: str) -> bool:
    """Tell whether the claim is the quote, or one whole sentence of it, word for word."""
    said = plain(claim).strip(" .").casefold()
    whole = plain(quote).strip(" .").casefold()
    sentences = [one.strip(" .").casefold() for one in _SENTENCE_ENDS.split(plain(quote))]
    return said in (whole, *sentences)
