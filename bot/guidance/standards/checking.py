"""Finds what contradicts the register of standards, and what the register lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.company_files.reading import FileReading
from bot.company_files.schemas import nearest_document
from bot.guidance.parse.document import Document
from bot.guidance.standards.doers import Doers
from bot.guidance.standards.domain import (
    Dimension,
    Figure,
    HandbookFinding,
    Register,
    Saying,
    Standard,
    Stated,
)
from bot.guidance.standards.figures import FoundFigure
from bot.guidance.standards.judging import ENOUGH, can_be_wrong, judge
from bot.guidance.standards.keepers import deeds_in, misattributed, taken_over
from bot.guidance.standards.likeness import Embed
from bot.guidance.standards.reading import FILE, StandardsFile
from bot.guidance.standards.sayings import sayings_of
from bot.guidance.standards.sole_rights import reserved
from bot.guidance.standards.standing_alone import leans
from bot.guidance.standards.subjects import Subjects, SubjectText, placed, subjects_of
from bot.guidance.standards.terms import not_defined, redefined


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """A sentence that states a standard, and what it is about."""

    saying: Saying
    subject: SubjectText


class StandardsCheck:
    """The register beside all that documents say."""

    def __init__(self, register: Register, documents: Sequence[Document], embed: Embed) -> None:
        """Find where each standard stands, and read what it is about."""
        self._register = register
        self._promises = (*register.standards, *register.unread)
        self._embed = embed
        self._sayings = {one.guidance.document: tuple(sayings_of(one)) for one in documents}
        self._places = [
            [self._place(stated, one.figure) for stated in one.stated] for one in self._promises
        ]
        told = [[one.subject for one in row if one] for row in self._places]
        self._subjects = Subjects(self._promises, told, embed)

    def of_register(self, read: FileReading[StandardsFile]) -> Iterator[HandbookFinding]:
        """Yield the standards and numbers that stand nowhere as the register says."""
        for number, standard in enumerate(self._register.standards):
            yield from self._not_stated(standard, number, read)
        yield from self._told_nowhere(read)
        yield from not_defined(self._register.terms, self._sayings, read)

    def of_terms(self, sayings: Sequence[Saying]) -> Iterator[HandbookFinding]:
        """Yield the sentences that give a word of the register another meaning."""
        yield from redefined(sayings, self._register.terms, self._embed)

    def of_keepers(
        self,
        sayings: Sequence[Saying],
        departments: Mapping[str, str],
        found: Iterable[HandbookFinding] = (),
    ) -> Iterator[HandbookFinding]:
        """Yield where a sentence gives to somebody else what a standard or a rule gives to one.

        ``departments`` are names by id. A sentence in which something was ``found`` wrong, or
        which differs from the register, is held against no other.
        """
        doers = Doers(departments, self._register.people)
        deeds = deeds_in(sayings, doers)
        rules = deeds_in([one for row in self._sayings.values() for one in row], doers)
        standards = self._register.standards
        others = list(misattributed(deeds, standards, self._subjects))
        yield from others
        wrong = {one.sentence for one in (*found, *others) if one.is_error}
        deeds, rules = (
            [one for one in row if one.saying.text not in wrong] for row in (deeds, rules)
        )
        yield from taken_over(deeds, rules, standards, self._subjects, self._embed)
        yield from reserved(sayings, self._register.standards, self._subjects)

    def of_sayings(self, sayings: Sequence[Saying]) -> list[HandbookFinding]:
        """Return the sentences that say otherwise than a standard that they are about."""
        asked = [
            (saying, found, subject)
            for saying in sayings
            for found, subject in subjects_of(saying)
            if can_be_wrong(saying, found)
            if not self._is_registered(saying, found)
        ]
        about = self._subjects.of([subject for _, _, subject in asked])
        judged = (
            judge(saying, found, placed(saying, nearest, found.moment_in(saying.text)))
            for (saying, found, _), nearest in zip(asked, about, strict=True)
        )
        return [one for one in judged if one is not None]

    def _place(self, stated: Stated, figure: Figure) -> StatedPlace | None:
        for saying in self._sayings.get(stated.document, ()):
            if stated.words in saying.text:
                for found, subject in subjects_of(saying):
                    if found.figure.equals(figure) and _is_in(found, stated.words, saying):
                        return StatedPlace(saying, subject)
        return None

    def _not_stated(
        self, standard: Standard, number: int, read: FileReading[StandardsFile]
    ) -> Iterator[HandbookFinding]:
        for place, (stated, found) in enumerate(
            zip(standard.stated, self._places[number], strict=True)
        ):
            if found is not None:
                continue
            line = read.line_of("standards", number, "stated", place)
            if now := self._reworded(standard, stated):
                says, mend = _in_other_words(standard, stated, now)
                yield HandbookFinding(FILE, line, "reworded", says, mend, is_error=False)
            else:
                yield HandbookFinding(
                    FILE, line, "not-stated", *self._why_not(standard, stated)
                )

    def _reworded(self, standard: Standard, stated: Stated) -> list[tuple[Saying, bool]]:
        """Return the sentences of the document that may say the same in other words.

        One that states something else already does not; with each, whether it promises.
        """
        alike = [
            (saying, _promises(saying, found), subject)
            for saying in self._sayings.get(stated.document, ())
            for found, subject in subjects_of(saying)
            if found.figure.equals(standard.figure)
            if not self._is_registered(saying, found)
        ]
        about = self._subjects.of([subject for *_, subject in alike])
        near = [
            (saying, promises)
            for (saying, promises, _), nearest in zip(alike, about, strict=True)
            if next(one for one in nearest if one.standard is standard).likeness >= ENOUGH
        ]
        return [one for one in near if one[1]] or near

    def _why_not(self, standard: Standard, stated: Stated) -> tuple[str, str]:
        sayings = self._sayings.get(stated.document)
        who = f"{standard.standard_id} ({standard.figure.words})"
        if sayings is None:
            near = nearest_document(stated.document, self._sayings)
            mend = f"Write {near}." if near else "Name one that there is."
            return f"{who}: there is no document {stated.document}.", mend
        if any(stated.words in saying.text for saying in sayings):
            mend = "Let the words hold the number, in the unit of the standard."
            return f"{who}: its words say another number: “{stated.words}”.", mend
        mend = "Put the document's present words here, or mend the document."
        return f"{who}: {stated.document} does not say “{stated.words}”.", mend

    def _told_nowhere(self, read: FileReading[StandardsFile]) -> Iterator[HandbookFinding]:
        for number, told in enumerate(self._register.told):
            sayings = self._sayings.get(told.document, ())
            if not any(" ".join(told.words.split()) in saying.text for saying in sayings):
                says = f"{told.document} does not say “{told.words}”."
                line = read.line_of("told", number)
                yield HandbookFinding(
                    FILE, line, "not-stated", says, "Remove the line, or mend it."
                )

    def _is_registered(self, saying: Saying, found: FoundFigure) -> bool:
        words = [
            stated.words
            for standard in self._promises
            if standard.figure.equals(found.figure)
            for stated in standard.stated
            if stated.document == saying.document
        ]
        told = [
            " ".join(told.words.split())
            for told in self._register.told
            if told.document == saying.document
        ]
        return any(_is_in(found, one, saying) for one in (*words, *told))


def _is_in(found: FoundFigure, words: str, saying: Saying) -> bool:
    """Whether the figure lies, with an end at least, in the words where they stand."""
    start = saying.text.find(words)
    while start >= 0:
        if start < found.end <= start + len(words) or start <= found.start < start + len(words):
            return True
        start = saying.text.find(words, start + 1)
    return False


def _promises(saying: Saying, found: FoundFigure) -> bool:
    """Whether a number is surely a promise: rings are so only with a limit."""
    is_sure = found.figure.dimension is not Dimension.RINGS or found.is_limit(saying.text)
    return is_sure and found.is_promised(saying.text)


def _in_other_words(
    standard: Standard, stated: Stated, now: Sequence[tuple[Saying, bool]]
) -> tuple[str, str]:
    """Return what to do about new words; they are proposed only if they can be no others."""
    who = standard.standard_id
    first, promises = now[0]
    if len(now) == 1 and promises and not leans(first.text):
        says = f"{who}: {stated.document} now says “{first.text}”."
        return says, "Put these words here in place of the old ones."
    lines = " or ".join(str(one.line) for one, _ in now)
    says = f"{who}: {stated.document} no longer says “{stated.words}”; line {lines} may say it."
    return says, "Put its present words here if it does; else mend the document."
