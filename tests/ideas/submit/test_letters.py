"""Nothing that follows from what came without a name tells more than the hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.database.columns import metadata
from bot.database.engine import Database
from bot.delivery.tasks import work_of
from bot.delivery.work import Post
from bot.ideas.manage.escalation_work import EscalationWork
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Anonymous, Named, Severity, Words
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.store import SqlReports
from bot.ideas.submit.anonymity import anonymous, unlinked
from bot.ideas.submit.caller import Caller, Give
from bot.ideas.submit.domain import SubmitReport
from bot.ideas.submit.form_state import Carried
from bot.ideas.submit.letter_work import LetterWork, OpenLetters
from bot.ideas.submit.report_intake import ReportIntake
from bot.ideas.submit.store import SqlLetters
from bot.ideas.submit.work import ReporterWork
from tests.fakes import FakeDelivery
from tests.ideas.builders import MONDAY, some_words
from tests.ideas.company import MOMENTS
from tests.ideas.fakes import some_people

FORM, WORDS = Carried("the secret of the form"), some_words(kind="complaint")
OWN = anonymous(unlinked(FORM.secret)).secret_hash
AT_31, ELEVEN = MONDAY.replace(minute=31, second=17), MONDAY.replace(hour=11)


class Slack:
    """Takes what is posted, as Slack's client does."""

    def __init__(self) -> None:
        self.posted: list[dict[str, Any]] = []

    async def chat_postMessage(self, **message: Any) -> None:  # noqa: N802  # slack_sdk's
        self.posted.append(message)


@dataclass
class Office:
    """Reports and letters in a database, and a clock that is moved."""

    database: Database
    delivery: FakeDelivery
    slack: Slack
    time: datetime = MONDAY

    def __post_init__(self) -> None:
        self.reports, self.letters = SqlReports(self.database), SqlLetters(self.database)
        context = ReportContext(self.reports, some_people()[0])
        self.cards = ReportCards(context, self.delivery, MOMENTS, lambda: self.time)
        self.intake = ReportIntake(self.cards, None, self.letters, None)  # type: ignore[arg-type]
        works = (ReporterWork(self.cards), LetterWork(self.cards, self.letters))
        rounds = EscalationWork(self.cards)
        for kind, done in [
            pair for work in (*works, rounds) for pair in work.handlers().items()
        ]:
            self.delivery.register(kind, done)
        self.delivery.register("ideas.remember", _nothing)

    async def sends(self, at: datetime = AT_31, **words: Any) -> None:
        """Let Uma send the form without a name."""
        self.time = at
        caller = Caller(self.slack, "U0UMA", "T0NORTH")  # type: ignore[arg-type]
        give: Give = await self.intake.keep_anonymous(
            some_words(kind="complaint", **words), FORM, caller
        )
        await give()

    async def sends_named(
        self, at: datetime, who: str = "U0DAN", key: str = "", words: Words = WORDS
    ) -> None:
        """Let somebody send a form with their name, and everybody be told."""
        self.time = at
        task = SubmitReport(words, who, at)
        await self.delivery.take_in(work_of(task, f"ideas.submit:{key or at}", "T0NORTH"))
        await self.delivery.run()

    async def opens(self, at: datetime) -> None:
        """Let the schedule come round."""
        self.time = at
        work = work_of(OpenLetters(), f"ideas.open_letters@{at}", "T0NORTH")
        await self.delivery.take_in(work)
        await self.delivery.run()

    async def rows(self) -> list[dict[str, Any]]:
        """Every row of every table."""
        found: list[dict[str, Any]] = []
        async with self.database.begin() as connection:
            for table in metadata.sorted_tables:
                rows = (await connection.execute(select(table))).mappings().all()
                found += [{"table": table.name, **row} for row in rows]
        return found


async def _nothing(_work: object) -> list[Any]:
    return []


@pytest.fixture
async def office(sqlite_database: Database) -> Office:
    return Office(sqlite_database, FakeDelivery(), Slack())


