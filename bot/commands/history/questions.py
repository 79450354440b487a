"""Some weeks of questions, how they were judged, and what the guidance lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bot.ask.domain import AskedQuestion, AskedQuestions
from bot.ask.feedback.domain import Feedback
from bot.ask.gaps.domain import Gaps

WEEKS = 8
FEWEST, GROWTH = 4, 2  # questions in the first week, and more in each that follows
MINUTES_OF_A_WEEK = 7 * 24 * 60
JUDGED, HELPFUL = 0.4, 0.85  # shares


@dataclass(frozen=True, slots=True)
class Curious:
    """Colleagues who ask, and what they ask."""

    texts: Sequence[str]
    employee_ids: Sequence[str]
    random: Random

    def asked(self, week: int, number: int, now: datetime) -> AskedQuestion:
        """Return the question of that number in a week, counted from the first."""
        minutes = timedelta(minutes=self.random.randint(0, MINUTES_OF_A_WEEK))
        who = self.random.choice(self.employee_ids)
        return AskedQuestion(
            key=f"past:{week}:{number}",
            text=self.random.choice(self.texts),
            employee_id=who,
            channel=f"D{who[1:]}",
            thread_ts=None,
            asked_at=now - timedelta(weeks=WEEKS - week) + minutes,
        )


async def ask(
    curious: Curious, now: datetime, *, asked: AskedQuestions, feedback: Feedback
) -> None:
    """Keep what colleagues asked, more every week, and what some thought of the answer."""
    for week in range(WEEKS):
        for number in range(FEWEST + GROWTH * week):
            question = curious.asked(week, number, now)
            await asked.keep(question)
            if curious.random.random() < JUDGED:
                is_helpful = curious.random.random() < HELPFUL
                reason = "" if is_helpful else "thin"
                who = question.employee_id
                await feedback.give(question.key, who, is_helpful=is_helpful, reason=reason)


async def leave_gaps(found: Sequence[Mapping[str, Any]], now: datetime, *, gaps: Gaps) -> None:
    """Keep what colleagues asked in vain; the gaps stay open unless the file closes them."""
    for story in found:
        at = now - timedelta(days=story["days_ago"])
        askers = [_asked(story, who, at) for who in story["by"]]
        gap = await gaps.add(askers[0], at)
        for asker in askers[1:]:
            await gaps.join(gap.gap_id, asker)
        if "closed_with" in story:
            await gaps.close(gap.gap_id, story["closed_with"], at + timedelta(days=2))


def _asked(story: Mapping[str, Any], who: str, at: datetime) -> AskedQuestion:
    key = f"past:gap:{story['days_ago']}"
    nearest = tuple(story.get("nearest", ()))
    return AskedQuestion(key, story["question"], who, f"D{who[1:]}", None, at, nearest)
