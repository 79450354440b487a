"""What a claim permits, demands or leaves to somebody, compared with its quote."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.ask.compose.claims.governing import (
    ABILITY,
    PERMITS,
    PERMITS_STRICTLY,
    SUPPOSING,
    before_concession,
    is_denied,
    next_concept,
)
from bot.ask.compose.claims.lists import words_in
from bot.ask.compose.claims.words import Word, concepts, says

_DEMANDS = words_in("demands")
_ADVISES = words_in("advises")
_DENIES = words_in("denies")
_WISHES = words_in("wishes")
_ONLY = frozenset({"only"})
_WITHOUT = frozenset({"without"})
_FREE = frozenset({"free", "possible"})
_LEAVES = PERMITS | _WITHOUT | _ONLY | {"no", "free"}
_UNLESS = words_in("before")
_NEED_NOT = (("need", "not"), ("not", "need"), ("not", "must"))  # "not have to" is read so


def disagree(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim permits what is not permitted, or demands what only is."""
    if says(claim, _ONLY) and _restricts(quote):
        return False  # "may only" forbids what is not named, as "only" and "not unless" do
    rules = (
        _loosens,
        _allows_more,
        _leaves_more,
        _demands_more,
        _hardens,
        _softens,
        _turns_need,
    )
    return any(breaks(claim, quote) for breaks in rules)


def _restricts(words: Sequence[Word]) -> bool:
    return says(words, _ONLY) or (says(words, _DENIES) and says(words, _UNLESS))


def _loosens(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim permits the very deed that the quote does not permit."""
    permitted = set(_governed(_without_asides(claim), PERMITS)) & concepts(quote)
    has_leave = _gives_leave(quote) or says(quote, ABILITY)
    return bool(permitted - set(_governed(quote, PERMITS))) and not has_leave


def _allows_more(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim permits anything, and the quote nothing."""
    return _allows(claim) and not _gives_leave(quote) and not list(_governed(quote, PERMITS))


def _gives_leave(quote: Sequence[Word]) -> bool:
    """Tell whether the quote permits something; "even if it only …" permits nothing."""
    is_restricted = says(before_concession(quote), _ONLY)
    return _allows(quote) or _is_left_to_them(quote) or is_restricted


def _leaves_more(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim leaves to somebody's wish what the quote does not."""
    is_left = _is_left_to_them(quote) or says(quote, _WITHOUT)
    return (_is_left_to_them(claim) and not is_left) or (
        _can_be(claim) and not says(quote, PERMITS | _FREE)
    )


def _demands_more(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim demands what the quote permits or advises."""
    return bool(set(_governed(claim, _DEMANDS)) & set(_governed(quote, PERMITS | _ADVISES)))


def _hardens(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim states as a rule what the quote permits."""
    stated = concepts(claim) & set(_governed(quote, PERMITS_STRICTLY))
    is_free = says(claim, _FREE) or bool(set(_governed(claim, PERMITS)))
    return bool(stated) and not is_free


def _softens(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether "must" became "should" or "try to"."""
    is_advice = says(claim, _ADVISES) and not says(claim, _DEMANDS)
    return is_advice and says(quote, _DEMANDS) and not says(quote, _ADVISES)


def _turns_need(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether "need not" came from nowhere, or became "must not"."""
    if _is_optional(claim):
        return not _is_optional(quote) and not says(quote, _LEAVES)
    return _is_optional(quote) and says(claim, {"not", "never"})


def _is_optional(words: Sequence[Word]) -> bool:
    """Tell whether something need not be done: "need not", "not have to"."""
    forms = [word.form for word in words]
    pairs = [pair for near in (1, 2) for pair in zip(forms, forms[near:], strict=False)]
    return any(pair in _NEED_NOT for pair in pairs)


def _allows(words: Sequence[Word]) -> bool:
    """Tell whether the text says that somebody may do something, whatever that is."""
    return any(
        word.form in PERMITS_STRICTLY
        and not is_denied(words, place)
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
        if word.form not in ABILITY or (behind and behind.part == word.part)
    ]


def _can_be(words: Sequence[Word]) -> bool:
    """Tell whether something "can be done": then nobody has to."""
    forms = [word.form for word in words]
    return any(one in ABILITY and two == "be" for one, two in pairwise(forms))


def _is_left_to_them(words: Sequence[Word]) -> bool:
    """Tell whether the text leaves it to somebody: "if they like", "without asking"."""
    forms = [word.form for word in words]
    asks_nobody = any(pair == ("without", "asking") for pair in pairwise(forms))
    return _follows_a_wish(words) or (asks_nobody and not _DENIES & set(forms))


def _follows_a_wish(words: Sequence[Word]) -> bool:
    """Tell whether it depends on what somebody likes: "if they wish", "unless you are busy"."""
    return any(
        word.form in _WISHES
        and any(before.form in SUPPOSING for before in words[max(0, place - 4) : place])
        for place, word in enumerate(words)
    )


def _governed(words: Sequence[Word], markers: frozenset[str]) -> Iterator[str]:
    """Yield the concept that each marker governs; a denied permission is none."""
    for place, word in enumerate(words):
        is_aside = is_denied(words, place) or _is_purpose(words, place)
        if word.form in markers and not is_aside:
            yield from next_concept(words, place)
