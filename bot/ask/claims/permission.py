"""What a claim permits, demands or extends to everybody, compared with its quote."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.ask.claims.denials import heads
from bot.ask.claims.lists import words_in
from bot.ask.claims.numbers import TIME_UNITS
from bot.ask.claims.order import order_of
from bot.ask.claims.words import Word, concepts

_PERMITS = words_in("permits")
_ABILITY = frozenset({"can", "could"})
_STRICTLY = _PERMITS - _ABILITY  # which "can" often merely is
_DEMANDS = words_in("demands")
_ADVISES = words_in("advises")
_DENIES = words_in("denies")
_WISHES = words_in("wishes")
_UNIVERSAL = words_in("universal")
_EVERYBODY = words_in("everybody")
_ANYTHING = frozenset({"anything", "anyone", "anybody", "everything", "nothing"})
_HEDGES = words_in("hedges")
_REACH, _FAR = 3, 5  # words behind a marker among which the word it governs is looked for


def disagree(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim permits what is not permitted, or demands what only is."""
    permitted = set(_governed(quote, _PERMITS))
    loosened = (set(_governed(_without_asides(claim), _PERMITS)) & concepts(quote)) - permitted
    has_leave = _is_left_to_them(quote) or bool(set(_governed(quote, _STRICTLY)))
    demanded = set(_governed(claim, _DEMANDS)) & (permitted | set(_governed(quote, _ADVISES)))
    allows = _allows(claim) and not _allows(quote) and not _is_left_to_them(quote)
    allows = allows and not list(_governed(quote, _PERMITS))
    is_freer = _is_left_to_them(claim) and not _is_left_to_them(quote)
    is_freer = is_freer or (_can_be(claim) and not _has(quote, _PERMITS))
    return bool(demanded or allows or is_freer or (loosened and not has_leave)) or _hardens(
        claim, quote
    )


def _allows(words: Sequence[Word]) -> bool:
    """Tell whether the text says that somebody may do something, whatever that is."""
    return any(
        word.form in _STRICTLY
        and not _is_denied(words, place)
        and not _is_purpose(words, place)
        for place, word in enumerate(words)
    )


def _is_purpose(words: Sequence[Word], place: int) -> bool:
    """Tell whether it says what for: "so that they may plan"."""
    return any(word.form == "so" for word in words[max(0, place - 6) : place])


def _without_asides(words: Sequence[Word]) -> list[Word]:
    """Return the words without those that close a clause: "if it can, …" permits nothing."""
    return [
        word
        for word, behind in zip(words, (*words[1:], None), strict=True)
        if word.form not in _ABILITY or (behind and behind.part == word.part)
    ]


def _can_be(words: Sequence[Word]) -> bool:
    """Tell whether something "can be done": then nobody has to."""
    forms = [word.form for word in words]
    return any(one in _ABILITY and two == "be" for one, two in pairwise(forms))


def _is_left_to_them(words: Sequence[Word]) -> bool:
    """Tell whether the text leaves it to somebody: "if they like", "without asking"."""
    forms = [word.form for word in words]
    asks_nobody = any(pair == ("without", "asking") for pair in pairwise(forms))
    return bool(_WISHES & set(forms)) or (asks_nobody and not _DENIES & set(forms))


def _hardens(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim states as a rule what the quote permits."""
    stated = concepts(claim) & set(_governed(quote, _STRICTLY))
    return bool(stated) and not set(_governed(claim, _PERMITS))


def extends(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim says for all, always or only what the quote says for fewer."""
    extended = set(_extended(claim)) - set(_extended(quote))
    extended |= set(_denied_anything(claim, quote))
    is_narrowed = _has(claim, {"only"}) and not _has(quote, {"only"})
    is_narrowed = is_narrowed and not order_of(quote) and not heads(quote) & concepts(claim)
    is_hedged = _has(quote, _HEDGES - {"possible", "about"})
    loses_hedge = is_hedged and not _has(claim, _HEDGES)
    return bool(extended) or is_narrowed or (loses_hedge and _has(claim, _UNIVERSAL))


def _has(words: Sequence[Word], forms: frozenset[str] | set[str]) -> bool:
    return any(word.form in forms for word in words)


def _governed(words: Sequence[Word], markers: frozenset[str]) -> Iterator[str]:
    """Yield the concept that each marker governs; a denied permission is none."""
    for place, word in enumerate(words):
        is_aside = _is_denied(words, place) or _is_purpose(words, place)
        if word.form in markers and not is_aside:
            yield from _next_concept(words, place)


def _is_denied(words: Sequence[Word], place: int) -> bool:
    around = [
        w for w in words[max(0, place - 4) : place + 2] if w.clause == words[place].clause
    ]
    return any(word.form in _DENIES for word in around)


def _stands_under_denial(words: Sequence[Word], place: int) -> bool:
    near = words[max(0, place - _REACH) : place]
    return _is_denied(words, place) or any(word.form == "without" for word in near)


def _extended(words: Sequence[Word]) -> Iterator[str]:
    for place, word in enumerate(words):
        is_mere_denial = word.form.startswith("any") and _stands_under_denial(words, place)
        if word.form in _UNIVERSAL and not is_mere_denial:
            yield from _extent(words, place)


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
    if words[place].form in _EVERYBODY or next_form == "who":
        yield "everybody"
    elif next_form not in TIME_UNITS:
        yield from list(_next_concept(words, place, _FAR)) or ["everything"]


def _next_concept(words: Sequence[Word], place: int, reach: int = _REACH) -> Iterator[str]:
    for word in words[place + 1 : place + 1 + reach]:
        if word.is_content:
            yield word.concept
            return
