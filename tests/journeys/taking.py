"""How an employee takes the quiz in a journey: begins, answers right or wrong, goes on."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.members import JsonObject
from bot.playground.slack import LONGEST_WAIT_SECONDS
from bot.quiz.bank.reading import read_bank
from bot.quiz.domain import QuizQuestion, Rule

BANK, _ = read_bank(Path(__file__).parents[2] / "knowledge" / "questions")
BERLIN = ZoneInfo("Europe/Berlin")


def to_weekday(clock: Clock, weekday: int, hour: int, minute: int = 0) -> None:
    """Move to the next such time in Berlin; Monday is 0.

    Who begins the quiz right after a move into the hour of reminders is reminded at once, or
    not: begin before it.
    """
    local = clock.now().astimezone(BERLIN)
    wanted = local.replace(hour=hour, minute=minute, second=5, microsecond=0)
    wanted += timedelta(days=(weekday - local.weekday()) % 7)
    clock.move_by(wanted + timedelta(days=7 if wanted <= local else 0) - local)


async def at_rest(clock: Clock, folder: Path, within: float = LONGEST_WAIT_SECONDS) -> None:
    """Wait until all that is due has been taken in and done; then the clock may be moved.

    Moved earlier, what was due before looks at the new time, beside what is due then.

    Raises:
        TimeoutError: something is still to be done after so many seconds.
    """
    async with asyncio.timeout(within):
        while _waiting(clock, folder):  # noqa: ASYNC110  # a database is all there is to see
            await asyncio.sleep(0.05)


def _waiting(clock: Clock, folder: Path) -> int:
    """How many turns of schedules are due, and works under way."""
    now = clock.now().astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    counted = (
        ("bot", "SELECT count(*) FROM delivery_schedule WHERE next_at <= ?", (now,)),
        ("bot-work", "SELECT count(*) FROM workflow_status WHERE status = 'PENDING'", ()),
    )
    waiting = 0
    for name, asked, told in counted:
        with closing(sqlite3.connect(folder / f"{name}.sqlite3")) as database:
            waiting += database.execute(asked, told).fetchone()[0]
    return waiting


def question_in(message: JsonObject) -> QuizQuestion:
    """The question of the bank that a message asks."""
    words = visible_text(message["blocks"])
    return next(each for each in BANK.questions if each.situation in words)


def known_to(who: SimulatedEmployee) -> set[str]:
    """Name the messages that are there already."""
    return {message["ts"] for message in who.messages()}


async def sees_new(who: SimulatedEmployee, words: str, known: set[str]) -> JsonObject:
    """Wait for a message with these words that was not there before."""
    return await sees_any(who, (words,), known)


async def sees_any(who: SimulatedEmployee, words: Sequence[str], known: set[str]) -> JsonObject:
    """Wait for a message with some of these words that was not there before."""

    def new() -> list[JsonObject]:
        fresh = [one for one in who.messages() if one["ts"] not in known]
        said = [(one, visible_text(one.get("blocks", []))) for one in fresh]
        return [one for one, shown in said if any(each in shown for each in words)]

    await who.slack.until(lambda: bool(new()))
    return new()[-1]


async def clicks_until_taken(who: SimulatedEmployee, name: str, message: JsonObject) -> None:
    """Click, and click again while Slack says that the bot did not take it."""
    for _ in range(20):
        if not await who.clicks(name, on=message):
            return
        await asyncio.sleep(0.5)
    unanswered = f"Nobody took the click on {name!r}."
    raise AssertionError(unanswered)


async def begins(who: SimulatedEmployee) -> JsonObject:
    """Say "quiz me"; returns the question that comes."""
    known = known_to(who)
    who.says("quiz me")
    return await reads_on(who, known)


async def begins_the_path(who: SimulatedEmployee) -> JsonObject:
    """Press *Begin* below the department that was chosen; returns the first question."""
    known = known_to(who)
    await who.clicks("Begin", on=await who.sees("it is. Your first thirty days"))
    return await reads_on(who, known)


async def reads_on(who: SimulatedEmployee, known: set[str]) -> JsonObject:
    """Read moments and case if they come before the question; returns the question."""
    for way_on in ("Show me a case", "Now ask me"):
        came = await sees_any(who, ("Question ", way_on, "Now ask me"), known)
        if "Question " in visible_text(came["blocks"]):
            return came
        known = known_to(who)
        is_offered = way_on in visible_text(came["blocks"])
        await who.clicks(way_on if is_offered else "Now ask me", on=came)
    return await sees_new(who, "Question ", known)


async def answers(
    who: SimulatedEmployee, message: JsonObject, *, is_right: bool = True
) -> JsonObject:
    """Click a choice; returns the explanation in place of the question."""
    best = question_in(message).best
    choice = best if is_right else (best + 1) % 3
    await who.clicks(f"quiz.answer.{choice}", on=message)
    return await says_how_sure(who, message)


async def says_how_sure(
    who: SimulatedEmployee, message: JsonObject, *, is_sure: bool = True
) -> JsonObject:
    """Say it of the choice that was made; returns the explanation in place of the question."""
    asked = await becomes(who, message, "How sure are you?")
    await who.clicks("Sure" if is_sure else "Not sure", on=asked)
    return await becomes(who, message, "Our guidance says")


async def becomes(who: SimulatedEmployee, message: JsonObject, words: str) -> JsonObject:
    """Wait until a message has these words; returns it as it is then."""

    def now() -> JsonObject:
        return next(one for one in who.messages() if one["ts"] == message["ts"])

    await who.slack.until(lambda: words in visible_text(now()["blocks"]))
    return now()


def rules_asked_so_far(who: SimulatedEmployee) -> set[Rule]:
    """The rules of the questions that were put to the employee."""
    shown = [visible_text(message.get("blocks", [])) for message in who.messages()]
    return {
        question.rule
        for question in BANK.questions
        if any(question.situation in words for words in shown)
    }


async def answers_all(
    who: SimulatedEmployee, message: JsonObject, *, is_right: bool = True
) -> JsonObject:
    """Answer question after question; returns the last explanation."""
    count = int(visible_text(message["blocks"]).split(" of ")[1].split()[0])
    for number in range(2, count + 1):
        explained = await answers(who, message, is_right=is_right)
        known = known_to(who)
        await who.clicks("Next question", on=explained)
        message = await sees_new(who, f"Question {number} of {count}", known)
    return await answers(who, message, is_right=is_right)


async def chooses_logistics(who: SimulatedEmployee) -> None:
    """Say yes to the department that the profile names."""
    asked = await who.sees("Your profile says")
    await who.clicks("Yes, Logistics", on=asked)
    await who.sees("it is. Your first thirty days")
