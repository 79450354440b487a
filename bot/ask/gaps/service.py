"""What is decided about gaps: which question is the same as another, and who may close one."""

from collections.abc import Sequence
from datetime import datetime

from bot.ask.domain import AskedQuestion, Owners
from bot.ask.gaps.domain import Gap, Gaps, NotTheirGapError, QuestionLikeness

SAME_QUESTION = 0.8  # cosine of two wordings; below it near questions of different sense appear


async def record_gap(
    asked: AskedQuestion,
    now: datetime,
    audience: Sequence[str] = (),
    *,
    gaps: Gaps,
    likeness: QuestionLikeness,
) -> Gap:
    """Count the asker in to the open gap nearest in meaning, or open one as of ``now`` (UTC).

    Near enough is a cosine of `SAME_QUESTION`, among those of the same ``audience``: that of
    the document nearest to it.
    """
    alike = [one for one in await gaps.open() if {*one.audience} == {*audience}]
    if same := await _same(asked.text, alike, likeness):
        return await gaps.join(same.gap_id, asked)
    return await gaps.add(asked, now, audience)


async def closed_for_good(
    asked: AskedQuestion, *, gaps: Gaps, likeness: QuestionLikeness
) -> Gap | None:
    """Return the gap of the same question that was none of this guidance's, if there is one."""
    return await _same(asked.text, await gaps.not_ours(), likeness)


async def _same(text: str, some: Sequence[Gap], likeness: QuestionLikeness) -> Gap | None:
    alike = await likeness(text, [gap.question for gap in some]) if some else []
    nearest = max(zip(alike, some, strict=True), key=lambda pair: pair[0], default=None)
    return nearest[1] if nearest and nearest[0] >= SAME_QUESTION else None


def check_may_close(employee_id: str, owners: Owners, administrators: Sequence[str]) -> None:
    """Let the owner of the guidance pass, and administrators.

    Raises:
        NotTheirGapError: it is somebody else's to close.
    """
    if employee_id not in {*owners.employee_ids, *administrators}:
        message = "Only the owner of this guidance can close the gap; it is on their list."
        raise NotTheirGapError(message)
