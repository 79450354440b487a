"""What names a composed answer: another question, excerpt, prompt or model has another."""

import hashlib
import json
from collections.abc import Sequence

from bot.ask.domain import Citation, Question


def key_of(question: Question, material: str | Sequence[Citation], *names: str) -> str:
    """Return the key under which the answer is kept.

    Args:
        question: as it was asked, in its thread.
        material: the excerpts it is made from, or a name of all guidance.
        names: of the prompts and models that make it.
    """
    excerpts = [
        [one.document, one.above, one.quote, *["overdue"] * one.is_overdue]
        if isinstance(one, Citation)
        else one
        for one in material
    ]
    asked = [*(one.text for one in question.thread), question.text]
    parts = [
        [" ".join(text.casefold().split()) for text in asked],
        question.department_id,
        question.in_english,
        excerpts,
        names,
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
