"""Decides whether guidance covers a question, and answers it in quotes. Pure."""

from collections.abc import Sequence

from bot.ask.coverage import Coverage
from bot.ask.domain import Answer, NearDocument, NotCovered, PassageSearch, Question
from bot.ask.quoting import citations_from, question_in_context, reading_text
from bot.guidance.domain import Found

_PASSAGES_LOOKED_AT = 12
_NEAREST = 3  # documents named when the question is not covered


def answer_question(
    question: Question, *, passages: PassageSearch, coverage: Coverage
) -> Answer | NotCovered:
    """Answer with the best sentences of guidance, word for word.

    Raises:
        BotError: guidance cannot be searched.
    """
    asked = question_in_context(question)
    findings = passages.look_up(asked, _PASSAGES_LOOKED_AT, question.department_id)
    if not findings.found or not coverage.is_covered(asked, findings.overview):
        return NotCovered(_nearest(findings.found))
    citations = citations_from(asked, findings.found)
    return Answer(reading_text(citations), citations)


def _nearest(found: Sequence[Found]) -> tuple[NearDocument, ...]:
    documents = {one.passage.document: one.passage.title for one in found}
    return tuple(NearDocument(*named) for named in documents.items())[:_NEAREST]