async def test_until_the_hour_one_letter_is_all_that_is_kept(office: Office) -> None:
    before = await office.rows()

    await office.sends()
    await office.sends()

    (new,) = [row for row in await office.rows() if row not in before]
    assert new["table"] == "ideas_letter"
    assert new["opens_at"] == ELEVEN
    assert "31:17" not in str(new)
    assert office.delivery.taken_in == []
    assert len(office.slack.posted) == 1


async def test_joined_with_exactly_timed_neighbours_it_tells_only_the_hour(
    office: Office,
) -> None:
    await office.sends_named(MONDAY.replace(minute=20))
    await office.sends()
    await office.sends_named(MONDAY.replace(minute=40))
    taken_in = len(office.delivery.taken_in)

    await office.opens(ELEVEN + timedelta(minutes=5))

    rows = await office.rows()
    (own,) = [row for row in rows if row.get("secret_hash") == OWN]
    (entry,) = [row for row in rows if row["table"] == "ideas_entry" and row["number"] == 3]
    assert own["number"] == 3  # after both, not between them
    assert entry["position"] == max(r["position"] for r in rows if r["table"] == "ideas_entry")
    moments = [one for row in (own, entry) for one in row.values() if isinstance(one, datetime)]
    assert {(one.minute, one.second, one.microsecond) for one in moments} == {(0, 0, 0)}
    assert [work.kind for work in office.delivery.taken_in[taken_in:]] == [
        "ideas.open_letters",
        "ideas.deliver",
        "ideas.remember",
    ]
    assert not [row for row in rows if row["table"] == "ideas_letter"]


async def test_what_is_severe_goes_its_way_at_once(office: Office) -> None:
    await office.sends(severity=Severity.SEVERE)
    await office.delivery.run()

    assert [one.channel for one in office.delivery.sent if isinstance(one, Post)] == [
        "U0LENA",
        "U0NADIA",
    ]


async def test_a_form_sent_with_a_name_and_then_without_keeps_none(office: Office) -> None:
    key = anonymous(FORM.secret).secret_hash
    await office.sends_named(AT_31, "U0UMA", key)

    await office.sends()
    await office.delivery.run()

    report = await office.reports.find(1)
    assert report
    assert report.reporter == Anonymous(OWN)
    rows = await office.rows()
    assert "U0UMA" not in str(rows)
    assert key not in str(rows) + str([work.key for work in office.delivery.taken_in])
    assert "It had gone out with your name before" in str(office.slack.posted)
    assert "U0UMA" not in str(office.delivery.sent[-2:])  # the cards, renewed


async def test_a_named_form_still_waiting_is_forgotten_when_sent_without_a_name(
    office: Office,
) -> None:
    task = SubmitReport(WORDS, "U0UMA", AT_31)
    key = f"ideas.submit:{anonymous(FORM.secret).secret_hash}"
    await office.delivery.take_in(work_of(task, key, "T0NORTH"))

    await office.sends()
    await office.opens(ELEVEN)

    (report,) = await office.reports.all_of(None)
    assert report.reporter == Anonymous(OWN)
    assert "U0UMA" not in str(await office.rows()) + str(office.delivery.taken_in)


async def test_a_named_form_in_hand_meanwhile_loses_its_name_when_letters_are_opened(
    office: Office,
) -> None:
    await office.sends()
    await office.sends_named(AT_31, "U0UMA", anonymous(FORM.secret).secret_hash)

    await office.opens(ELEVEN)

    (report,) = await office.reports.all_of(None)
    assert report.reporter != Named("U0UMA")


async def test_voices_and_replies_wait_for_the_hour_too(office: Office) -> None:
    await office.sends_named(MONDAY, words=some_words())
    office.time = AT_31
    caller = Caller(office.slack, "U0UMA", "T0NORTH")  # type: ignore[arg-type]

    await office.intake.support_anonymous("1", "Here, too.", FORM, caller)
    before = (await office.reports.history(1), await office.reports.voices(1))
    await office.opens(ELEVEN)

    assert (len(before[0]), before[1]) == (1, ())
    (voice,) = await office.reports.voices(1)
    assert (voice.supporter, voice.at) == (Anonymous(OWN), ELEVEN)
    assert "Somebody who gave no name added a voice" in str(office.delivery.sent[-1])
