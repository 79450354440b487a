"""What an employee reads of reminders: paused, or coming again. Pure."""

from datetime import datetime, time, timedelta

from bot.quiz.domain import Learner
from bot.quiz.messages import day_and_year_of, day_of
from bot.quiz.remind.pause_parsing import FOR_GOOD, NoEnd
from bot.slack import Block, Message, actions, button, menu, option, section

RESUME = "quiz.resume"
PAUSE_FOR = "quiz.pause_for"
# Each value is what one would write after `/customer pause`.
PAUSES = (
    option("For a day", "a day"),
    option("For a week", "a week"),
    option("For a month", "a month"),
    option("Until I say otherwise", "forever"),
)
WITHIN_A_YEAR = timedelta(days=300)  # a day without its year is clear


def reminders(learner: Learner | None, now: datetime, from_then: time) -> Block:
    """Return the setting of reminders: when they come, and the way to stop them or begin.

    ``from_then`` is when they may come at the soonest, on the employee's own clock.
    """
    if learner is None or learner.paused_until is None or learner.paused_until <= now:
        text = f"*Reminders*\nAt most one a working day, from {from_then:%H:%M} your time on."
        return section(text, accessory=menu(PAUSE_FOR, "Pause", PAUSES))
    until = day_of(learner.paused_until, learner.time_zone)
    ends = "" if learner.paused_until == FOR_GOOD else f" until {until}"
    return section(
        f"*Reminders*\nPaused{ends}. “quiz me” works all the same.",
        accessory=button("Remind me again", RESUME),
    )


def paused(until: datetime, now: datetime, time_zone: str) -> Message:
    """Return that nothing comes unasked until then."""
    is_soon = until - now < WITHIN_A_YEAR
    if until == FOR_GOOD:
        text = "No more reminders. Say “quiz me” whenever you like."
    else:
        day = day_of(until, time_zone) if is_soon else day_and_year_of(until, time_zone)
        text = f"No reminders until {day}. “quiz me” works all the same."
    blocks = (section(text), actions("quiz.paused", [button("Remind me again", RESUME)]))
    return Message(text, blocks)


def pause_without_end(why: NoEnd) -> Message:
    """Return how to say until when, after words that name no day to come."""
    opening = {
        NoEnd.UNCLEAR: "A pause ends as a day begins, and I am not sure which one you mean,"
        " so I have changed nothing.",
        NoEnd.PAST: "That day is over already, so I have changed nothing. If you mean next"
        " year's, write the year, too.",
    }
    text = (
        f"{opening[why]} For example: `/customer pause until Monday`,"
        " `/customer pause two weeks`, `/customer pause until 24 December`,"
        " or just `/customer pause`."
    )
    return Message(text, (section(text),))


def resumed() -> Message:
    """Return that reminders come again."""
    text = "Reminders are back. I bring what is about to fade, at most once a working day."
    return Message(text, (section(text),))
