"""What the marks of a rehearsal say: shares, and which documents to mend first."""

from datetime import timedelta

from bot.ask.rehearsal.domain import Mark, MarkedQuestion
from bot.ask.rehearsal.messages import report_as_text
from bot.ask.rehearsal.report import RehearsalReport, report_on, stale_findings
from bot.ask.sureness import USUAL
from bot.guidance.domain import Guidance
from bot.guidance.standards.domain import HandbookFinding
from tests.ask.rehearsal.builders import TODAY, marked

ASSERTED, CLOSEST, SILENT = 0.9, 0.5, 0.1  # likenesses
SOME = (
    marked(Mark.RIGHT, ASSERTED, 1),
    marked(Mark.RIGHT, ASSERTED, 2),
    marked(Mark.WRONG, ASSERTED, 3, "b.md"),
    marked(Mark.PARTLY, CLOSEST, 4),
    marked(Mark.WRONG, SILENT, 5, "c.md"),
    marked(Mark.SHOULD_REFUSE, ASSERTED, 6, "b.md"),
    marked(Mark.SHOULD_REFUSE, CLOSEST, 7, "d.md"),
    marked(Mark.SHOULD_REFUSE, SILENT, 8, "d.md"),
)


def a_report(
    *some: MarkedQuestion, findings: tuple[HandbookFinding, ...] = ()
) -> RehearsalReport:
    return report_on(20, some, USUAL, findings)


def a_hint(
    document: str, kind: str, line: int = 1, *, is_error: bool = False
) -> HandbookFinding:
    return HandbookFinding(document, line, kind, f"{kind} {line}", "Mend it.", is_error)


def test_shares_are_those_of_the_marked_questions() -> None:
    shares = {one.name: (one.share.count, one.share.of) for one in a_report(*SOME).shares}

    assert shares == {
        "answered_rightly": (2, 5),
        "asserted_right": (2, 4),
        "shown_right": (3, 5),
        "shown_nothing": (1, 5),
        "asserted_though_not_covered": (1, 3),
        "refused": (1, 3),
    }


def test_the_document_behind_most_wrong_answers_is_mended_first() -> None:
    documents = a_report(*SOME).documents

    assert [(one.document, one.wrong, one.closest) for one in documents] == [
        ("b.md", ("How 3?", "How 6?"), ()),
        ("c.md", ("How 5?",), ()),
        ("a.md", (), ("How 4?",)),
    ]


def test_a_document_is_told_with_what_may_be_the_reason() -> None:
    findings = (
        *[a_hint("b.md", "leaning", line) for line in range(1, 6)],
        a_hint("b.md", "contradiction", 9, is_error=True),
        a_hint("other.md", "topics"),
    )

    first = a_report(*SOME, findings=findings).documents[0]

    assert [(one.kind, one.line) for one in first.hints] == [
        ("contradiction", 9),
        ("leaning", 1),
        ("leaning", 2),
        ("leaning", 3),
    ]
    assert first.more_hints == 2


def test_a_reason_and_its_mend_are_two_sentences() -> None:
    leans = HandbookFinding("b.md", 3, "leaning", "“It” leans", "Name it.", is_error=False)

    told = report_as_text(a_report(*SOME, findings=(leans,)))

    assert "line 3: “It” leans. Name it." in told


def test_without_marks_there_is_a_report_that_says_so() -> None:
    report = a_report()

    assert (report.questions, report.marked, report.documents) == (20, 0, ())
    assert all(str(one.share) == "none yet" for one in report.shares)
    assert not report.calibration.is_new


def test_what_nobody_reviewed_for_a_year_is_stale() -> None:
    old, new = TODAY - timedelta(days=400), TODAY - timedelta(days=300)
    some = [Guidance("a.md", "A", reviewed=old), Guidance("b.md", "B", reviewed=new)]

    found = list(stale_findings([*some, Guidance("c.md", "C")], TODAY))

    assert [(one.path, one.kind, one.is_error) for one in found] == [("a.md", "stale", False)]
