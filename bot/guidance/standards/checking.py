"""Finds what contradicts the register of standards, and what the register lacks."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.company_files import Read, Slip
from bot.guidance.domain import Malformed
from bot.guidance.parse.document import Document
from bot.guidance.standards.domain import (
    Figure,
    Finding,
    Kind,
    Register,
    Saying,
    Standard,
    Stated,
)
from bot.guidance.standards.figures import FoundFigure, figures_in
from bot.guidance.standards.reading import FILE, StandardsFile
from bot.guidance.standards.sayings import sayings_of, without_quotations
from bot.guidance.standards.subjects import About, Embed, Subject, Subjects, subjects_of

EVERYBODY = "everybody"
# Likenesses, chosen on the starter's own statements: each held out in turn, and with every other
# number that a standard has. Of 199 so repeated, 4 % were called contradictions; of those with
# another number 94 % were found.
ABOUT = 0.35  # from which a sentence with a promised number is about a standard
ABOUT_LESSON = 0.4  # the same for a question or a prompt
ABOUT_UNPROMISED = 0.5  # the same for a number without "within", "at the latest" and the like
ABOUT_STORY = 0.6  # the same for what happened once
NEARER = 0.08  # by this much nearer to a standard with another number: a contradiction
ENOUGH = 0.47  # so near to a standard with the same number, it repeats that one


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that states a standard, and what it is about."""

    saying: Saying
    subject: Subject


