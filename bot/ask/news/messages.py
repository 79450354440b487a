"""How a change of guidance is told, in one line. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.ask.editing.messages import OPEN
from bot.guidance.changes.concern import ChangedDocument
from bot.guidance.changes.domain import MeaningChange
from bot.guidance.changes.marking import Marked, WordChange, marked
from bot.rich_text import rich_styled, rich_text
from bot.slack import Message, actions, button, context, escape, shortened

_STYLES = {WordChange.STAYS: "", WordChange.GONE: "strike", WordChange.NEW: "bold"}
_LONGEST_TEXT = 300  # of what a notification shows
_WHY = (
    "You read this because I quoted it to you of late, because it is about your department, or"
    " because the quiz asked you about it."
)


def news(changed: ChangedDocument) -> Message:
    """Return what one whom it concerns reads: before and after, struck and bold."""
    document = (changed.after or changed.before).guidance
    title = f"“{document.title}”"
    if changed.after is None:
        text = f"{title} is no longer part of our guidance."
        return Message(escape(text), (rich_text([rich_styled([("", text)])]), context(_WHY)))
    first, more = _first(changed.changes)
    pieces = marked(first)
    also = f" … and {more} more" if more else ""
    line = [("", f"{title}: "), *((_STYLES[mark], f"{words} ") for mark, words in pieces)]
    text = escape(shortened(f"{title} changed: {_in_words(pieces)}{also}", _LONGEST_TEXT))
    read = actions("ask.news", [button("Open", OPEN, document.document)])
    return Message(text, (rich_text([rich_styled([*line, ("", also)])]), context(_WHY), read))


def _first(changes: Sequence[MeaningChange]) -> tuple[MeaningChange, int]:
    """Return what is told, and how many more there are: what is gone, with what came there."""
    first, *rest = changes
    came = [one for one in rest if not one.before and one.headings == first.headings]
    if first.after or not came:
        return first, len(rest)
    return replace(first, after=came[0].after), len(rest) - 1


def _in_words(pieces: Marked) -> str:
    before = " ".join(words for mark, words in pieces if mark is not WordChange.NEW)
    after = " ".join(words for mark, words in pieces if mark is not WordChange.GONE)
    return " → ".join(filter(None, [before, after]))
