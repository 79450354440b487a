"""The report of a rehearsal: shares, thresholds, and which documents to mend first. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.ask.rehearsal.calibration import Calibration, calibrate
from bot.ask.rehearsal.domain import Mark, MarkedQuestion, RehearsedQuestion, ShownAs
from bot.ask.rehearsal.intervals import MeasuredShare
from bot.ask.sureness import Thresholds
from bot.guidance.domain import Guidance
from bot.guidance.review import is_overdue
from bot.guidance.standards.domain import HandbookFinding

STALE = "stale"  # a kind of finding
_HINTS_OF_A_KIND = 3  # a document's further ones are counted


@dataclass(frozen=True, slots=True)
class NamedShare:
    """A share, and what it is of."""

    name: str  # for programs
    says: str
    share: MeasuredShare


@dataclass(frozen=True, slots=True)
class DisappointingDocument:
    """A document that stands behind what was not right."""

    document: str
    title: str
    wrong: tuple[str, ...]  # questions for which it was asserted, or silent, and should not be
    closest: tuple[str, ...]  # questions that it answers only nearly, or not first
    hints: tuple[HandbookFinding, ...]  # what may be the reason, a few of each kind
    more_hints: int = 0


@dataclass(frozen=True, slots=True)
class RehearsalReport:
    """What the marks say."""

    questions: int
    marked: int
    shares: tuple[NamedShare, ...]
    calibration: Calibration
    documents: tuple[DisappointingDocument, ...]  # what to mend first comes first


def report_on(
    questions: int,
    marked: Sequence[MarkedQuestion],
    thresholds: Thresholds,
    findings: Sequence[HandbookFinding],
) -> RehearsalReport:
    """Return the report on marked questions.

    Args:
        questions: how many there are, marked or not.
        marked: those with a mark that holds.
        thresholds: those that count now.
        findings: what `knowledge check` finds in the documents.
    """
    return RehearsalReport(
        questions,
        len(marked),
        tuple(_shares(marked)),
        calibrate(marked, thresholds),
        tuple(_documents(marked, findings)),
    )


def stale_findings(documents: Sequence[Guidance], today: date) -> Iterator[HandbookFinding]:
    """Yield a hint on each document that nobody has reviewed for a year."""
    for one in documents:
        if is_overdue(one, today):
            says = f"it was last reviewed on {one.reviewed}."
            mend = "Read it, put right what changed, and write the day at `reviewed`."
            yield HandbookFinding(one.document, 1, STALE, says, mend, is_error=False)


def _shares(marked: Sequence[MarkedQuestion]) -> Iterator[NamedShare]:
    covered = [one for one in marked if one.is_covered]
    uncovered = [one for one in marked if not one.is_covered]
    asserted = [one for one in marked if one.is_asserted]
    right = sum(one.mark is Mark.RIGHT for one in asserted)
    yield NamedShare(
        "answered_rightly",
        "Of the questions that guidance answers, answered rightly",
        MeasuredShare(right, len(covered)),
    )
    yield NamedShare(
        "asserted_right", "Of what is asserted, right", MeasuredShare(right, len(asserted))
    )
    yield NamedShare(
        "shown_right",
        "Of the questions that guidance answers, the right excerpt is shown",
        MeasuredShare(sum(one.is_shown_right for one in covered), len(covered)),
    )
    yield NamedShare(
        "shown_nothing",
        "Of the questions that guidance answers, nothing is shown",
        MeasuredShare(sum(one.is_silent for one in covered), len(covered)),
    )
    yield NamedShare(
        "asserted_though_not_covered",
        "Of those that it does not answer, something is asserted",
        MeasuredShare(sum(one.is_asserted for one in uncovered), len(uncovered)),
    )
    yield NamedShare(
        "refused",
        "Of those that it does not answer, nothing is shown",
        MeasuredShare(sum(one.is_silent for one in uncovered), len(uncovered)),
    )


def _documents(
    marked: Sequence[MarkedQuestion], findings: Sequence[HandbookFinding]
) -> list[DisappointingDocument]:
    titles: dict[str, str] = {}
    wrong: dict[str, list[str]] = defaultdict(list)
    closest: dict[str, list[str]] = defaultdict(list)
    for one in filter(_disappoints, marked):
        behind = wrong if one.is_asserted or one.is_silent else closest
        for document, title in _behind(one.question):
            titles[document] = title
            behind[document].append(one.question.text)
    documents = [
        DisappointingDocument(
            name, title, tuple(wrong[name]), tuple(closest[name]), *_hints(name, findings)
        )
        for name, title in titles.items()
    ]
    return sorted(documents, key=lambda one: (-len(one.wrong), -len(one.closest), one.document))


def _disappoints(one: MarkedQuestion) -> bool:
    """Tell whether its answer is not what it should be: refused rightly is, shown is not."""
    if not one.is_covered:
        return one.is_asserted
    return one.mark is not Mark.RIGHT or not one.is_asserted


def _behind(question: RehearsedQuestion) -> Iterator[tuple[str, str]]:
    """Yield path and title of each document that what is shown comes from, or should."""
    match question.shown_as:
        case ShownAs.NOT_COVERED:
            near = question.nearest
            if near:
                yield near.guidance.document, near.guidance.title
        case ShownAs.ANSWER:
            yield from {one.document: one.title for one in question.citations}.items()
        case ShownAs.CLOSEST:
            first = question.citations[0]
            yield first.document, first.title


def _hints(
    document: str, findings: Sequence[HandbookFinding]
) -> tuple[tuple[HandbookFinding, ...], int]:
    """Return what was found in a document, errors first, and how much more there is."""
    own = [one for one in findings if one.path == document]
    by_kind: dict[str, list[HandbookFinding]] = defaultdict(list)
    for one in sorted(own, key=lambda one: not one.is_error):
        by_kind[one.kind].append(one)
    few = [one for some in by_kind.values() for one in some[:_HINTS_OF_A_KIND]]
    return tuple(few), len(own) - len(few)
