"""Documents in another language than English, of which little can be read."""

from collections.abc import Iterator, Sequence

from bot.ask.english import is_english
from bot.guidance.parse.document import Document
from bot.guidance.standards.domain import HandbookFinding

_ENOUGH_TO_TELL = 20  # words
_SAYS = (
    "it is not in English: questions in its language find it by the words that both have, and"
    " no number or sentence of it is checked."
)
_MEND = "Write it in English, too; or set EMBEDDING to one that knows its language."


def language_hints(documents: Sequence[Document]) -> Iterator[HandbookFinding]:
    """Yield a hint on each document that is not in English."""
    for one in documents:
        text = " ".join(statement.text for statement in one.statements)
        if len(text.split()) >= _ENOUGH_TO_TELL and not is_english(text):
            name = one.guidance.document
            yield HandbookFinding(name, 1, "not-english", _SAYS, _MEND, is_error=False)