class StandardsCheck:
    """The register beside all that documents say."""

    def __init__(self, register: Register, documents: Sequence[Document], embed: Embed) -> None:
        """Find where each standard stands, and read what it is about."""
        self._register = register
        self._sayings = {one.guidance.document: tuple(sayings_of(one)) for one in documents}
        self._places = [
            [self._place(stated, one.figure) for stated in one.stated]
            for one in register.standards
        ]
        told = [[one.subject for one in row if one] for row in self._places]
        self._subjects = Subjects(register.standards, told, embed)

    def of_register(
        self, read: Read[StandardsFile], departments: Sequence[str]
    ) -> list[Finding]:
        """Return what is wrong in the register itself; ``departments`` are the ids there are."""
        findings: list[Finding] = []
        for number, standard in enumerate(self._register.standards):
            line = read.line_of("standards", number)
            findings += self._not_stated(standard, number, read)
            findings += _unknown_departments(standard, line, departments)
        findings += self._told_nowhere(read)
        findings += _doublets(self._register, read)
        return findings

    def of_documents(self) -> list[Finding]:
        """Return the sentences of documents that say otherwise, or a number of nobody's."""
        sayings = [one for row in self._sayings.values() for one in row]
        return self.of_sayings(sayings)

    def of_sayings(self, sayings: Sequence[Saying]) -> list[Finding]:
        """Return the sentences that say otherwise than a standard that they are about."""
        asked = [
            (saying, found, subject)
            for saying in sayings
            for found, subject in subjects_of(saying)
            if not self._is_registered(saying, found)
        ]
        about = self._subjects.of([subject for _, _, subject in asked])
        judged = (
            _judged(saying, found, nearest)
            for (saying, found, _), nearest in zip(asked, about, strict=True)
        )
        return [one for one in judged if one is not None]

    def _place(self, stated: Stated, figure: Figure) -> Place | None:
        for saying in self._sayings.get(stated.document, ()):
            if stated.words in saying.text:
                for found, subject in subjects_of(saying):
                    if found.figure.equals(figure) and _is_in(found, stated.words, saying):
                        return Place(saying, subject)
        return None

    def _not_stated(
        self, standard: Standard, number: int, read: Read[StandardsFile]
    ) -> Iterator[Finding]:
        for place, (stated, found) in enumerate(
            zip(standard.stated, self._places[number], strict=True)
        ):
            if found is not None:
                continue
            line = read.line_of("standards", number, "stated", place)
            if now := self._reworded(standard, stated):
                says = f"{standard.standard_id}: {stated.document} now says “{now.text}”."
                mend = "Put these words here in place of the old ones."
                yield Finding(FILE, line, "reworded", says, mend, is_error=False)
            else:
                yield _error(FILE, line, "not-stated", *self._why_not(standard, stated))

    def _reworded(self, standard: Standard, stated: Stated) -> Saying | None:
        """Return the sentence that says the same in other words, if the document has one."""
        alike = [
            (saying, subject)
            for saying in self._sayings.get(stated.document, ())
            for found, subject in subjects_of(saying)
            if found.figure.equals(standard.figure)
        ]
        about = self._subjects.of([subject for _, subject in alike])
        for (saying, _), nearest in zip(alike, about, strict=True):
            own = next(one for one in nearest if one.standard is standard)
            if own.likeness >= ENOUGH:
                return saying
        return None

    def _why_not(self, standard: Standard, stated: Stated) -> tuple[str, str]:
        sayings = self._sayings.get(stated.document)
        who = f"{standard.standard_id} ({standard.figure.words})"
        if sayings is None:
            return f"{who}: there is no document {stated.document}.", "Name one that there is."
        if any(stated.words in saying.text for saying in sayings):
            mend = "Let the words hold the number, in the unit of the standard."
            return f"{who}: its words say another number: “{stated.words}”.", mend
        mend = "Put the document's present words here, or mend the document."
        return f"{who}: {stated.document} no longer says “{stated.words}”.", mend

    def _told_nowhere(self, read: Read[StandardsFile]) -> Iterator[Finding]:
        for number, told in enumerate(self._register.told):
            sayings = self._sayings.get(told.document, ())
            if not any(" ".join(told.words.split()) in saying.text for saying in sayings):
                says = f"{told.document} does not say “{told.words}”."
                line = read.line_of("told", number)
                yield _error(FILE, line, "not-stated", says, "Remove the line, or mend it.")

    def _is_registered(self, saying: Saying, found: FoundFigure) -> bool:
        words = [
            stated.words
            for standard in self._register.standards
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


def settings_findings(
    register: Register, read: Read[StandardsFile], said: Mapping[str, object]
) -> Iterator[Finding]:
    """Yield where a setting of the environment says another number than its standard.

    Args:
        register: the standards.
        read: where they stand.
        said: the value of every setting that may take its default from a standard, or None.
    """
    for number, standard in enumerate(register.standards):
        if standard.setting is None:
            continue
        line = read.line_of("standards", number, "setting")
        if standard.setting not in said:
            says = f"{standard.standard_id}: there is no setting {standard.setting}."
            yield _error(FILE, line, "unknown-setting", says, f"Known: {', '.join(said)}.")
        elif said[standard.setting] not in {None, standard.value}:
            name, value = standard.setting.upper(), said[standard.setting]
            says = f"{name} is {value}, and {standard.standard_id} promises {standard.figure.words}."
            yield _error(FILE, line, "contradiction", says, "Change one of the two.")


def of_slip(slip: Slip) -> Finding:
    """Return what cannot be meant in a file, as a finding."""
    key = f"{slip.key}: " if slip.key else ""
    return _error(slip.path.name, slip.line, "file", f"{key}{slip.says}", slip.mend)


def of_malformed(document: Malformed) -> Finding:
    """Return a document that cannot be read, as a finding."""
    says = f"it is left out because {document.reason}."
    return _error(document.document, 1, "file", says, "Mend the file.")


def _judged(saying: Saying, found: FoundFigure, about: Sequence[About]) -> Finding | None:
    figure = found.figure
    if found.is_loose or not _holds(without_quotations(saying.text), figure):
        return None
    alike = [one for one in about if one.standard.figure.dimension == figure.dimension]
    equal = _likeness(one for one in alike if one.standard.figure.equals(figure))
    kept = [other.figure for other in figures_in(saying.text)]
    other = _nearest(one for one in alike if not any(map(one.standard.figure.equals, kept)))
    least = _least_likeness(saying, found)
    if other and equal < ENOUGH and other.likeness > max(least, equal + NEARER):
        return _contradiction(saying, figure, other.standard)
    if saying.kind is not Kind.RULE or equal >= ABOUT:
        return None
    says = f"“{figure.words}” belongs to no standard: “{_short(saying.text)}”"
    mend = f"Enter the promise in {FILE}; or under told, with whose number it is."
    return _error(saying.document, saying.line, "unsourced", says, mend)


def _least_likeness(saying: Saying, found: FoundFigure) -> float:
    """Return how near to a standard the sentence must be to contradict it."""
    if not found.is_promised(saying.text):
        return ABOUT_UNPROMISED if saying.kind is Kind.RULE else 1.0
    return {Kind.RULE: ABOUT, Kind.LESSON: ABOUT_LESSON, Kind.STORY: ABOUT_STORY}[saying.kind]


def _contradiction(saying: Saying, figure: Figure, standard: Standard) -> Finding:
    says = (
        f"it says “{figure.words}” where {standard.standard_id} ({standard.name}) promises"
        f" {standard.figure.words}: “{_short(saying.text)}”"
    )
    mend = f"Change the sentence; or, if {standard.owner} decides so, the standard."
    return _error(saying.document, saying.line, "contradiction", says, mend)


def _likeness(about: Iterator[About]) -> float:
    return max((one.likeness for one in about), default=0.0)


def _nearest(about: Iterator[About]) -> About | None:
    return max(about, key=lambda one: one.likeness, default=None)


def _holds(text: str, figure: Figure) -> bool:
    return any(found.figure.equals(figure) for found in figures_in(text))


def _is_in(found: FoundFigure, words: str, saying: Saying) -> bool:
    """Whether the figure lies, at least with its end, in the words, which stand in the sentence."""
    start = saying.text.find(words)
    while start >= 0:
        if start < found.end <= start + len(words) or start <= found.start < start + len(words):
            return True
        start = saying.text.find(words, start + 1)
    return False


def _unknown_departments(
    standard: Standard, line: int, departments: Sequence[str]
) -> Iterator[Finding]:
    known = {EVERYBODY, *departments}
    for name in (*standard.keepers, standard.owner):
        if departments and name not in known:
            says = f"{standard.standard_id}: there is no department {name!r}."
            yield _error(
                FILE, line, "unknown-department", says, "Use an id of departments.yaml."
            )


def _doublets(register: Register, read: Read[StandardsFile]) -> Iterator[Finding]:
    ids = Counter(one.standard_id for one in register.standards)
    names = Counter(one.name.casefold() for one in register.standards)
    for number, standard in enumerate(register.standards):
        line = read.line_of("standards", number)
        if ids[standard.standard_id] > 1:
            says = f"the id {standard.standard_id} stands {ids[standard.standard_id]} times."
            yield _error(FILE, line, "doublet", says, "Keep one entry for each promise.")
        elif names[standard.name.casefold()] > 1:
            says = f"{standard.standard_id}: another standard has the name “{standard.name}”."
            yield _error(FILE, line, "doublet", says, "Join the two, or tell them apart.")


def _error(path: str | Path, line: int, kind: str, says: str, mend: str) -> Finding:
    return Finding(str(path), line, kind, says, mend)


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:157]}…"
