"""Makes ``bot/ask/compose/unit_words.json`` of Unicode's CLDR, as Babel brings it.

``pip install babel``, then ``python training/unit_words.py``; once, not to run or to test.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel import Locale
from babel.numbers import get_currency_name

OUT = Path(__file__).parents[1] / "bot" / "ask" / "compose" / "unit_words.json"
_CODES = (
    "ar bg cs da de el en es et fi fr he hi hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sv "
    "th tr uk vi zh"
)
LANGUAGES = _CODES.split()
_TIMES = ("second", "minute", "hour", "day", "week", "month", "year")
_LENGTHS = ("millimeter", "centimeter", "meter", "kilometer")
UNITS = {
    **{one: f"duration-{one}" for one in _TIMES},
    **{one: f"length-{one}" for one in _LENGTHS},
    **{one: f"mass-{one}" for one in ("gram", "kilogram")},
    "liter": "volume-liter",
    "percent": "concentr-percent",
}
CURRENCIES = ("EUR", "USD", "GBP", "CHF")
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u9fff\uac00-\ud7af]+")
_UNCASED = re.compile(r"[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]")


def units_of(locale: Locale) -> Iterator[tuple[str, set[str]]]:
    """Yield the words of each unit, without those that two share."""
    for name, key in UNITS.items():
        forms = locale._data["unit_patterns"].get(key, {}).get("long", {})  # noqa: SLF001 - nothing else tells
        texts = [text for form, text in forms.items() if form != "per"]
        yield name, {one.replace("{0}", "").strip() for one in texts if isinstance(one, str)}
    named = {code: set(_WORD.findall(" ".join(_names(locale, code)))) for code in CURRENCIES}
    for code, words in named.items():
        others = [its for other, its in named.items() if other != code]
        yield code.lower(), words.difference(*others)


def _names(locale: Locale, code: str) -> list[str]:
    return [get_currency_name(code, count, locale=locale) for count in (None, 1, 2, 5)]


def dates_of(locale: Locale) -> Iterator[tuple[str, set[str]]]:
    """Yield the names of each day and month, without numbers and what stands in another."""
    english, forms = Locale("en"), ("format", "stand-alone")
    for kind in ("days", "months"):
        for at, name in getattr(english, kind)["stand-alone"]["wide"].items():
            words = {getattr(locale, kind)[form]["wide"][at] for form in forms}
            yield name, {one for one in words if not re.search(r"\d", one)}


def _plain(found: Iterator[tuple[str, set[str]]]) -> dict[str, list[str]]:
    lowered = {name: sorted({one.casefold() for one in words}) for name, words in found}
    return {name.lower(): words for name, words in lowered.items() if words}


def _unmistakable(
    dates: Mapping[str, list[str]], units: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """Return the dates without what is a unit, too, or stands in another date's name."""
    taken = {one for words in units.values() for one in words}
    every = {one for words in dates.values() for one in words}
    return {
        name: [
            one
            for one in words
            if one not in taken
            and not (_UNCASED.search(one) and any(one in its and one != its for its in every))
        ]
        for name, words in dates.items()
    }


def main() -> None:
    """Write the words of all languages under their English names."""
    told = {}
    for code in LANGUAGES:
        units = _plain(units_of(Locale(code)))
        dates = _unmistakable(_plain(dates_of(Locale(code))), units)
        name = Locale("en").languages[code].split()[0]
        told[name] = {"units": units, "dates": {one: its for one, its in dates.items() if its}}
    lines = [
        f"{json.dumps(name)}: {json.dumps(words, ensure_ascii=False)}"
        for name, words in sorted(told.items())
    ]
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
