"""For how many a claim says what its quote says for some."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.ask.compose.claims.actors import actor_of
from bot.ask.compose.claims.denials import heads
from bot.ask.compose.claims.governing import (
    REACH,
    SUPPOSING,
    before_concession,
    is_denied,
    next_concept,
)
from bot.ask.compose.claims.lists import words_in
from bot.ask.compose.claims.numbers import TIME_UNITS
from bot.ask.compose.claims.order import order_of
from bot.ask.compose.claims.words import Word, concepts, says

_UNIVERSAL = words_in("universal")
_EVERYBODY = words_in("everybody")
_ANYTHING = frozenset({"anything", "anyone", "anybody", "everything", "nothing"})
_HEDGES = words_in("hedges")
_ONLY = frozenset({"only"})
_ALWAYS = "always"
_PAST = frozenset({"was", "were", "had", "did"})
_DEEDS_NOW = words_in("deeds_now")
_FAR = 5  # words behind "every" among which the word it governs is looked for


def extends(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim says for all, always or only what the quote says for fewer."""
    claim = _without_what_always_holds(claim, quote)
    extended = set(_extended(claim)) - set(_extended(quote)) - _generic(quote)
    extended -= _told_apart(claim) & concepts(quote)
    extended |= set(_denied_anything(claim, quote))
    is_narrowed = says(claim, _ONLY) and not says(quote, _ONLY)
    is_narrowed = is_narrowed and not order_of(quote) and not heads(quote) & concepts(claim)
    is_hedged = says(quote, _HEDGES - {"possible", "about"})
    loses_hedge = is_hedged and not says(claim, _HEDGES)
    return bool(extended) or is_narrowed or (loses_hedge and says(claim, _UNIVERSAL))


def _without_what_always_holds(claim: Sequence[Word], quote: Sequence[Word]) -> list[Word]:
    """Return the claim without "always" before what the quote says to hold "even if …"."""
    main = before_concession(quote)
    holds = concepts([word for word in main if not actor_of(word)])
    is_conceded = len(main) < len(quote)
    return [
        word
        for place, word in enumerate(claim)
        if word.form != _ALWAYS
        or not (is_conceded and holds & set(next_concept(claim, place, _FAR)))
    ]


def _told_apart(words: Sequence[Word]) -> frozenset[str]:
    """Return which of all "everybody who complains" means."""
    return frozenset(
        concept
        for place, word in enumerate(words)
        if word.form in _EVERYBODY and _is_narrowed(words, place)
        for concept in next_concept(words, place, _FAR)
    )


def _generic(quote: Sequence[Word]) -> frozenset[str]:
    """Return of what the quote speaks in general: "a claim has one owner" is "every claim"."""
    opening = [word.form for word in quote[:3]]
    is_general = opening[:1] in (["a"], ["an"]) and bool(_DEEDS_NOW & set(opening[2:]))
    if not is_general or says(quote, _PAST | _ONLY):
        return frozenset()
    return frozenset({quote[1].concept})


def _extended(words: Sequence[Word]) -> Iterator[str]:
    for place, word in enumerate(words):
        is_any = word.form.startswith("any")
        is_mere = is_any and (_stands_under_denial(words, place) or _is_supposed(words, place))
        if word.form in _UNIVERSAL and not is_mere:
            yield from _extent(words, place)


def _is_supposed(words: Sequence[Word], place: int) -> bool:
    """Tell whether it is not said but supposed: "when anyone knows", "before anybody asks"."""
    before = [word.form for word in words[max(0, place - REACH) : place]]
    return bool(SUPPOSING & set(before))


def _denied_anything(claim: Sequence[Word], quote: Sequence[Word]) -> Iterator[str]:
    """Yield what must not be done to anything, where the quote says to what."""
    for one, two in pairwise(claim):
        if one.is_content and two.form in _ANYTHING:
            named = [
                here.concept == one.concept and next_.is_content
                for here, next_ in pairwise(quote)
            ]
            if any(named):
                yield two.form


def _extent(words: Sequence[Word], place: int) -> Iterator[str]:
    """Yield what "every" extends to; nothing for "every week", which is a rate."""
    next_form = words[place + 1].form if place + 1 < len(words) else ""
    if words[place].form in _EVERYBODY and _is_narrowed(words, place):
        yield from next_concept(words, place, _FAR)
    elif words[place].form in _EVERYBODY or next_form == "who":
        yield "everybody"
    elif next_form not in TIME_UNITS:
        yield from list(next_concept(words, place, _FAR)) or ["everything"]


def _is_narrowed(words: Sequence[Word], place: int) -> bool:
    """Tell whether it says which of all: "everybody who complains", "anyone asked"."""
    behind = words[place + 1 : place + 3]
    return any(word.form == "who" or word.form.endswith("ed") for word in behind)


def _stands_under_denial(words: Sequence[Word], place: int) -> bool:
    near = words[max(0, place - REACH) : place]
    return is_denied(words, place) or any(word.form == "without" for word in near)
