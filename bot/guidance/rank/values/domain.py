"""What a text holds that tells cases apart: labels, quantities, names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf, isclose

_LONG = 3  # digits
_SHORT = {1, 3, 4}  # letters of "P1", "sev 1", "prio 1"


@dataclass(frozen=True, slots=True)
class CaseLabel:
    """A noun with the number, letter or code behind it: "priority 1", "PPR-9087"."""

    noun: str  # stem; the letters of a code
    name: str  # lower case, without leading zeros
    written: str = field(default="", compare=False)  # "Gates 3 and 4"
    start: int = field(default=0, compare=False)  # place in the text

    @property
    def is_long(self) -> bool:
        """Whether its number is as long as those that name one thing: "invoice 4711"."""
        return len(self.name) >= _LONG and self.name.isdecimal()

    def is_comparable(self, other: "CaseLabel") -> bool:
        """Tell whether both label the same thing: "P1", "prio 1" and "priority 1" do."""
        if "." in self.name and "." in other.name:
            return True  # "version 2.1", "the program 2.1"
        short, long = sorted((self.noun, other.noun), key=len)
        return short == long or (len(short) in _SHORT and long.startswith(short))


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount, a time or a number of things, and what its words leave open."""

    kind: str  # "duration", "clock" (both in minutes), "weight", a currency, a thing's stem
    low: float  # -inf: open below
    high: float
    written: str = field(compare=False)  # with its bound: "up to 5 kg"
    start: int = field(default=0, compare=False)  # place in the text
    is_low_out: bool = False  # "above 10" does not hold 10
    is_high_out: bool = False
    led_by: frozenset[str] = field(default=frozenset(), compare=False)  # words before it

    @property
    def is_point(self) -> bool:
        """Tell whether it has no extent: "5 kg", not "up to 5 kg"."""
        return self.low == self.high

    def is_comparable(self, other: "Quantity") -> bool:
        """Tell whether both measure the same; an amount may lack its currency."""
        return self.kind == other.kind or "" in {self.kind, other.kind} & {"", *CURRENCIES}

    def holds(self, asked: "Quantity", *, at_bounds: bool = False) -> bool:
        """Tell whether what is asked for lies within it; "above 10" holds 10 ``at_bounds``.

        Of an open span, "over 20 kg", the end that it has is asked for.
        """
        first = asked.high if asked.low == -inf else asked.low
        last = first if asked.high == inf else asked.high
        is_beyond = asked.is_low_out and asked.high == inf
        days = (0, _DAY) if self.kind == "clock" else (0,)
        return any(
            _above(
                first + day, self.low, is_out=self.is_low_out and not (at_bounds or is_beyond)
            )
            and _above(
                -last - day,
                -self.high,
                is_out=is_beyond or (self.is_high_out and not at_bounds),
            )
            for day in days
        )

    def is_within(self, other: "Quantity") -> bool:
        """Tell whether it is narrower than the other and wholly inside it."""
        inside = other.low <= self.low and self.high <= other.high
        return inside and (self.low, self.high) != (other.low, other.high)

    def adjoins(self, other: "Quantity") -> bool:
        """Tell whether both share out their kind: "up to 5" with "5 to 9" or "above 9"."""
        first, second = sorted((self, other), key=lambda one: (one.low, one.high))
        if first.is_point or second.is_point or self.kind == "clock":
            return False  # opening hours and shifts may follow each other by chance
        return 0 <= second.low - first.high <= _NEXT * abs(second.low)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text is compared by."""

    text: str  # with its values in one way of writing
    labels: tuple[CaseLabel, ...]
    quantities: tuple[Quantity, ...]  # both in order
    words: frozenset[str]  # stems of what is neither grammar nor a value
    names: Mapping[str, int]  # stems of words with a capital inside a sentence, and their place
    heading: str  # what stands above it
    body: frozenset[str]  # of the words, those below the heading
    continues: str  # the word for what lies beyond the case before it: "Longer"
    pairs: frozenset[tuple[str, str]]  # each word with one beside it

    @property
    def has_values(self) -> bool:
        """Whether a number, letter or code is in it."""
        return bool(self.labels or self.quantities)

    @property
    def heading_words(self) -> frozenset[str]:
        """Return the words that stand above it alone."""
        return self.words - self.body

    @property
    def proper_names(self) -> frozenset[str]:
        """Return the names that are not only the capital of a first word."""
        return frozenset(name for name, place in self.names.items() if place > 0)

    @property
    def names_a_case(self) -> bool:
        """Whether a number, letter, code or name is in it."""
        return self.has_values or bool(self.proper_names)

    def written_at(self, place: int) -> str:
        """Return the word that stands at a place, as it is written."""
        return self.text[place:].split(maxsplit=1)[0].strip(",.;:!?")


CURRENCIES = ("euro", "dollar", "pound", "franc")
_DAY = 24 * 60  # minutes
_NEXT = 0.4  # "up to 3 pallets" is followed by "4 to 10 pallets"


def _above(number: float, bound: float, *, is_out: bool) -> bool:
    return not is_out if isclose(number, bound) else number > bound
