"""What is known about words, from ``lists.yaml``."""

from functools import cache
from pathlib import Path
from typing import Any

from bot.yaml_reader import read_yaml

LISTS = Path(__file__).parent / "lists.yaml"


@cache
def _lists() -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml(LISTS.read_text(encoding="utf-8"))
    return loaded


@cache
def words_in(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(_lists()[name].split())


def opposites() -> list[tuple[str, str]]:
    """Return pairs of words of which one must not stand for the other."""
    pairs = (pair.split("/") for pair in words_in("opposites"))
    return [(one, other) for one, other in pairs]


def names() -> dict[str, str]:
    """Return departments by the other names they go by."""
    return dict(_lists()["names"])


def irregular() -> dict[str, str]:
    """Return verbs by those of their forms that no ending tells."""
    return dict(_lists()["irregular"])


def phrases() -> dict[str, str]:
    """Return the one word for which each phrase stands."""
    return dict(_lists()["phrases"])


def numbers() -> dict[str, float]:
    """Return numbers by the words for them."""
    return {name: float(value) for name, value in _lists()["numbers"].items()}
