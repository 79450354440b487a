"""Whether a claim denies and affirms what its quote does."""

from collections.abc import Sequence

from bot.ask.compose.claims.denials import (
    bare_denials,
    denied_concepts,
    denied_subjects,
    heads,
    whole_scopes,
)
from bot.ask.compose.claims.lexicon import are_opposites
from bot.ask.compose.claims.lists import words_in
from bot.ask.compose.claims.order import (
    Order,
    order_of,
    put_first,
    tells_another_time,
    turns_comparison,
)
from bot.ask.compose.claims.words import OPPOSITE_PREFIXES, Word, concept_of, concepts, stem_of

# Of what stands under a denial; measured on the tuning half. A list may lose items.
_EXCEPTIONS = words_in("exceptions")
_SHARE_KEPT, _SHARE_OF_LIST = 0.7, 0.35


def disagree(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim denies what the quote affirms, the reverse, or turns an order."""
    return (
        turns_comparison(claim, quote)
        or _says_opposite(claim, quote)
        or _loses_prefix(claim, quote)
        or _loses_prefix(quote, claim)
        or _turns_order(claim, quote)
        or _drops_condition(claim, quote)
        or bare_denials(claim) > bare_denials(quote)
        or _denies_otherwise(claim, quote)
    )


def _says_opposite(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether a word gave way to its opposite, anywhere or under a denial."""
    return _gave_way(claim, quote) or _gave_way(_denied(claim), _denied(quote))


def _gave_way(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    here, there = _stems(claim), _stems(quote)
    new = {
        form
        for word in claim
        for form in (word.form, concept_of(word.form))
        if not {stem_of(word.form), concept_of(word.form)} & there
    }
    lost = {
        form
        for word in quote
        for form in (word.form, word.concept)
        if not _stems([word]) & here
    }
    return any(are_opposites(one, other) for one in new for other in lost)


def _denied(words: Sequence[Word]) -> list[Word]:
    denied = denied_concepts(words)
    return [word for word in words if word.concept in denied]


def _loses_prefix(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Tell whether "unfinished" there became "finished" here, and not "not finished"."""
    written, denied = {word.form for word in there}, denied_concepts(here)
    return any(
        word.is_content
        and word.form not in written
        and word.concept not in denied
        and any(prefix + word.form in written for prefix in OPPOSITE_PREFIXES)
        for word in here
    )


def _stems(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(stem_of(word.form) for word in words) | concepts(words)


def _turns_order(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    asked, given = order_of(claim), order_of(quote)
    if asked and not given and asked.then & put_first(quote) - asked.first:
        return True
    return asked.is_turned(given) if asked and given else tells_another_time(claim, quote)


def _denies_otherwise(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether a denial was lost or added, unless both say the same by an order.

    "Do not write it before they have it" and "write it only when they have it" agree.
    """
    asked, given = order_of(claim), order_of(quote)
    denied, denied_there = denied_concepts(claim), denied_concepts(quote)
    if _excepts_alike(claim, quote):
        return False
    if _excepted(quote) & denied or _excepted(claim) & denied_there:
        return False
    lost = (heads(quote) & concepts(claim)) - denied - _settled(given, asked)
    added = (heads(claim) & concepts(quote)) - denied_there - _settled(asked, given)
    if heads(quote) & denied_subjects(claim) or heads(claim) & denied_subjects(quote):
        return False
    added = frozenset(one for one in added if not _has_prefixed(quote, one))
    return bool(lost or added) or (bool(denied) and not denied_there and given is None)


def _has_prefixed(words: Sequence[Word], concept: str) -> bool:
    """Tell whether "not used" is "unused" there."""
    return any(
        concept_of(word.form.removeprefix(prefix)) == concept
        for word in words
        for prefix in OPPOSITE_PREFIXES
        if word.form.startswith(prefix) and word.form != prefix
    )


def _excepted(words: Sequence[Word]) -> frozenset[str]:
    """Return what is taken out: "all products except spare parts"."""
    return frozenset(
        behind.concept
        for place, word in enumerate(words)
        if word.form in _EXCEPTIONS
        for behind in words[place:]
        if behind.clause == word.clause and behind.is_content
    )


def _excepts_alike(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether "unless it says so" became "if it does not say so", or the reverse."""
    forms, forms_there = ({word.form for word in words} for words in (claim, quote))
    if "unless" in forms:
        return "unless" not in forms_there and "if" in forms_there and bool(heads(quote))
    supposed = [word for word in claim if word.is_narrowing]
    return "unless" in forms_there and "if" in forms and bool(heads(supposed))


def _settled(order: Order | None, other: Order | None) -> frozenset[str]:
    return order.then if order and other and order.is_denial else frozenset()


def _drops_condition(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim denies more than its quote, having dropped what narrowed it."""
    said, denied = concepts(claim), denied_concepts(claim)
    scopes = [scope for scope in whole_scopes(quote) if scope and scope[0].concept in denied]
    if scopes and not any(_keeps(said, scope) for scope in scopes):
        return True
    given = order_of(quote)
    if given is None or not given.is_denial or not denied & given.then:
        return False
    return not said & (given.first - given.then)


def _keeps(said: frozenset[str], scope: Sequence[Word]) -> bool:
    """Tell whether enough of what was denied is said, with a word of each narrowing clause."""
    whole = concepts(scope)
    share = _SHARE_OF_LIST if any(word.form == "or" for word in scope) else _SHARE_KEPT
    if len(whole & said) < share * len(whole):
        return False
    main = concepts(word for word in scope if word.clause == scope[0].clause)
    numbers = {word.clause for word in scope if word.is_narrowing}
    clauses = [concepts(word for word in scope if word.clause == number) for number in numbers]
    return all(said & (clause - main) for clause in clauses if clause - main)
