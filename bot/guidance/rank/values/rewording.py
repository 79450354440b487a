"""A question in the words in which a statement has its values.

How a value is written, and what only tells the story, says nothing on whether an excerpt
answers; but word by word "hr31" is not like "HR-31", and "40 kilos" not like "25 to 50 kg".
"""

import re

from bot.guidance.rank.question import is_asking
from bot.guidance.rank.values.domain import CaseLabel, Quantity, Reading
from bot.guidance.rank.values.reading import reading_of

_CLAUSE = re.compile(r"(?<=[,.;:!?])\s+|\s{1,9}[-\u2013\u2014]\s+")
_SHORTEST = 2  # telling words of what is left of a question
_DIGITS = re.compile(r"\d[\d:./]*")


def reworded(question: str, statement: str, *, meets: bool) -> tuple[str, str]:
    """Return a question and a statement with their values in one way of writing.

    Args:
        question: as it was asked.
        statement: as it is searched.
        meets: the statement has the value asked for; then the numbers in the question that it
            has not only tell the story. Otherwise what tells them beside the question does.
    """
    asked, said = reading_of(question, is_question=True), reading_of(statement)
    values: list[CaseLabel | Quantity] = [*asked.labels, *asked.quantities]
    told = {one.written: _written(one, said) for one in values}
    clauses = _CLAUSE.split(asked.text)
    kept = [one for one in clauses if is_asking(one) or not _is_story(one, told)]
    text = " ".join(kept) if _says_enough(" ".join(kept)) else asked.text
    for mine, its in sorted(told.items(), key=lambda pair: -len(pair[0])):
        by = its or (_DIGITS.sub("", mine) if meets else mine)
        text = text.replace(mine, by, 1)
    return text, said.text


def _written(one: CaseLabel | Quantity, said: Reading) -> str:
    """Return how the statement writes the value; "" if it has it not."""
    if isinstance(one, CaseLabel):
        labels = [its for its in said.labels if its.is_comparable(one)]
        return next((its.written for its in labels if its.name == one.name), "")
    quantities = [its for its in said.quantities if its.is_comparable(one)]
    return next((its.written for its in quantities if its.holds(one, at_bounds=True)), "")


def _is_story(clause: str, told: dict[str, str]) -> bool:
    written = [mine for mine in told if mine in clause]
    return bool(written) and not any(told[mine] for mine in written)


def _says_enough(text: str) -> bool:
    return len(reading_of(text).words) >= _SHORTEST
