"""Whether a claim lost the condition under which its quote says it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.ask.compose.claims.governing import PERMITS, PERMITS_STRICTLY
from bot.ask.compose.claims.lists import words_in
from bot.ask.compose.claims.numbers import amounts
from bot.ask.compose.claims.words import Word, concepts, says

_CONDITIONS = words_in("conditions")
_REPORTING = words_in("reporting")  # "say when you will be back" is no condition
_AFTER_ONLY = frozenset({"with", "after", "once", "in", "by", "on", "from", "for", "at"})
_MAY_REPLACE = _CONDITIONS | {"once", "after", "where", "until", "before", "without"}
_WHATEVER = frozenset({"whatever", "regardless"})
_STRICT_CONDITIONS = frozenset({"if", "unless", "only"})
_RELATIVES = frozenset({"who"})
_SUBJECT = 4  # words among which the subject of a sentence ends
_FIRST_WORDS = 2  # of "who have waited longer than a week": what narrows
_SMALLEST = 0.4  # of the claim
_WHOLE = 2  # words of a clause of which a claim says all
_CARRIED = 0.6  # of the claim by the clause that the condition narrows


def are_dropped(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim says without a condition what its quote says with one."""
    said = concepts(claim)
    if _overrides(claim) and not _overrides(quote) and says(quote, _STRICT_CONDITIONS):
        return True
    if _drops_which(claim, quote):
        return True
    if any(_opens_another(claim, place) for place in range(len(claim))):
        return False
    return _loses_limit(claim, quote) or any(
        condition
        and not said & condition
        and (_is_about(said, main) or (_permits(claim, quote) and bool(said & main)))
        for condition, main in _narrowed(quote)
    )


def _opens_another(words: Sequence[Word], place: int) -> bool:
    """Tell whether the claim has a condition in other words; "once per year" is none."""
    next_form = words[place + 1].form if place + 1 < len(words) else ""
    is_rate = words[place].form == "once" and next_form in ("per", "a", "every", "each")
    return words[place].form in _MAY_REPLACE and not is_rate


def _overrides(words: Sequence[Word]) -> bool:
    """Tell whether a condition is set aside: "even if", "whatever"."""
    forms = [word.form for word in words]
    even = any(pair[0] == "even" and pair[1] in _CONDITIONS for pair in pairwise(forms))
    return even or bool(_WHATEVER & set(forms))


def _drops_which(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether "customers who have waited" became "customers"."""
    said = concepts(claim)
    if any(word.form in _RELATIVES | _MAY_REPLACE | {"with", "after"} for word in claim):
        return False
    for place, word in enumerate(quote[1:_SUBJECT], start=1):
        before, behind = quote[place - 1], quote[place + 1 :]
        if word.form in _RELATIVES and before.concept in said and before.part == word.part:
            which = [one.concept for one in behind if one.is_content and one.part == word.part]
            if which and not said & set(which[:_FIRST_WORDS]):
                return True
    return False


def _is_about(said: frozenset[str], main: frozenset[str]) -> bool:
    """Tell whether the claim is about the clause, or says all of it."""
    share = len(said & main)
    return bool(said) and (
        share >= _CARRIED * len(said)
        or (_WHOLE <= len(main) == share and share >= _SMALLEST * len(said))
    )


def _permits(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    return all(any(word.form in PERMITS_STRICTLY for word in words) for words in (claim, quote))


def _loses_limit(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether "may … up to 50 euros" became "may"."""
    permits = [word for word in quote if word.form in PERMITS]
    clauses = {word.part for word in permits}
    limited = any(
        amount.bound
        for part in clauses
        for amount in amounts([w for w in quote if w.part == part])
    )
    permitted = any(word.form in PERMITS for word in claim)
    main = concepts(word for word in quote if word.part in clauses)
    is_about = _is_about(concepts(claim), main)
    return limited and permitted and is_about and not any(True for _ in amounts(claim))


def _narrowed(words: Sequence[Word]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the concepts of each condition with those of the clause that it narrows."""
    for place, word in enumerate(words):
        if _opens_condition(words, place) and not _is_reported(words, place):
            condition = [one for one in words[place:] if one.part == word.part]
            main = [one for one in words[:place] if one.part == word.part]
            if not concepts(main):
                later = words[place + len(condition) :]
                main = [one for one in later if one.sentence == word.sentence]
            yield concepts(condition) - concepts(main), concepts(main)


def _opens_condition(words: Sequence[Word], place: int) -> bool:
    """Tell whether a condition begins: "if …", "only with …"."""
    form = words[place].form
    next_form = words[place + 1].form if place + 1 < len(words) else ""
    return form in _CONDITIONS or (form == "only" and next_form in _AFTER_ONLY)


def _is_reported(words: Sequence[Word], place: int) -> bool:
    before = words[max(0, place - 2) : place]
    return any(word.form in _REPORTING for word in before)
