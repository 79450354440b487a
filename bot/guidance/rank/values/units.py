"""Units: how they are written, what they measure, and how much one is."""

import re

DAY = 24 * 60  # minutes
_MONTH = 30 * DAY
_UNITS: dict[tuple[str, float], str] = {  # kind and size, and how it is written
    ("euro", 1): r"euros?|€|eur",
    ("dollar", 1): r"dollars?|\$|usd|bucks",
    ("pound", 1): r"pounds|£|gbp|quid",
    ("franc", 1): r"francs?|chf",
    ("duration", 1 / 60): r"seconds?|secs?",
    ("duration", 1): r"minutes?|mins?",
    ("duration", 60): r"hours?|hrs?|h",
    ("duration", DAY): r"days?|nights?",
    ("duration", 7 * DAY): r"weeks?|wks?",
    ("duration", 14 * DAY): r"fortnights?",
    ("duration", _MONTH): r"months?",
    ("duration", 12 * _MONTH): r"years?|yrs?",
    ("weight", 0.001): r"mg|milligrams?",
    ("weight", 1): r"g|grams?|grammes?",
    ("weight", 1000): r"kgs?|kilos?|kilograms?",
    ("weight", 1_000_000): r"t|tons?|tonnes?",
    ("length", 0.001): r"mm|millimet(?:er|re)s?",
    ("length", 0.01): r"cm|centimet(?:er|re)s?",
    ("length", 1): r"m|met(?:er|re)s?",
    ("length", 1000): r"km|kilomet(?:er|re)s?",
    ("volume", 1): r"l|lit(?:er|re)s?",
    ("percent", 1): r"%|percent|per cent|pct",
    ("degree", 1): r"degrees?(?: celsius)?|°c?",
}
UNIT = "|".join(_UNITS.values())


def unit_of(written: str) -> tuple[str, float]:
    """Return the kind of a unit, and how much one is."""
    return next(
        unit for unit, one in _UNITS.items() if re.fullmatch(one, written, re.IGNORECASE)
    )
