"""What is denied, allowed, excepted, joined or put first, compared with the excerpts."""

import re
from collections.abc import Iterator

from bot.ask.compose.sieve.words import NEGATORS, ReadText, forms

# What says as much as a denial, or half of one: "only if" for "not unless".
_HALF_DENIALS = forms(
    """
    unless until before except instead rather avoid only just alone hardly rarely once
    fail failed beside besides
    """
)
_EXCEPTIONS = forms("except excluding unless")
_RESTRICTIONS = forms("only just alone but exclusively solely until if other")
_LIMITS = NEGATORS | _EXCEPTIONS | _RESTRICTIONS
_MAY = forms("may can could might")
_SHOULD = forms("should ought recommended")
_MUST = forms("must required shall obliged mandatory")
_HAS_TO = re.compile(r"\b(?:ha(?:s|ve) to|needs? to)\b", re.IGNORECASE)
_ALL = forms(
    """
    all every each always everyone everybody anyone anybody whoever everything anything
    whatever entire
    """
)
_SOME = forms("some most many several often usually sometimes mostly few half")
_FIRST = forms("before until first prior by till")
_THEN = forms("after once following afterwards then later")
_JOINED = 4  # words on each side of "and" and "or", of which two are looked at
_DENY_WHAT_FOLLOWS = NEGATORS - forms("without nobody none nothing")
_ONLY = forms("only")


def denials_differ(sentence: ReadText, given: ReadText) -> bool:
    """Tell whether one denies what the other says."""
    if _denials(sentence) and not _denials(given):
        return not given.forms & _HALF_DENIALS
    if _turned(sentence, given, _DENY_WHAT_FOLLOWS):
        return True
    is_softened = bool(sentence.forms & _HALF_DENIALS)
    return not is_softened and _turned(given, sentence, NEGATORS - {"without"})


def _denials(text: ReadText) -> int:
    return sum(word.form in NEGATORS for word in text.words)


def _turned(denying: ReadText, other: ReadText, negators: frozenset[str]) -> bool:
    """Tell whether a text denies what another says, each time it says it, without a denial."""
    under = {(word.stem, word.is_denied) for word in other.words}
    return any(
        (stem, False) in under and (stem, True) not in under
        for stem in _followers(denying, negators)
    )


def _followers(text: ReadText, before: frozenset[str]) -> Iterator[str]:
    """Yield the first word that says something by itself behind each of such words."""
    for at, word in enumerate(text.words):
        if word.form in before:
            yield next((one.stem for one in text.words[at + 1 : at + 4] if one.stem), "")


def duties_differ(sentence: ReadText, given: ReadText) -> bool:
    """Tell whether may, should and must were exchanged."""
    if _denials(sentence) or _denials(given):
        return False  # "may not" is "must not"
    mine, theirs = _duties(sentence), _duties(given)
    is_freed = "may" in mine - theirs and not given.forms & {"unless", "only", "free", "open"}
    is_bound = "must" in mine - theirs and bool(theirs)
    is_weakened = "should" in mine - theirs and "must" in theirs
    return is_freed or is_bound or is_weakened


def _duties(text: ReadText) -> set[str]:
    there = text.forms
    said = {"may": there & _MAY, "should": there & _SHOULD, "must": there & _MUST}
    has_to = _HAS_TO.search(" ".join(word.form for word in text.words))
    return {name for name, words in said.items() if words} | ({"must"} if has_to else set())


def limits_differ(sentence: ReadText, given: ReadText) -> bool:
    """Tell whether "only" or "except" came in or got lost, or some became all."""
    mine, theirs = sentence.forms, given.forms
    return (
        ("only" in mine and not theirs & _LIMITS)
        or (_narrows(given, sentence) and not mine & (_LIMITS | _FIRST | {"must", "once"}))
        or bool(mine & _EXCEPTIONS and not theirs & _LIMITS)
        or bool(mine & _ALL and theirs & _SOME and not mine & _SOME and not theirs & _ALL)
    )


def _narrows(text: ReadText, other: ReadText) -> bool:
    """Tell whether "only" stands before something that the other text says, too."""
    return any(stem in other.stems for stem in _followers(text, _ONLY) if stem)


def orders_differ(sentence: ReadText, given: ReadText) -> bool:
    """Tell whether before became after, or the other way round."""
    if _denials(sentence) or _denials(given):
        return False
    mine, theirs = sentence.forms, given.forms
    became_first = mine & _FIRST and not mine & _THEN and theirs & _THEN and not theirs & _FIRST
    became_then = mine & _THEN and not mine & _FIRST and theirs & _FIRST and not theirs & _THEN
    return bool(became_first or became_then)


def joints_differ(sentence: ReadText, given: ReadText) -> bool:
    """Tell whether "or" became "and" between the same two things, or the other way round."""
    if _denials(sentence) or _denials(given):
        return False  # "not A or B" is "neither A and B"
    mine, theirs = _joints(sentence), _joints(given)
    return any(not mine[pair] & theirs[pair] for pair in mine.keys() & theirs.keys())


def _joints(text: ReadText) -> dict[frozenset[str], set[str]]:
    """Return what "and" and "or" join, word by word."""
    joints: dict[frozenset[str], set[str]] = {}
    names = [word.stem or (word.form if word.form[0].isdigit() else "") for word in text.words]
    for at, word in enumerate(text.words):
        if word.form not in {"and", "or"}:
            continue
        left = [name for name in names[max(0, at - _JOINED) : at] if name][-2:]
        right = [name for name in names[at + 1 : at + 1 + _JOINED] if name][:2]
        for pair in {frozenset((one, other)) for one in left for other in right}:
            joints.setdefault(pair, set()).add(word.form)
    return joints
