"""Decides whether guidance answers a message, comes close to it, or is silent. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.ask.citations import reading_text
from bot.ask.domain import (
    Answer,
    Citation,
    NearDocument,
    NotCovered,
    PassageSearch,
    Question,
)
from bot.ask.follow_up import QuotedBefore, asked_again, quoted_before, said_before, same_words
from bot.ask.sureness import USUAL, Thresholds, is_near, sureness
from bot.guidance.domain import FoundExcerpt, QuestionFindings, ValueFit
from bot.guidance.signposts.domain import NearSignpost

_LOOKED_AT = 6  # excerpts for each question
_LISTED = 8  # values named that guidance has
_CLOSEST = 3  # excerpts shown where none is sure
# Of what an answer needs. Of 41 questions that the starter leaves to a signpost, one comes as
# near; "Who answers journalists?", which it answers, stands at 0.7. Seen while tuning.
_MAY_ANSWER = 0.5
_A_QUESTION = 4  # words from which a heading may be one; a shorter one is a subject
_NEAREST = 3  # documents named where nothing is close
_SEE_ALSO = 2


def answer_question(
    question: Question, *, passages: PassageSearch, thresholds: Thresholds = USUAL
) -> Answer | NotCovered:
    """Answer each question of a message with the excerpt that surely answers it.

    What stands in the thread already is not quoted again, unless that is what is asked.

    Raises:
        BotError: guidance cannot be searched.
    """
    question = asked_again(question) or question
    before, quoted = said_before(question), quoted_before(question)
    findings = passages.look_up(
        question.text, _LOOKED_AT, question.department_id, before=before
    )
    asked = [one for one in findings.questions if one.found]
    found = [_answering(one, quoted, thresholds, leans=bool(before)) for one in asked]
    answers = [one for one in found if one]
    if not answers:
        return _not_covered(asked, quoted, thresholds)
    rivals = [one for its in asked for one in _rivals(its, answers, thresholds)]
    answers = [*answers, *rivals]
    citations = tuple(map(Citation.of_excerpt, _each_once(answers)))
    is_open = [one for one, answer in zip(asked, found, strict=True) if answer is None]
    notes = [_differ(answers)] if rivals else []
    told = [_left_open(one, answers, quoted, thresholds) for one in is_open]
    notes += [one for one in told if one][:1]
    see_also = _see_also(asked, answers, quoted, thresholds)
    text = "\n\n".join(map(reading_text, citations))
    differing = tuple(one.guidance.document for one in answers) if rivals else ()
    return Answer(text, citations, note=" ".join(notes), see_also=see_also, differing=differing)


def next_closest(
    text: str, quoted: Sequence[Citation], *, passages: PassageSearch
) -> tuple[Citation, ...]:
    """Return what comes next to a question of which the quotes were no answer, best first.

    Raises:
        BotError: guidance cannot be searched.
    """
    findings = passages.look_up(text, _LOOKED_AT)
    found = sorted((one for its in findings.questions for one in its.found), key=_least_sure)
    sections = map(Citation.of_excerpt, _of_each_section(found))
    told = {(one.document, one.heading) for one in quoted}
    return tuple(one for one in sections if (one.document, one.heading) not in told)[:_CLOSEST]


def left_to(signpost: NearSignpost | None, answer: Answer | NotCovered) -> Answer | NotCovered:
    """Return the answer; nothing that is only close where the signpost is surely meant.

    What may well answer stays: a signpost never keeps back what a document says.
    """
    is_meant = signpost is not None and signpost.is_sure
    if not is_meant or isinstance(answer, Answer) or answer.may_answer:
        return answer
    return replace(answer, closest=())


def _answering(
    findings: QuestionFindings, quoted: QuotedBefore, thresholds: Thresholds, *, leans: bool
) -> FoundExcerpt | None:
    """Return the excerpt that surely answers and is new; None if there is none.

    A question that leans on another finds that one's answer again: then the next may be new.
    """
    is_told = quoted.holds(findings.found[0])
    new = [one for one in findings.found if not quoted.holds(one)]
    if not new or (is_told and not leans):
        return None
    below_it = (one for one in new if _asks_it(findings.question, one))
    return next(below_it, new[0] if _is_sure(new[0], thresholds) else None)


def _asks_it(question: str, found: FoundExcerpt) -> bool:
    """Tell whether the excerpt stands under this very question, as an owner's answer does."""
    words = same_words(question)
    heading = (found.guidance.title, *found.excerpt.headings)[-1]
    is_asked = len(words.split()) >= _A_QUESTION and words == same_words(heading)
    return is_asked and found.guidance.counts


def _is_sure(found: FoundExcerpt, thresholds: Thresholds) -> bool:
    is_its_case = found.signals.values is not ValueFit.MISSES
    is_current = is_its_case and found.guidance.counts
    return is_current and sureness(found.signals) >= thresholds.sure


