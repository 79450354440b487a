"""A rehearsal in words and as JSON: for a page, for programs, for the command line. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.ask.citations import lines_of
from bot.ask.domain import Citation, NotCovered
from bot.ask.rehearsal.calibration import Calibration, ThresholdEffect
from bot.ask.rehearsal.domain import Mark, RehearsedQuestion
from bot.ask.rehearsal.intervals import MeasuredShare
from bot.ask.rehearsal.report import DisappointingDocument, RehearsalReport
from bot.ask.sureness import Thresholds


def question_as_json(question: RehearsedQuestion, mark: Mark | None) -> Mapping[str, Any]:
    """Return a question with what is shown for it, line by line, and its mark."""
    reply = question.reply
    nearest = reply.nearest if isinstance(reply, NotCovered) and not reply.closest else ()
    return {
        "key": question.key,
        "question": question.text,
        "shown_as": question.shown_as,
        "shown": question.shown,
        "mark": mark,
        "note": reply.note,
        "signpost": f"{post.name}: {post.who}" if (post := question.signpost) else "",
        "excerpts": [_excerpt(one) for one in question.citations],
        "nearest": [{"document": one.document, "title": one.title} for one in nearest],
    }


def _excerpt(citation: Citation) -> Mapping[str, Any]:
    lines = [
        {"depth": line.depth, "mark": line.mark, "pieces": line.pieces}
        for line in lines_of(citation)
    ]
    return {
        "document": citation.document,
        "title": citation.title,
        "heading": citation.heading,
        "context": citation.context,
        "is_whole": citation.is_whole,
        "lines": lines,
    }


def report_as_json(report: RehearsalReport) -> Mapping[str, Any]:
    """Return the report for a program: shares from 0.0 to 1.0, what to mend first on top."""
    return {
        "questions": report.questions,
        "marked": report.marked,
        "shares": [
            {"name": one.name, "says": one.says, **_share(one.share)} for one in report.shares
        ],
        "thresholds": _calibration(report.calibration),
        "documents": [_document(one) for one in report.documents],
    }


def _share(share: MeasuredShare) -> Mapping[str, Any]:
    low, high = share.interval
    return {
        "count": share.count,
        "of": share.of,
        "share": share.share,
        "low": low,
        "high": high,
        "told": str(share),
    }


def _calibration(made: Calibration) -> Mapping[str, Any]:
    return {
        "now": thresholds_as_json(made.now),
        "proposed": thresholds_as_json(made.proposed),
        "is_new": made.is_new,
        "before": _effect(made.before),
        "after": _effect(made.after),
        "expected_right": _share(made.expected),
        "still_needed": made.still_needed,
    }


def thresholds_as_json(thresholds: Thresholds) -> Mapping[str, float | None]:
    """Return thresholds by their names."""
    return {"sure": thresholds.sure, "near": thresholds.near}


def _effect(effect: ThresholdEffect) -> Mapping[str, Any]:
    return {
        "asserted": effect.asserted,
        "asserted_right": _share(effect.asserted_right),
        "shown_nothing": _share(effect.shown_nothing),
        "refused": _share(effect.refused),
    }


def _document(one: DisappointingDocument) -> Mapping[str, Any]:
    return {
        "document": one.document,
        "title": one.title,
        "wrong": one.wrong,
        "closest": one.closest,
        "hints": [
            {"line": hint.line, "kind": hint.kind, "says": hint.says, "mend": hint.mend}
            for hint in one.hints
        ],
        "more_hints": one.more_hints,
    }


def report_as_text(report: RehearsalReport) -> str:
    """Return the report for a person at the command line."""
    return "\n".join(
        [
            f"Marked: {report.marked} of {report.questions} questions.",
            "",
            *[f"{one.says}: {one.share}" for one in report.shares],
            "",
            *thresholds_as_text(report.calibration),
            *_documents_as_text(report.documents),
        ]
    )


def thresholds_as_text(made: Calibration) -> Iterator[str]:
    """Yield what the marks say about thresholds, and how much they change."""
    yield from made.still_needed
    if not made.is_new:
        yield "The thresholds stay as they are."
        return
    before, after = made.before, made.after
    for name, old, new in (
        ("An excerpt is asserted", made.now.sure, made.proposed.sure),
        ("It is shown", made.now.near or 0.0, made.proposed.near or 0.0),
    ):
        told = (
            f"from {old:.3f}, as now" if old == new else f"from {new:.3f} instead of {old:.3f}"
        )
        yield f"{name} {told}."
    yield f"Asserted: {after.asserted} instead of {before.asserted} of the marked questions."
    yield f"  Of these right: {after.asserted_right}; before {before.asserted_right}"
    silent, was_silent = after.shown_nothing, before.shown_nothing
    yield f"Shown nothing though guidance answers: {silent}; before {was_silent}"
    yield f"Shown nothing where it does not: {after.refused}; before {before.refused}"
    if made.expected.of:
        yield f"Of what is asserted to new questions, right: about {made.expected}"


def _documents_as_text(documents: Sequence[DisappointingDocument]) -> Iterator[str]:
    yield ""
    if not documents:
        yield "No document stands behind a wrong or an unsure answer."
        return
    yield "Mend first, by how many wrong and unsure answers come from them:"
    for number, one in enumerate(documents, 1):
        yield (
            f"{number}. {one.title} ({one.document}): {len(one.wrong)} wrong,"
            f" {len(one.closest)} unsure"
        )
        yield from (f"   - {question}" for question in (*one.wrong, *one.closest)[:3])
        yield from (
            f"   line {hint.line}: {hint.says.removesuffix('.')}. {hint.mend}"
            for hint in one.hints
        )
        if one.more_hints:
            yield f"   and {one.more_hints} more: python -m bot knowledge check"
        if not one.hints:
            yield f"   {NO_HINT}"


NO_HINT = "Nothing in its form is the reason: say what is asked for in a sentence of its own."
