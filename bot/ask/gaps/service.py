"""What is decided about gaps: which question is the same as another, and who may close one."""

from collections.abc import Sequence
from datetime import datetime

from bot.ask.domain import AskedQuestion, Owners
from bot.ask.gaps.domain import Gap, Gaps, NotTheirGapError, QuestionLikeness

SAME_QUESTION = 0.8  # cosine of two wordings; below it near questions of different sense appear


async def record_gap(
    asked: AskedQuestion, now: datetime, *, gaps: Gaps, likeness: QuestionLikeness
) -> Gap:
    """Count the asker in to the open gap nearest in meaning, or open one as of ``now`` (UTC).

    Near enough is a cosine of `SAME_QUESTION`.
    """
    open_gaps = await gaps.open()
    alike = await likeness(asked.text, [gap.question for gap in open_gaps]) if open_gaps else []
    nearest = max(zip(alike, open_gaps, strict=True), key=lambda pair: pair[0], default=None)
    if nearest and nearest[0] >= SAME_QUESTION:
        return await gaps.join(nearest[1].gap_id, asked)
    return await gaps.add(asked, now)


def check_may_close(employee_id: str, owners: Owners, administrators: Sequence[str]) -> None:
    """Let the owner of the guidance pass, and administrators.

    Raises:
        NotTheirGapError: it is somebody else's to close.
    """
    if employee_id not in {*owners.employee_ids, *administrators}:
        message = "Only the owner of this guidance can close the gap; it is on their list."
        raise NotTheirGapError(message)
