"""What of the guidance is new, and where the situations it speaks of may happen. Pure."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.guidance.domain import Guidance, Passage
from bot.guidance.parse.document import Document
from bot.moments.domain import DepartmentPart, Moment, MomentsMap
from bot.people.domain import Company
from bot.quiz.authoring.domain import SeenDocument
from bot.quiz.authoring.reply_schema import SituationPlace

MOST_PLACES = 24


@dataclass(frozen=True, slots=True)
class Changed:
    """A document with sentences that no document had before."""

    document: Document
    passages: tuple[Passage, ...]  # that have such sentences


def seen(document: Document) -> SeenDocument:
    """Return what is kept of a document to see later what has changed."""
    text = document.source.text
    prints = tuple(_fingerprint(text[start:end]) for start, end in document.sentences)
    return SeenDocument(document.source.document, document.source.digest, prints)


def fresh_in(documents: Sequence[Document], known: Mapping[str, SeenDocument]) -> list[Changed]:
    """Return what is new in new and changed documents; of one that only moved, nothing."""
    said = frozenset(one for document in known.values() for one in document.sentences)
    return [Changed(document, _fresh(document, said)) for document in documents]


def _fresh(document: Document, said: Collection[str]) -> tuple[Passage, ...]:
    return tuple(
        document.passage(span)
        for span in document.spans
        if any(
            _fingerprint(document.source.text[start:end]) not in said
            for start, end in span.sentences
        )
    )


def _fingerprint(sentence: str) -> str:
    folded = " ".join(sentence.split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def places_for(
    guidance: Guidance, company: Company, moments: MomentsMap
) -> list[SituationPlace]:
    """Return where what a document says may happen: in its departments, at its moments.

    A document that names neither speaks to whoever does most at each moment.
    """
    places = [
        _place(part, moment, company)
        for moment in moments.moments
        if not guidance.moments or moment.moment_id in guidance.moments
        for part in _parts(moment, guidance)
    ]
    return places[:MOST_PLACES]


def _parts(moment: Moment, guidance: Guidance) -> Sequence[DepartmentPart]:
    if guidance.departments:
        return [one for one in moment.parts if one.department_id in guidance.departments]
    return moment.parts if guidance.moments else moment.parts[:1]


def _place(part: DepartmentPart, moment: Moment, company: Company) -> SituationPlace:
    department = company.named(part.department_id)
    name = department.name if department else part.department_id
    told = f"{name}, at the moment {moment.name!r}: {part.how}"
    return SituationPlace(part.department_id, moment.moment_id, part.stage, told)
