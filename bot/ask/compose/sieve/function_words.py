"""What is denied, allowed, excepted or joined, compared with the excerpts."""

from collections.abc import Iterator
from itertools import takewhile

from bot.ask.compose.sieve.words import NEGATORS, TURNING, ReadText, forms

# What says as much as a denial, or half of one: "only if" for "not unless".
_HALF_DENIALS = forms(
    """
    unless until before except instead rather avoid only just alone hardly rarely once
    fail failed beside besides
    """
)
_STRONG = forms("never neither nobody")
_EXCEPTIONS = forms("except excepted excluding unless")
# What "only" may stand for: "only after" is "before".
_LIMITS = (
    NEGATORS
    | _EXCEPTIONS
    | forms("only just alone but exclusively solely until if other before")
)
_MAY = forms("may can could might")
_PERMITTING = forms("only once")  # "may only" is a duty
_SHOULD = forms("should ought recommended")
_MUST = forms("must required shall obliged mandatory")
_JOINED = 4  # words on each side of "and" and "or", of which two are looked at
_BEHIND = 6  # words behind a denial, "before" or "after", of which the first two count
_ANY_DENIAL = NEGATORS | _HALF_DENIALS
_TURNING_ORDER = NEGATORS | forms("until unless")


def denials_differ(sentence: ReadText, given: ReadText) -> bool:
    """Tell whether one denies what the other says."""
    if sentence.forms & _STRONG and not given.forms & _ANY_DENIAL:
        return True
    return _adds_denial(sentence, given) or _drops_denial(sentence, given)


def _adds_denial(sentence: ReadText, given: ReadText) -> bool:
    if given.forms & _ANY_DENIAL:
        return False
    if sentence.stems <= given.stems and not sentence.forms & _HALF_DENIALS:
        return bool(sentence.forms & NEGATORS)  # word for word, but for it
    return any(run[0] in given.stems for run in _denied(sentence))


def _drops_denial(sentence: ReadText, given: ReadText) -> bool:
    is_other_way_round = "after" in sentence.forms and "before" in given.forms
    if sentence.forms & _ANY_DENIAL or is_other_way_round:
        return False
    allowed = {word.stem for word in given.words if not word.is_denied}
    only_denied = sentence.stems - allowed
    return any(only_denied.issuperset(run) for run in _denied(given))


def _denied(text: ReadText) -> Iterator[list[str]]:
    """Yield the first two words that say something by themselves behind each denial."""
    for at, word in enumerate(text.words):
        if word.form in TURNING:
            behind = text.words[at + 1 : at + 1 + _BEHIND]
            under = takewhile(lambda one: one.is_denied and one.form not in NEGATORS, behind)
            if run := [one.stem for one in under if one.stem]:
                yield run[:2]


def order_differs(sentence: ReadText, given: ReadText) -> bool:
    """Tell whether "before" became "after" in front of the same words, or the other way."""
    if (sentence.forms | given.forms) & _TURNING_ORDER:
        return False  # "not before" is "after"
    mine, theirs = _anchors(sentence), _anchors(given)
    return any(not mine[stem] & theirs[stem] for stem in mine.keys() & theirs.keys())


def _anchors(text: ReadText) -> dict[str, set[str]]:
    anchors: dict[str, set[str]] = {}
    for at, word in enumerate(text.words):
        if word.form in {"before", "after"}:
            behind = [one.stem for one in text.words[at + 1 : at + 1 + _BEHIND] if one.stem]
            for stem in behind[:2]:
                anchors.setdefault(stem, set()).add(word.form)
    return anchors


def duties_differ(sentence: ReadText, given: ReadText) -> bool:
    """Tell whether may, should and must were exchanged, or came in where nothing may be."""
    mine, theirs = _duties(sentence), _duties(given)
    if "may" in sentence.forms and "may" not in theirs:
        return not sentence.forms & _PERMITTING
    if "always" in sentence.forms - given.forms and theirs == {"may"}:
        return True
    is_denied = bool((sentence.forms | given.forms) & TURNING)  # "may not" is "must not"
    return not is_denied and len(mine) == len(theirs) == 1 and mine != theirs


def _duties(text: ReadText) -> set[str]:
    said = {
        "may": text.forms & _MAY,
        "should": text.forms & _SHOULD,
        "must": text.forms & _MUST,
    }
    return {name for name, words in said.items() if words}


def limits_differ(sentence: ReadText, given: ReadText) -> bool:
    """Tell whether "only" or an exception came in."""
    is_narrowed = "only" in sentence.forms and not given.forms & _LIMITS
    return is_narrowed or bool(sentence.forms & _EXCEPTIONS and not given.forms & _EXCEPTIONS)


def joints_differ(sentence: ReadText, given: ReadText) -> bool:
    """Tell whether "or" became "and" between the same things, or the other way round."""
    if (sentence.forms | given.forms) & NEGATORS:
        return False  # "not A or B" is "neither A and B"
    mine, theirs = _joints(sentence), _joints(given)
    is_other = any(not mine[pair] & theirs[pair] for pair in mine.keys() & theirs.keys())
    return is_other or ("either" in sentence.forms and "or" not in given.forms)


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
