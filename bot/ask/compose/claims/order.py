"""What comes first, and what is more, in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.ask.compose.claims.denials import DENIALS
from bot.ask.compose.claims.lists import words_in
from bot.ask.compose.claims.numbers import TIME_UNITS
from bot.ask.compose.claims.words import Word, concepts

_BEFORE = words_in("before")
_AFTER = words_in("after")  # "once", "when" and "if" only behind "only"
_FIRST = frozenset({"first", "firstly"})
_THEN = frozenset({"afterwards", "then", "later", "thereafter"})
_MAKE_ADJECTIVES = words_in("before_nouns")
_SUPPOSING = words_in("conditions")
_REACH = 6  # words before "than"
_DEGREES = frozenset({"more", "less"})
_COMPARED = ("er", "ly", "worse")  # endings of what is compared
_SHORT = 2  # words that an opening "after the decision" takes, where no comma ends it


@dataclass(frozen=True, slots=True)
class Order:
    """Two things of which one comes first."""

    first: frozenset[str]  # concepts
    then: frozenset[str]
    is_denial: bool = False  # said by denying: "not … before"

    def is_turned(self, other: "Order") -> bool:
        """Tell whether the two orders contradict each other."""
        straight = len(self.first & other.first) + len(self.then & other.then)
        back = (self.first - self.then) & (other.then - other.first)
        forth = (self.then - self.first) & (other.first - other.then)
        turned = len(self.first & other.then) + len(self.then & other.first)
        return bool(back and forth) or turned > straight

    def shares_anything(self, other: "Order") -> bool:
        """Tell whether the two are about the same things at all."""
        return bool((self.first | self.then) & (other.first | other.then))


def order_of(words: Sequence[Word]) -> Order | None:
    """Return what must come first according to the text; None if it does not say."""
    return _order_by_clauses(words) or _order_by_numbering(words)


def put_first(words: Sequence[Word]) -> frozenset[str]:
    """Return what the text puts first, whatever comes later: "solve the problem first"."""
    return concepts(_part_with(words, _FIRST))


def _order_by_numbering(words: Sequence[Word]) -> Order | None:
    """Return the order of "this first, and that afterwards", or of "this, then that"."""
    then = _part_with(words, _THEN)
    first = _part_with(words, _FIRST) or _clause_before(words, then)
    return Order(concepts(first), concepts(then)) if first and then else None


def _clause_before(words: Sequence[Word], then: Sequence[Word]) -> list[Word]:
    """Return what stands in front of "then" in its sentence, unless that is a condition."""
    if not then:
        return []
    before = [w for w in words if w.sentence == then[0].sentence and w.clause < then[0].clause]
    return [] if any(word.form in _SUPPOSING for word in before) else before


def _part_with(words: Sequence[Word], forms: frozenset[str]) -> list[Word]:
    """Return the part of the sentence in which one of the words stands by itself."""
    mark = next((word for word, is_by_itself in _alone(words, forms) if is_by_itself), None)
    if mark is None:
        return []
    same_part = [word for word in words if word.part == mark.part and word.form not in forms]
    same_clause = [word for word in same_part if word.clause == mark.clause]
    return same_clause if concepts(same_clause) else same_part


def _alone(words: Sequence[Word], forms: frozenset[str]) -> Iterator[tuple[Word, bool]]:
    """Yield the words, and whether no article makes each a mere adjective: "the first"."""
    for before, word in zip((None, *words), words, strict=False):
        if word.form in forms:
            yield word, before is None or before.form not in _MAKE_ADJECTIVES


def _order_by_clauses(words: Sequence[Word]) -> Order | None:
    for place, word in enumerate(words):
        main, condition = _parts(words, place)
        if main and condition:
            if word.form == "until" and _waits(words, place):
                return Order(condition, concepts(words[place:]) - condition)
            is_denied = any(w.form in DENIALS and not w.is_narrowing for w in words[:place])
            order = _before(word, main, condition, is_denied=is_denied)
            if order:
                return order
            if _opens_after(words, place):
                return None if is_denied else Order(condition, main)
    return None


def _waits(words: Sequence[Word], place: int) -> bool:
    """Tell whether it says "wait until …, then …", where what comes first is behind."""
    return any(word.form.startswith("wait") for word in words[max(0, place - 2) : place])


def _before(
    word: Word, main: frozenset[str], condition: frozenset[str], *, is_denied: bool
) -> Order | None:
    if word.form in _BEFORE and is_denied:
        return Order(condition, main, is_denial=True)
    return Order(main, condition) if word.form in ("before", "until") else None


def _opens_after(words: Sequence[Word], place: int) -> bool:
    """Tell whether "after" stands there, or "when", "once", "if" behind "only"."""
    ahead = {word.form for word in words[max(0, place - 2) : place]}
    form = words[place].form
    return form == "after" or (form in _AFTER and bool(ahead & {"only", "first"}))


def _parts(words: Sequence[Word], place: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the concepts of the main clause, and of the one that the word opens."""
    behind = words[place + 1 :]
    condition = [word for word in behind if word.part == words[place].part]
    later = [word for word in behind if word.part != words[place].part]
    if any(word.is_content and word.form not in TIME_UNITS for word in words[:place]):
        return concepts(words[:place]), concepts(condition)
    if not later:  # "a week after the decision somebody calls"
        return concepts(condition[_SHORT:]), concepts(condition[:_SHORT])
    return concepts(later), concepts(condition)


def tells_another_time(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether "before" became "after" where no order can be read from the words."""
    here, there = (
        {word.form for word in words} & {"before", "after"} for words in (claim, quote)
    )
    return bool(here and there) and not here & there and order_of(quote) is None


def turns_comparison(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether "a is worth more than b" became "b is worth more than a"."""
    return any(
        _is_comparable(form, form_there)
        and (form == form_there) == sides.is_turned(sides_there)
        and sides.shares_anything(sides_there)
        for form, sides in _comparisons(claim)
        for form_there, sides_there in _comparisons(quote)
    )


def _is_comparable(one: str, other: str) -> bool:
    return one == other or {one, other} == {"more_than", "less_than"}


def _comparisons(words: Sequence[Word]) -> Iterator[tuple[str, Order]]:
    """Yield each "more than", "less than" and "… than" with what stands on its sides."""
    for place, word in enumerate(words):
        if word.form in ("more_than", "less_than", "than"):
            near = [one for one in words if one.part == word.part]
            middle = near.index(word)
            compared = "" if word.form != "than" else _compared(words[:place])
            sides = Order(
                concepts(near[:middle]) - {compared}, concepts(near[middle:]) - {compared}
            )
            if sides.then:
                yield compared or word.form, sides


def _compared(before: Sequence[Word]) -> str:
    """Return in what two things are compared: "better", "rather", "directly"."""
    near = [word for word in before[-_REACH:] if word.form not in _DEGREES]
    return next((w.concept for w in reversed(near) if w.form.endswith(_COMPARED)), "than")
