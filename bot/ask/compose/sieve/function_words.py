"""What is denied, allowed, excepted or joined, compared with the excerpts."""

from collections.abc import Iterator

from bot.ask.compose.sieve.words import NEGATORS, ReadText, forms

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
_SHOULD = forms("should ought recommended")
_MUST = forms("must required shall obliged mandatory")
_JOINED = 4  # words on each side of "and" and "or", of which two are looked at
_BEHIND = 4  # words behind a denial, of which the first that says something is denied


def denials_differ(sentence: ReadText, given: ReadText) -> bool:
    """Tell whether one denies what the other says."""
    if sentence.forms & _STRONG and not given.forms & (NEGATORS | _HALF_DENIALS):
        return True
    if sentence.stems <= given.stems and not (sentence.forms | given.forms) & _HALF_DENIALS:
        return bool(_denials(sentence)) != bool(_denials(given))  # word for word, but for it
    if sentence.forms & (NEGATORS | _HALF_DENIALS):
        return False
    said = {word.stem for word in sentence.words}
    allowed = {word.stem for word in given.words if not word.is_denied}
    return any(stem in said - allowed for stem in _denied(given) if stem)


def _denials(text: ReadText) -> int:
    return sum(word.form in NEGATORS for word in text.words)


def _denied(text: ReadText) -> Iterator[str]:
    """Yield the first word that says something by itself behind each denial."""
    for at, word in enumerate(text.words):
        if word.form in NEGATORS - {"without"}:
            yield next((one.stem for one in text.words[at + 1 : at + _BEHIND] if one.stem), "")


def duties_differ(sentence: ReadText, given: ReadText) -> bool:
    """Tell whether may, should and must were exchanged."""
    mine, theirs = _duties(sentence), _duties(given)
    is_denied = bool((sentence.forms | given.forms) & NEGATORS)  # "may not" is "must not"
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
