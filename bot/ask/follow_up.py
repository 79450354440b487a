"""Whether a question leans on what was said before it, and what was quoted there already."""

import re
from dataclasses import dataclass, replace

from bot.ask.domain import Question
from bot.guidance.domain import FoundExcerpt, found_words
from bot.guidance.parse.reading import bare_words

_FEW_WORDS = 6  # a question of fewer leans on what was said before
_SOME_WORDS = 12  # up to which a pronoun means something said before
_FAR_BACK = 3  # messages
_OPENING = re.compile(r"^(?:and|but|or|also|then|so|what about|how about|what if)\b", re.I)
_PRONOUN = re.compile(r"\b(?:it|that|this|these|those|they|them|there|he|she)\b", re.I)
_AGAIN = re.compile(
    r"(?:please |sorry |can you |could you |would you )*"
    r"(?:again|once more|repeat(?: it| this| that| the answer)?|what was (?:it|that) again"
    r"|(?:say|show|tell|quote|give)(?: me| us)?(?: it| this| that| the answer| the quote)?"
    r" (?:again|once more|one more time))(?: please)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class QuotedBefore:
    """What our answers in the thread say."""

    answers: tuple[str, ...]  # bare words, each between two spaces

    def holds(self, found: FoundExcerpt) -> bool:
        """Tell whether what answers in an excerpt stands in the thread."""
        words = same_words(found_words(found.excerpt.lines) or found.quote)
        return any(words in answer for answer in self.answers)


def quoted_before(question: Question) -> QuotedBefore:
    """Return what our answers before the question say, as it stands in the thread."""
    return QuotedBefore(tuple(same_words(one.text) for one in question.answered if one.is_ours))


def asked_again(question: Question) -> Question | None:
    """Return the question that is to be answered once more; None if this one asks for more.

    It is the same question, or "say that again".
    """
    if not question.context:
        return None
    words = bare_words(question.text)
    is_same = any(same_words(words) == same_words(one) for one in question.context)
    if is_same:
        return replace(question, answered=())
    if _AGAIN.fullmatch(words) is None:
        return None
    *earlier, last = question.context
    return replace(question, text=last, context=tuple(earlier), answered=())


def same_words(text: str) -> str:
    """Return the words alone, for comparing: in small letters, a space before and behind."""
    return f" {bare_words(text).casefold()} "


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
