"""Decides whether guidance answers a message, comes close to it, or is silent. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.ask.domain import (
    Answer,
    Citation,
    NearDocument,
    NotCovered,
    PassageSearch,
    Question,
)
from bot.ask.follow_up import said_before
from bot.ask.sureness import SURE, is_near, sureness
from bot.guidance.domain import FoundExcerpt, QuestionFindings
from bot.guidance.signposts.domain import NearSignpost

_LOOKED_AT = 6  # excerpts for each question
_CLOSEST = 3  # excerpts shown where none is sure
_NEAREST = 3  # documents named where nothing is close
_SEE_ALSO = 2


def answer_question(question: Question, *, passages: PassageSearch) -> Answer | NotCovered:
    """Answer each question of a message with the excerpt that surely answers it.

    Raises:
        BotError: guidance cannot be searched.
    """
    findings = passages.look_up(
        question.text, _LOOKED_AT, question.department_id, before=said_before(question)
    )
    asked = [one for one in findings.questions if one.found]
    answers = [one.found[0] for one in asked if _is_sure(one)]
    if not answers:
        return _not_covered([found for one in asked for found in one.found])
    citations = tuple(dict.fromkeys(map(Citation.of_excerpt, answers)))
    note = "".join(map(_left_open, [one for one in asked if not _is_sure(one)][:1]))
    see_also = _see_also(asked, answers)
    text = "\n\n".join(map(_reading_text, citations))
    return Answer(text, citations, note=note, see_also=see_also)


def left_to(signpost: NearSignpost | None, answer: Answer | NotCovered) -> Answer | NotCovered:
    """Return the answer; nothing that is only close where the signpost is surely meant."""
    if signpost is None or not signpost.is_sure or isinstance(answer, Answer):
        return answer
    return replace(answer, closest=())


def _is_sure(findings: QuestionFindings) -> bool:
    return sureness(findings.found[0].signals) >= SURE


def _see_also(
    asked: Sequence[QuestionFindings], answers: Sequence[FoundExcerpt]
) -> tuple[Citation, ...]:
    """Return near excerpts of sections other than those that answer, best first."""
    near = [found for one in asked for found in one.found[1:] if is_near(found.signals)]
    best = sorted(near, key=lambda one: -sureness(one.signals))
    others = list(_of_each_section([*answers, *best]))[len(list(_of_each_section(answers))) :]
    return tuple(map(Citation.of_excerpt, others[:_SEE_ALSO]))


def _left_open(findings: QuestionFindings) -> str:
    return f"I found no sure answer to this part: “{findings.question}”"


def _not_covered(found: Sequence[FoundExcerpt]) -> NotCovered:
    best = sorted(found, key=lambda one: -sureness(one.signals))
    close = [one for one in best if is_near(one.signals)]
    closest = tuple(map(Citation.of_excerpt, _of_each_section(close)))[:_CLOSEST]
    documents = {one.guidance.document: one.guidance.title for one in best}
    nearest = tuple(NearDocument(*named) for named in documents.items())[:_NEAREST]
    return NotCovered(nearest, closest=closest)


def _of_each_section(found: Sequence[FoundExcerpt]) -> Iterator[FoundExcerpt]:
    """Yield the first excerpt of each section."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for one in found:
        section = one.guidance.document, one.excerpt.headings
        if section not in seen:
            seen.add(section)
            yield one


def _reading_text(citation: Citation) -> str:
    return "\n".join(line.text for line in citation.lines) or citation.quote
