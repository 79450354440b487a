"""Of how many, in which place and with which exceptions something holds."""

from collections.abc import Iterator, Sequence

from bot.ask.compose.claims.lists import words_in
from bot.ask.compose.claims.words import Word, says

_UNIVERSAL = words_in("universal")
_MAJORITY, _PARTIAL, _FEW = words_in("majority"), words_in("partial"), words_in("few")
_LEVELS = {
    **dict.fromkeys(_UNIVERSAL | {"both"}, "all"),
    **dict.fromkeys(_MAJORITY, "most"),
    **dict.fromkeys(_PARTIAL, "some"),
    **dict.fromkeys(_FEW, "few"),
}
_PLACES = {"firstly": "first"} | {
    place: place for place in ("first", "second", "third", "fourth", "last")
}
_EXCEPTIONS = words_in("exceptions")
_INCLUSIONS = words_in("inclusions")
_RESTRICTIONS = words_in("restrictions") | _EXCEPTIONS
_MAKE_ADJECTIVES = words_in("before_nouns")


def disagree(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim has fewer, more, others first, or excepts some on its own."""
    return (
        _differs(dict(_quantified(claim)), dict(_quantified(quote)))
        or _differs(dict(_placed(claim)), dict(_placed(quote)))
        or (says(claim, _EXCEPTIONS) and not says(quote, _RESTRICTIONS))
        or _loses_exception(claim, quote)
    )


def _loses_exception(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether "all but those" became "all", or "those too"."""
    is_whole = says(claim, _UNIVERSAL | _INCLUSIONS) and not says(claim, _RESTRICTIONS)
    return is_whole and says(quote, _EXCEPTIONS)


def _differs(here: dict[str, str], there: dict[str, str]) -> bool:
    return any(there.get(concept, level) != level for concept, level in here.items())


def _quantified(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield each thing of which the text says how many, with how many."""
    for place, word in enumerate(words[:-1]):
        thing = next((one for one in words[place + 1 : place + 4] if one.is_content), None)
        is_near = thing is not None and thing.clause == word.clause
        if word.form in _LEVELS and thing and is_near and not _is_comparison(words, place):
            yield thing.concept, _LEVELS[word.form]


def _is_comparison(words: Sequence[Word], place: int) -> bool:
    """Tell whether the word is a degree: "the most important", "at the most"."""
    return place > 0 and words[place - 1].form in ("the", "at", "not")


def _placed(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield what the text puts first, second or last, with its place."""
    for place, word in enumerate(words):
        is_adjective = place > 0 and words[place - 1].form in _MAKE_ADJECTIVES
        if word.form in _PLACES and not is_adjective:
            before = [one for one in words[:place] if one.part == word.part and one.is_content]
            yield from ((one.concept, _PLACES[word.form]) for one in before[-1:])