def _rivals(
    findings: QuestionFindings, answers: Sequence[FoundExcerpt], thresholds: Thresholds
) -> list[FoundExcerpt]:
    """Return what says the same as the first excerpt, which answers, with another value."""
    if findings.found[0] not in answers:
        return []
    return [one for one in findings.found[1:] if one.differs and _is_sure(one, thresholds)]


def _differ(answers: Sequence[FoundExcerpt]) -> str:
    titles = list(dict.fromkeys(one.guidance.title for one in answers))
    return f"Our guidance gives different values for this: see {_listed(titles)}."


def _see_also(
    asked: Sequence[QuestionFindings],
    answers: Sequence[FoundExcerpt],
    quoted: QuotedBefore,
    thresholds: Thresholds,
) -> tuple[Citation, ...]:
    """Return near excerpts of sections other than those that answer, best first.

    What comes closest to a part that is left open is among them.
    """
    near = [found for one in asked for found in one.found if is_near(found.signals, thresholds)]
    best = sorted((one for one in near if not quoted.holds(one)), key=_least_sure)
    others = list(_of_each_section([*answers, *best]))[len(list(_of_each_section(answers))) :]
    return tuple(map(Citation.of_excerpt, others[:_SEE_ALSO]))


def _each_once(found: Iterable[FoundExcerpt]) -> list[FoundExcerpt]:
    """Return the first of those that quote the same place: two questions may find it.

    What one of them quotes does not stand once more below another.
    """
    places: dict[tuple[str, int, int], FoundExcerpt] = {}
    for one in found:
        place = (one.guidance.document, one.excerpt.start, one.excerpt.end)
        places.setdefault(place, one)
    lines = (line.text for one in places.values() for line in one.excerpt.lines)
    quoted = list(filter(None, lines))
    return [_without(one, quoted) for one in places.values()]


def _without(found: FoundExcerpt, quoted: Sequence[str]) -> FoundExcerpt:
    context = [one for one in found.excerpt.context if not one.endswith(tuple(quoted))]
    return replace(found, excerpt=replace(found.excerpt, context=tuple(context)))


def _left_open(
    findings: QuestionFindings,
    answers: Sequence[FoundExcerpt],
    quoted: QuotedBefore,
    thresholds: Thresholds,
) -> str:
    """Return what is said of a question without an answer of its own.

    Empty where what comes closest to it stands in what is shown: it may be the answer.
    """
    best, question = findings.found[0], findings.question
    if quoted.holds(best):
        return f"On this part our guidance has no more than above: “{question}”"
    if is_near(best.signals, thresholds):
        if any(best.overlaps(one) for one in answers):
            return ""
        if any(best.section == one.section for one in answers):
            return f"What is closest to this part stands in the same section: “{question}”"
    return f"I found no sure answer to this part: “{question}”"


def _not_covered(
    asked: Sequence[QuestionFindings], quoted: QuotedBefore, thresholds: Thresholds
) -> NotCovered:
    found = sorted((one for its in asked for one in its.found), key=_least_sure)
    close = [one for one in found if is_near(one.signals, thresholds)]
    new = [one for one in close if not quoted.holds(one)]
    told = [
        one for one in close if quoted.holds(one) and (_is_sure(one, thresholds) or not new)
    ]
    shown = () if told else tuple(map(Citation.of_excerpt, _of_each_section(new)))
    documents = {one.guidance.document: one.guidance.title for one in found}
    nearest = tuple(NearDocument(*named) for named in documents.items())[:_NEAREST]
    stands_above = Citation.of_excerpt(told[0]) if told else None
    surest = max((sureness(one.signals) for one in new), default=0.0) if shown else 0.0
    known = next((one.known for one in new if one.known), ()) if shown else ()
    note = f"What our guidance has: {_listed(known)}." if known else ""
    return NotCovered(
        nearest,
        note,
        closest=shown[:_CLOSEST],
        stands_above=stands_above,
        may_answer=surest >= thresholds.sure * _MAY_ANSWER,
    )


def _listed(words: Sequence[str]) -> str:
    """Return "one, two and three"; of many, the first ones."""
    told = [*words[:_LISTED], *["others"] * (len(words) > _LISTED)]
    return " and ".join(filter(None, [", ".join(told[:-1]), told[-1]]))


def _least_sure(found: FoundExcerpt) -> tuple[bool, float]:
    """Order the surest first, and before them those that have the value asked for."""
    return found.signals.values is not ValueFit.MEETS, -sureness(found.signals)


def _of_each_section(found: Sequence[FoundExcerpt]) -> Iterator[FoundExcerpt]:
    """Yield the first excerpt of each section."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for one in found:
        if one.section not in seen:
            seen.add(one.section)
            yield one
