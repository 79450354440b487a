"""What code can say of a sentence in another language, before it is translated back.

The translation back comes from a language model, so nothing is believed on its word alone.
"""

import re

from bot.ask.compose.claims.english import is_english
from bot.ask.compose.claims.numbers import amounts
from bot.ask.compose.claims.words import read

_LONGER, _AND_MORE = 2.5, 40  # times and characters: Finnish and German need more than English
_SAME_WORDS = 4  # in a row: a translation that keeps them quotes English within itself
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_BREAK = re.compile(r"\w{3}[.!?…]+\s+\w|[\u3002\uff01\uff1f]\s*\w")


def may_be_translation(translation: str, claim: str, quote: str) -> bool:
    """Tell whether the text can be the claim in another language, as far as code sees.

    Its numbers stand in claim or quote, it is about as long, has no more sentences, and keeps
    no piece of the English.
    """
    return (
        not is_english(translation)
        and len(translation) <= _LONGER * len(claim) + _AND_MORE
        and len(_BREAK.findall(translation)) <= len(_BREAK.findall(claim))
        and _numbers(translation) <= _values(f"{claim} {quote}")
        and not _runs(translation) & (_runs(claim) | _runs(quote))
    )


def _numbers(text: str) -> frozenset[float | str]:
    return frozenset(_number(one) for one in _NUMBER.findall(text))


def _number(written: str) -> float | str:
    try:
        return float(written.replace(",", ".").replace(":", "."))
    except ValueError:  # "10.000.000", "192.168.0.1": the same characters must be there
        return written


def _values(text: str) -> frozenset[float | str]:
    return frozenset(amount.value for amount in amounts(read(text))) | _numbers(text)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(zip(*(words[start:] for start in range(_SAME_WORDS)), strict=False))
