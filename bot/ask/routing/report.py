"""Whether a message is a report, of which kind, and whether without a name. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.ask.routing.domain import ANONYMOUS, KindOfMessage, ReportInWords
from bot.ask.routing.scores import KINDS, MessageScores
from bot.guidance.rank.question import clauses_of, is_asking


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What a report's score is at least, and by how much it is ahead."""

    lowest: float
    of_questions: float  # ahead of what is looked up
    of_others: float  # ahead of thanks, a customer's letter and the like


# Measured by `python -m tests.benchmarks.forms`.
_TELLING, _ASKING = _Bounds(-0.3, -0.1, 0.0), _Bounds(-0.2, 0.3, 0.3)  # surely a report
_PERHAPS_TELLING, _PERHAPS_ASKING = _Bounds(-0.6, -0.4, -0.2), _Bounds(-0.5, -0.2, 0.0)
_UNNAMED = -0.3  # the lowest score of a part that wants no name
_REPORT = KINDS.index(KindOfMessage.REPORT)
_LOOKED_UP = [
    KINDS.index(kind)
    for kind in (KindOfMessage.QUESTION, KindOfMessage.MAP, KindOfMessage.DEPARTMENT_HEAD)
]
_OTHERS = [
    number
    for number, kind in enumerate(KINDS)
    if number not in {_REPORT, *_LOOKED_UP} and kind is not KindOfMessage.DANGER
]


def report_in(
    text: str, sorts: Sequence[str], scores: MessageScores, parts: MessageScores
) -> ReportInWords | None:
    """Return what of a message is a report, or may be one; None where nothing sounds so.

    Args:
        text: the message, which may ask something: then it takes more to be a report.
        sorts: of the lines of reports, in the order of the columns of ``parts``.
        scores: of the message, a column a kind.
        parts: a row for the whole and for each part, a column a sort.
    """
    asks = any(is_asking(clause) for sentence in clauses_of(text) for clause in sentence)
    if not _is_within(scores, _PERHAPS_ASKING if asks else _PERHAPS_TELLING):
        return None
    each = dict(zip(sorts, parts.max(axis=0).tolist(), strict=True))
    is_anonymous = each.pop(ANONYMOUS, -1.0) > _UNNAMED
    likest = max(each, key=lambda sort: each[sort], default="")
    is_sure = _is_within(scores, _ASKING if asks else _TELLING) or (is_anonymous and not asks)
    return ReportInWords(likest, is_sure, is_anonymous)


def _is_within(scores: MessageScores, bounds: _Bounds) -> bool:
    score = scores[_REPORT]
    return bool(
        score > bounds.lowest
        and score - np.max(scores[_LOOKED_UP]) > bounds.of_questions
        and score - np.max(scores[_OTHERS]) > bounds.of_others
    )
