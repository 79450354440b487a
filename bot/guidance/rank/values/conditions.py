"""Whether a statement holds only under a condition that a question does not speak of."""

import re

from bot.guidance.rank.values.domain import Reading
from bot.guidance.rank.values.reading import reading_of

_CONDITION = re.compile(
    r"\b(?:when(?:ever)?|if|unless|in case|as long as|while)\b(?P<says>[^.;]*)", re.IGNORECASE
)
_SUPPOSES = re.compile(r"\b(?:if|unless|in case|while)\b|\w,? when(?:ever)?\b", re.IGNORECASE)


def is_conditional(asked: Reading, statement: Reading) -> bool:
    """Tell whether a statement names a condition of which the question has no word."""
    if _SUPPOSES.search(asked.text):
        return False
    body = statement.text[len(statement.heading) :]
    said = [reading_of(found["says"]).words for found in _CONDITION.finditer(body)]
    return any(words and not words & asked.words for words in said)
