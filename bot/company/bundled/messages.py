"""What stands above a bundle. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.slack import Message, section

WORDS: Mapping[str, tuple[str, str]] = {  # kind: one of it, several of it
    "ideas.report": ("report", "reports"),
    "ideas.nudge": ("reminder of an answer", "reminders of answers"),
    "ideas.note": ("word on a report", "words on reports"),
    "ask.gap": ("gap in the guidance", "gaps in the guidance"),
    "ask.doubt": ("doubt about a quote", "doubts about quotes"),
    "guidance.broken": ("word on a file", "words on files"),
    "guidance.agreement": ("change of guidance to agree to", "changes of guidance to agree to"),
    "guidance.review": ("document to review", "documents to review"),
    "quiz.draft": ("question to approve", "questions to approve"),
    "quiz.objection": ("disagreement with a question", "disagreements with questions"),
    "ideas.lesson": ("complaint to learn from", "complaints to learn from"),
}


def came_in(kinds: Sequence[str], since: datetime) -> Message:
    """Return how many of each kind came in; ``since`` is in the reader's own time zone."""
    counted = Counter(kinds)
    parts = [
        f"{counted[kind]} {one if counted[kind] == 1 else several}"
        for kind, (one, several) in WORDS.items()
        if counted[kind]
    ]
    parts[0] = parts[0].replace(" ", " more ", 1)
    *first, last = parts
    what = f"{', '.join(first)} and {last}" if first else last
    text = f"{what} came in since {since:%H:%M}."
    return Message(text, (section(text),))
