"""What becomes of a question in another language, where no language model translates it."""

from dataclasses import replace

from bot.ask.domain import Answer, NotCovered
from bot.ask.english import may_be_english

BY_WORDS = "I read English only, so far: what is in another language I find by its words alone."


def in_its_language(text: str, found: Answer | NotCovered) -> Answer | NotCovered | None:
    """Return what was found, with a note where the question and an excerpt are not in English.

    None where the question is not read: nothing can be said of what guidance has on it. The
    first call reads a long list, in half a second.
    """
    if may_be_english(text):
        return found
    shown = found.citations if isinstance(found, Answer) else found.closest
    if not all(may_be_english(one.quote) for one in shown):
        return replace(found, note=" ".join(filter(None, [BY_WORDS, found.note])))
    return found if isinstance(found, Answer) else None
