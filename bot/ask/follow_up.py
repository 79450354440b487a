"""Whether a question can be understood alone, or leans on what was said before it."""

import re

from bot.ask.domain import Question

_FEW_WORDS = 6  # a question of fewer leans on what was said before
_SOME_WORDS = 12  # up to which a pronoun means something said before
_FAR_BACK = 3  # messages
_OPENING = re.compile(r"^(?:and|but|or|also|then|so|what about|how about|what if)\b", re.I)
_PRONOUN = re.compile(r"\b(?:it|that|this|these|those|they|them|there|he|she)\b", re.I)


def said_before(question: Question) -> str:
    """Return what a question leans on, oldest first; empty if it stands alone.

    "And for collections?" is a question only together with the one about invoices before it.
    """
    texts = [question.text]
    for earlier in reversed(question.context[-_FAR_BACK:]):
        if not _leans(texts[0]):
            break
        texts.insert(0, earlier)
    return "\n".join(texts[:-1])


def _leans(text: str) -> bool:
    words = len(text.split())
    is_vague = words < _SOME_WORDS and _PRONOUN.search(text) is not None
    return words < _FEW_WORDS or is_vague or _OPENING.search(text.strip()) is not None
