"""One plain line on why an answer is not what it could be."""

from dataclasses import replace

from bot.ask.domain import Answer, NotCovered
from bot.language_model.port import DeclinedError, LanguageModelError, OverBudgetError

WORD_FOR_WORD = "I cannot put it in my own words right now, so here it is word for word."
DECLINED = (
    "The language model did not want to answer this (its content filter), so here is our "
    "guidance word for word."
)
AS_IT_STANDS = (
    "I cannot read other languages and threads right now: I took your words as they are."
)
UNTRANSLATED = "Where I could not translate safely, our guidance's language stands."


def with_note(
    plain: Answer | NotCovered, error: LanguageModelError, *, is_understood: bool
) -> Answer | NotCovered:
    """Return what guidance says without the language model, and why it is without."""
    if isinstance(plain, NotCovered):
        return plain if is_understood else replace(plain, note=AS_IT_STANDS)
    if isinstance(error, OverBudgetError):
        return replace(plain, note=f"{error} So here it is word for word.")
    return replace(plain, note=DECLINED if isinstance(error, DeclinedError) else WORD_FOR_WORD)
