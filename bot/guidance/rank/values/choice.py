"""Which statements of a section have the value that a question needs.

Guidance tells cases apart by a value where statements that are alike differ in it: rows of a
table, "the Lyon office" and "the Porto office", "up to 5 kg" and "above 5 kg". What stands
first in them parts the cases; what stands behind is told: "a ticket of priority 1 is answered
within two hours". A label or code parts them wherever it stands: who asks for PPR-9087 is not
served by PPR-9088.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.guidance.rank.values.domain import CaseLabel, Quantity, Reading
from bot.guidance.rank.values.parting import Parting
from bot.guidance.rank.values.reading import continued, reading_of

_SAME_MATTER = 2  # words of the question that a statement about its matter has
_DESCRIBES = """
new old next last big small good bad best whole same main long short late free full right wrong
normal usual special important further certain differ correct specif
"""  # stems that stand before a noun without naming which one is meant
_Value = TypeVar("_Value", CaseLabel, Quantity)


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """Statements, by number, that have what is asked for, and those that have another value."""

    meets: frozenset[int] = frozenset()
    misses: frozenset[int] = frozenset()
    known: tuple[str, ...] = ()  # where nothing meets, the values that there are, as written


def choose(
    question: str, statements: Sequence[str], own: int = 0, *, told: str = ""
) -> CaseChoice:
    """Return which statements of a section have the values that a question needs.

    Args:
        question: as it was asked.
        own: the number of a statement of the section; those beside it count as far as they
            say the same of other cases.
        statements: of one section and those beside it, as a reader sees them, each under its
            headings: "Sites Lyon › Deliveries arrive from 7:00 to 15:00."
        told: the question without its story, whose names name no case.
    """
    asked = reading_of(question, is_question=True)
    named = reading_of(told or question, is_question=True).proper_names
    section = _Section(asked, continued([reading_of(one) for one in statements]), own, named)
    for labels in _grouped(asked.labels):
        section.narrow_by_label(labels)
    quantities = list(_grouped(asked.quantities))
    for group in section.held_first(quantities):
        section.narrow_by_quantity(group)
    section.narrow_by_name()
    for group in quantities:
        section.narrow_by_told_quantity(group)
    meets = section.pool - section.misses if section.is_narrowed else set[int]()
    return CaseChoice(frozenset(meets), frozenset(section.misses), tuple(section.known))


def _grouped(values: Sequence[_Value]) -> Iterator[list[_Value]]:
    """Group the values of a question that stand for each other: of two, one is enough."""
    groups: list[list[_Value]] = []
    for value in values:
        near = [one for one in groups if one[0].is_comparable(value)]
        near[0].append(value) if near else groups.append([value])
    yield from groups


class _Section(Parting):
    """The statements of a section, narrowed to those that have what is asked for."""

    def __init__(
        self, asked: Reading, readings: Sequence[Reading], own: int, named: frozenset[str]
    ) -> None:
        inside = {at for at, one in enumerate(readings) if one.heading == readings[own].heading}
        super().__init__(readings, inside)
        self.pool = inside | {
            at
            for at, one in enumerate(readings)
            if any(his.is_comparable(mine) for his in one.labels for mine in asked.labels)
            or any(self.are_alike(at, other) for other in inside)
        }
        self.misses: set[int] = set()
        self.known: dict[str, None] = {}
        self.is_narrowed = False
        self._asked = asked
        self._named = named
        self._own = own
        self._matches = [len(one.words & asked.words) for one in readings]

    def narrow_by_label(self, labels: Sequence[CaseLabel]) -> None:
        """Keep the statements with one of the labels, wherever it stands."""
        having = {
            at: [one for one in self.readings[at].labels if one.is_comparable(labels[0])]
            for at in self.pool
        }
        having = {at: own for at, own in having.items() if own}
        if not any(one.is_long == labels[0].is_long for own in having.values() for one in own):
            return  # the number of an invoice, and "the first invoice"
        wanted = {one.name for one in labels}
        holders = {at for at, own in having.items() if any(one.name in wanted for one in own)}
        if len(having) == len(holders) == 1 and " " in having[min(holders)][0].written:
            return  # it is told there, and parts nothing; a code does
        known = [one.written for at in sorted(having) for one in having[at]]
        self._settle(holders, set(having), known)

    def held_first(self, groups: list[list[Quantity]]) -> list[list[Quantity]]:
        """Return the groups of quantities, first those that lie within a statement's."""
        return sorted(groups, key=lambda group: not self._holders(self._parting(group), group))

    def narrow_by_quantity(self, asked: Sequence[Quantity]) -> None:
        """Keep the statements that such quantities part and that hold one of those asked."""
        parting, holders = self._shared_out(asked)
        if holders or not self.is_narrowed:  # else it tells the story of what is found already
            known = [parting[at].written for at in sorted(parting)]
            self._settle(holders, set(parting), known, least=1)

    def narrow_by_told_quantity(self, asked: Sequence[Quantity]) -> None:
        """Keep the statements that hold a quantity asked for behind a name that parts them."""
        if not self.is_narrowed:
            parting, holders = self._shared_out(asked, is_told=True)
            if holders:
                self._settle(holders, set(parting), [], least=1)

    def narrow_by_name(self) -> None:
        """Keep the statements with a name of the question where others have other names."""
        parting = {at: names for at in self.pool if (names := self.parting_names(at))}
        holders = {
            at
            for at, names in parting.items()
            if any(self._is_meant(at, name, nouns) for name, nouns in names.items())
        }
        rivals = {at for at in parting if any(self.are_rivals(at, one) for one in holders)}
        if holders:
            self._settle(holders, rivals | holders, [])
        elif not self.is_narrowed and self._asks_for_another(parting):
            places = [
                (at, self.readings[at].names[one]) for at in parting for one in parting[at]
            ]
            known = [self.readings[at].written_at(place) for at, place in sorted(places)]
            self._settle(set(), set(parting), known)

    def _is_meant(self, at: int, name: str, nouns: frozenset[str]) -> bool:
        """Tell whether the question has a name, with what it names or as a heading."""
        is_heading = name in self.readings[at].heading_words
        if bool(nouns & self._asked.words):
            return name in self._asked.words
        return is_heading and name in self._named  # headings have a capital in any word

    def _settle(
        self, holders: set[int], having: set[int], known: Sequence[str], *, least: int = 0
    ) -> None:
        """Keep the holders; what has another value misses, and so does what has none.

        What has none speaks of something else if it has more of the question's words than
        those with a value, or not as many as ``least`` fewer.
        """
        most = max((self._matches[one] for one in having), default=-1)
        if most >= min(_SAME_MATTER, len(self._asked.words)):
            rest = self.pool - having
            self.misses |= {at for at in rest if self._matches[at] <= most - least}
        self.misses |= having - holders
        if holders:
            self.pool = holders
            self.is_narrowed = True
        else:
            self.known |= dict.fromkeys(known)

    def _shared_out(
        self, asked: Sequence[Quantity], *, is_told: bool = False
    ) -> tuple[dict[int, Quantity], set[int]]:
        """Return what shares out the matter asked about, and who holds what is asked for."""
        parting = self._parting(asked, is_told=is_told)
        parting = self.about_the_matter(parting, self._matches, self._own)
        return parting, self.usual(self._asked, self._holders(parting, asked), parting)

    def _parting(
        self, asked: Sequence[Quantity], *, is_told: bool = False
    ) -> dict[int, Quantity]:
        """Return the quantity of the kind asked for that parts each statement from others.

        It stands before the names that part them, too; behind them where it ``is_told``.
        """
        return {
            at: one
            for at in self.pool
            for one in self.leading(at)
            if one.is_comparable(asked[0]) and self.is_told(at, one) == is_told
        }

    def _asks_for_another(self, parting: dict[int, dict[str, frozenset[str]]]) -> bool:
        """Tell whether the question has a name beside their nouns that nothing here has."""
        told = frozenset[str]().union(*(one.words for one in self.readings))
        nouns: dict[bool, set[str]] = {True: set(), False: set()}  # whether headings name them
        for at, names in parting.items():
            for name, its in names.items():
                nouns[name not in self.readings[at].body] |= its
        places = nouns[True] | {"in", "at"} if nouns[True] else set()
        beside = {
            one
            for one, noun in self._asked.pairs
            if one in self._named and noun in nouns[False] | places
        }
        return bool((beside & self._asked.words) - told - {*_DESCRIBES.split()})

    def _holders(self, parting: dict[int, Quantity], asked: Sequence[Quantity]) -> set[int]:
        """Return the statements that hold one of those asked, of several the narrowest."""
        for at_bounds in (False, True):
            holders = {
                at
                for at, one in parting.items()
                if any(one.holds(each, at_bounds=at_bounds) for each in asked)
            }
            if holders:
                break
        return {
            at
            for at in holders
            if not any(
                parting[other].is_within(parting[at])
                and (
                    self._matches[other] >= self._matches[at]
                    or self.are_of_a_series(at, parting[at], other, parting[other])
                )
                for other in holders
            )
        }
