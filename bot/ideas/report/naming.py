"""Whether what somebody wrote names one of those who would read it. Pure."""

import re
from collections.abc import Mapping

_WORD = re.compile(r"(?<!\w)[^\W\d_]{3,}(?!\w)")  # shorter ones are "Dr", "de", or any word
_BESIDE = re.compile(r"\([^()]*\)")  # "Lena Fischer (Logistics)"
_OWN_MANAGER = re.compile(
    r"\b(?:my|our)\s+(?:\w+\s+)?(?:manager|boss|supervisor|superior|team\s?lead(?:er)?|foreman"
    r"|head\s+of\s+department|department\s+head)\b",
    re.IGNORECASE,
)


def named_in(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of those whose first or last name stands in the text.

    Written as a name, with a capital, unless the text has none: "we will" does not name Will.
    """
    has_capitals = any(letter.isupper() for letter in text)
    words = {
        word.casefold() for word in _WORD.findall(text) if word[0].isupper() or not has_capitals
    }
    return tuple(who for who, name in names.items() if words & _parts(name))


def _parts(name: str) -> set[str]:
    return {part.casefold() for part in _WORD.findall(_BESIDE.sub(" ", name))}


def says_own_manager(text: str) -> bool:
    """Tell whether the text speaks of whoever manages the writer, by no name."""
    return _OWN_MANAGER.search(text) is not None
