"""What parts the statements of a section: labels, quantities and names in which they differ."""

from collections.abc import Iterator, Sequence

from bot.guidance.rank.values.conditions import is_conditional
from bot.guidance.rank.values.domain import Quantity, Reading

_ALIKE = 0.5  # of the fewer words of two statements, the share that both have
_LEAST = 2  # words that both have, unless one has fewer


class Parting:
    """Compares the statements of a section, as far as they are still in the pool."""

    def __init__(self, readings: Sequence[Reading], pool: set[int]) -> None:
        """Compare these statements, of which those in the pool may answer."""
        self.readings = readings
        self.pool = pool

    def leading(self, at: int) -> Sequence[Quantity]:
        """Return what parts a statement from others first, unless a label does before.

        They are several where they share a bound: "above 50 euros or one hour".
        """
        own = self.readings[at].quantities
        first = next((one for one in own if self._is_parting(at, one)), None)
        if first is None or any(place < first.start for place in self._parting_labels(at)):
            return ()
        return [one for one in own if one.start == first.start]

    def is_told(self, at: int, quantity: Quantity) -> bool:
        """Tell whether a name parts the cases before the quantity, or a heading does."""
        own = self.readings[at]
        is_inside = any(
            one.kind == quantity.kind and one != quantity
            for other in self.pool
            for one in self.readings[other].quantities
            if self.readings[other].heading == own.heading
        )
        names = [one for one in self.parting_names(at) if one in own.body or not is_inside]
        return any(own.names[one] < quantity.start for one in names)

    def _is_parting(self, at: int, quantity: Quantity) -> bool:
        for other in self.pool - {at}:
            rivals = [
                one for one in self.readings[other].quantities if one.kind == quantity.kind
            ]
            if rivals and quantity not in rivals and self.are_alike(at, other):
                return True
            if any(self.are_of_a_series(at, quantity, other, one) for one in rivals):
                return True
        return False

    def are_of_a_series(self, at: int, mine: Quantity, other: int, its: Quantity) -> bool:
        """Tell whether two share out a section: "up to 5" with "5 to 9", "After 2" and 9."""
        first, second = self.readings[at], self.readings[other]
        is_led_alike = mine != its and mine.led_by == its.led_by
        return first.heading == second.heading and (is_led_alike or mine.adjoins(its))

    def are_one_series(self, at: int, mine: Quantity, other: int, its: Quantity) -> bool:
        """Tell whether two are the same, alike or share out a section."""
        is_same = at == other or self.are_alike(at, other)
        return is_same or self.are_of_a_series(at, mine, other, its)

    def about_the_matter(
        self, parting: dict[int, Quantity], matches: Sequence[int], own: int
    ) -> dict[int, Quantity]:
        """Keep the statements that share out what is asked about, not what stands beside it.

        ``matches`` tells how many words each has in common with the question. Where none has
        any, what was found, ``own``, says what is asked about: the hours of a shift say
        nothing of those of the hotline.
        """
        most = max((matches[at] for at in parting), default=0)
        if most:
            kept = {at: one for at, one in parting.items() if matches[at] == most}
        elif any(matches[at] for at in self.pool):
            return {}
        else:
            kept = {at: one for at, one in parting.items() if at == own}
        while more := {
            at: one
            for at, one in parting.items()
            if at not in kept
            and any(self.are_one_series(at, one, *other) for other in kept.items())
        }:
            kept |= more
        return {at: parting[at] for at in sorted(kept)}

    def usual(
        self, asked: Reading, holders: set[int], parting: dict[int, Quantity]
    ) -> set[int]:
        """Leave out what holds under a condition that nobody asked about, beside the rule."""
        rules = {at for at in holders if not is_conditional(asked, self.readings[at])}
        return {
            at
            for at in holders
            if at in rules
            or not any(parting[at] == parting[one] and self.are_alike(at, one) for one in rules)
        }

    def _parting_labels(self, at: int) -> Iterator[int]:
        """Yield where labels stand in which others that are alike differ."""
        for other in self._alike(at):
            for one in self.readings[at].labels:
                rivals = [his for his in self.readings[other].labels if his.noun == one.noun]
                if rivals and one not in rivals:
                    yield one.start

    def parting_names(self, at: int) -> dict[str, frozenset[str]]:
        """Return the names beside whose nouns others have other names: "Lyon office"."""
        found = {
            name: frozenset(
                noun
                for other in self.pool - {at}
                for noun in self._shared_nouns(at, name, other)
            )
            for name in self.readings[at].names
        }
        return {name: nouns for name, nouns in found.items() if nouns}

    def _shared_nouns(self, at: int, name: str, other: int) -> Iterator[str]:
        own, its = self.readings[at], self.readings[other]
        if name not in its.words:
            nouns = {noun for one, noun in own.pairs if one == name} & own.words
            others = its.names.keys() - own.words
            yield from (noun for one, noun in its.pairs if one in others and noun in nouns)

    def are_rivals(self, one: int, other: int) -> bool:
        """Tell whether two statements have different names for the same noun."""
        return any(
            any(self._shared_nouns(one, name, other)) for name in self.readings[one].names
        )

    def _alike(self, at: int) -> list[int]:
        return [one for one in self.pool if one != at and self.are_alike(at, one)]

    def are_alike(self, one: int, other: int) -> bool:
        """Tell whether two statements say the same but for their values and names."""
        first, second = self.readings[one], self.readings[other]
        shared = len(first.body & second.body)
        if not shared:
            return False
        fewer = min(_words_beside_names(first, second), _words_beside_names(second, first))
        return shared >= max(min(_LEAST, fewer), fewer * _ALIKE)


def _words_beside_names(one: Reading, other: Reading) -> int:
    """Return how many words one has but for the names that the other has not."""
    return len(one.body) - len((one.names.keys() & one.body) - other.body)
