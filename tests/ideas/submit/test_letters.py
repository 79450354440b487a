"""Nothing that follows from what came without a name tells more than the hour."""

from datetime import datetime, timedelta

import pytest

from bot.database.engine import Database
from bot.delivery.tasks import work_of
from bot.delivery.work import Post
from bot.ideas.report.domain import Anonymous, Named, Severity
from bot.ideas.report.history import Refused
from bot.ideas.submit.anonymity import anonymous
from bot.ideas.submit.domain import ReplyToQuestion, SubmitReport
from tests.fakes import FakeDelivery
from tests.ideas.builders import MONDAY, some_words
from tests.ideas.submit.office import AT_31, ELEVEN, FORM, OWN, WORDS, Office, Slack


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
    assert "U0UMA" not in str(await office.rows()) + str(office.delivery.taken_in)
    assert await office.delivery.posted("ideas.receipt:1:U0UMA") is None


async def test_what_they_wrote_about_it_since_loses_the_name_too(office: Office) -> None:
    await office.sends_named(AT_31, "U0UMA", anonymous(FORM.secret).secret_hash)
    reply = ReplyToQuestion(1, 1, "Since May.", "U0UMA", AT_31)
    await office.delivery.take_in(work_of(reply, "ideas.reply:T0NORTH:V1", "T0NORTH"))
    await office.delivery.run()
    before = len(office.delivery.sent)

    await office.sends()
    await office.delivery.run()

    assert "U0UMA" not in str(await office.rows())
    assert AT_31 not in {one.at for one in await office.reports.history(1)}
    renewed = str(office.delivery.sent[before:])
    assert "Somebody who gave no name replied on *I-1001*" in renewed
    assert "U0UMA" not in renewed


async def test_what_was_in_hand_is_looked_for_again_by_work_that_names_nobody(
    office: Office,
) -> None:
    await office.sends_named(AT_31, "U0UMA", anonymous(FORM.secret).secret_hash)
    await office.sends()

    (again,) = [one for one in office.delivery.taken_in if one.kind == "ideas.forget_name"]
    await office.delivery.run()

    assert again.not_before == ELEVEN + timedelta(hours=1)
    assert again.payload == {"number": 1, "at": "2026-11-23T11:00:00Z", "tries": 0}
    assert f"ideas.renew:{again.key}" in {one.key for one in office.delivery.taken_in}


async def test_whoever_is_praised_reads_the_name_no_more(office: Office) -> None:
    praise = some_words(kind="praise", praised=("U0BEN",))
    key = anonymous(FORM.secret).secret_hash
    await office.sends_named(AT_31, "U0UMA", key, praise)

    await office.sends()
    await office.delivery.run()

    first, *renewed = [str(one) for one in office.delivery.sent if "about:1:U0BEN" in str(one)]
    assert "<@U0UMA> wrote" in first
    assert renewed
    assert all("A colleague who gave no name wrote" in one for one in renewed)


async def test_voices_and_replies_wait_for_the_hour_too(office: Office) -> None:
    await office.sends_named(MONDAY, words=some_words())

    await office.adds_voice(AT_31)
    before = (await office.reports.history(1), await office.reports.voices(1))
    await office.opens(ELEVEN)

    assert (len(before[0]), before[1]) == (1, ())
    (voice,) = await office.reports.voices(1)
    assert (voice.supporter, voice.at) == (Anonymous(OWN), ELEVEN)
    assert "Somebody who gave no name added a voice" in str(office.delivery.sent[-1])


async def test_who_gave_a_voice_with_a_name_gives_none_without(office: Office) -> None:
    await office.sends_named(MONDAY, "U0UMA", words=some_words())
    before = await office.rows()

    refused = await office.intake.support_anonymous("1", "", FORM, office.caller("U0UMA"))

    assert refused == Refused("I-1001 has your voice already, with your name.")
    assert await office.rows() == before
