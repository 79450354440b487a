"""The sentences that are read of a message. Pure."""

from collections.abc import Sequence

from bot.guidance.parse.sentences import sentences_in

_MOST = 24  # of a message are read; in a longer one its first and last
_LONGEST = 400  # characters


def sentences_of(message: str) -> list[str]:
    """Return the sentences of a message, as an embedding can take them."""
    # Without halves of characters.
    return first_and_last(sentences_in(message.encode(errors="ignore").decode()))


def first_and_last(pieces: Sequence[str]) -> list[str]:
    """Return pieces of a message, of many the first and the last, each not too long."""
    half = _MOST // 2
    read = pieces if len(pieces) <= _MOST else [*pieces[:half], *pieces[-half:]]
    return [piece[:_LONGEST] for piece in read]
