"""Whether a claim puts another word into the place of one of its quote, or exchanges two."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from bot.ask.compose.claims.actors import OUTSIDERS, actor_of
from bot.ask.compose.claims.lexicon import are_opposites, can_stand_for, is_solid
from bot.ask.compose.claims.lists import words_in
from bot.ask.compose.claims.words import Word, concept_of, stem_of

_ARTICLES = frozenset({"a", "an", "the"})
_SAME_PERSON = {"us": "we", "our": "we", "him": "he", "her": "she", "them": "they", "me": "i"}
_PERSONS = frozenset({"we", "you", "they", "he", "she", "i", "person", "people"})
_JOINS = frozenset(
    {"and", "or", "nor", "as", "both"}
)  # what stands around them may change places
_BOTH_WAYS = words_in("both_ways") | words_in("sides")
_INSIDERS = {"we": "we", "you": "we", "your": "we"}
_TURNS = ({"ask", "tell"}, {"we", "they"})  # who asks hears, who tells speaks
_TURNING_POINTS = frozenset({"before", "after"})
_TIMES = frozenset({"before", "after", "on", "at", "during"})
_GIVEN_OR_GOT = frozenset(map(concept_of, words_in("both_ways")))
_LONGEST_REPLACED = 3  # words
_ANY_OF_US = frozenset({"colleague", "own"})
_LONGEST_MIDDLE = 6  # words between two that may have been exchanged


def disagree(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim exchanges two words of the quote, or replaces one by another."""
    here, there = _frame(claim), _frame(quote)
    return _exchanges(here, there) or _replaces(here, there)


def _frame(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.form not in _ARTICLES]


def _key(word: Word) -> str:
    return word.concept if word.is_content else _SAME_PERSON.get(word.form, word.form)


def _exchanges(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether "a rings b" became "b rings a": the same words between, the ends turned."""
    here, there = _once(claim), _once(quote)
    both = sorted(here.keys() & there.keys(), key=lambda key: there[key])
    return any(
        here[two] < here[one]
        and _is_same_middle(
            claim[here[two] + 1 : here[one]], quote[there[one] + 1 : there[two]]
        )
        for one, two in combinations(both, 2)
    )


def _once(words: Sequence[Word]) -> dict[str, int]:
    """Return where the things and persons stand that the text names a single time."""
    keys = [_key(word) for word in words]
    return {
        key: place
        for place, (key, word) in enumerate(zip(keys, words, strict=True))
        if (word.is_content or key in _PERSONS) and keys.count(key) == 1
    }


def _is_same_middle(here: Sequence[Word], there: Sequence[Word]) -> bool:
    stems = [stem_of(word.form) for word in here]
    is_short = 0 < len(stems) <= _LONGEST_MIDDLE
    is_said = is_short and stems == [stem_of(word.form) for word in there]
    is_one_part = len({word.part for word in there}) <= 1
    turns = {word.form for word in here} | {word.concept for word in here}
    return is_said and is_one_part and not turns <= _JOINS and not turns & _BOTH_WAYS


def _replaces(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether a word stands between the same neighbours as another one of the quote."""
    given = {word.concept for word in quote if word.is_content}
    blocks = list(_replaced(claim, quote))
    return (
        _swaps(blocks)
        or any(_is_somebody_else(here, there) for here, there in blocks)
        or any(
            _tells_another_time(one, other)
            or (
                (concept_of(one.form) in given or _are_solid(one, other))
                and _is_another_thing(one, other)
            )
            or {_key(one), _key(other)} in _TURNS
            or are_opposites(one.form, other.form)
            or (one.is_name and other.is_name)
            for (one, *more), (other, *others) in blocks
            if not more and not others
        )
    )


def _swaps(blocks: Sequence[tuple[Sequence[Word], Sequence[Word]]]) -> bool:
    """Tell whether what one place lost stands in another, and the reverse."""
    keys = [(set(map(_key, here)), set(map(_key, there))) for here, there in blocks]
    return any(
        here & other_there - there and other_here & there - here
        for (here, there), (other_here, other_there) in combinations(keys, 2)
    )


def _tells_another_time(one: Word, other: Word) -> bool:
    return bool({one.form, other.form} & _TURNING_POINTS) and {one.form, other.form} <= _TIMES


def _is_somebody_else(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Tell whether one stands where the quote has another; "we" is everybody but outsiders."""
    one, other = _persons(here), _persons(there)
    if "we" in one ^ other:
        return bool((one | other) & OUTSIDERS) and not one & other
    is_clear = bool((one | other) & OUTSIDERS) or not (one | other) & _ANY_OF_US
    return bool(one and other) and not one & other and is_clear


def _persons(words: Sequence[Word]) -> set[str]:
    return {_INSIDERS.get(_key(word)) or actor_of(word) for word in words} - {""}


def _are_solid(one: Word, other: Word) -> bool:
    return is_solid(one.form) and is_solid(other.form)


def _is_another_thing(one: Word, other: Word) -> bool:
    if not (one.is_content and other.is_content) or one.concept == other.concept:
        return False
    if {one.concept, other.concept} & _GIVEN_OR_GOT:  # "is offered a seat", "receives a seat"
        return False
    return not can_stand_for(one.form, other.form)


def _replaced(
    claim: Sequence[Word], quote: Sequence[Word]
) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """Yield what stands in the claim and in the quote between the same words."""
    here, there = [_key(word) for word in claim], [_key(word) for word in quote]
    edge = ("equal", 0, 0, 0, 0)
    blocks = [edge, *SequenceMatcher(a=here, b=there, autojunk=False).get_opcodes(), edge]
    for before, (kind, start, end, first, last), after in zip(
        blocks, blocks[1:], blocks[2:], strict=False
    ):
        is_short = max(end - start, last - first) <= _LONGEST_REPLACED
        if kind == "replace" and before[0] == after[0] == "equal" and is_short:
            yield claim[start:end], quote[first:last]
