"""Every report ends with its reporter: solved, opened again, or looked at once more."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.delivery.work import Outgoing, Post
from bot.ideas.report.domain import Anonymous, Report, State, Step
from bot.ideas.report.history import Refused, ReportEvent
from bot.ideas.submit.responding import respond, responses
from bot.ideas.submit.service import Sending
from tests.ideas.company import SECRET_HASH, SmallCompany, posts_to, updates

A_WEEK = timedelta(days=7, minutes=1)


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


async def says(
    company: SmallCompany, step: Step, *, text: str = "", who: str = "U0DAN", key: str = "1"
) -> Sequence[Outgoing]:
    """Let somebody behind the report say so, by its button."""
    about = {"own_number": 1, "step": step, "text": text, "employee_id": who}
    return await company.does("ideas.respond", key=f"press:{step}:{key}", **about)


async def done_and_asked(company: SmallCompany) -> Sequence[Outgoing]:
    """A report that was done a week ago; what was asked."""
    await company.reports_by_name()
    await company.decides(Step.FINISH)
    return await company.looks_round(A_WEEK)


def now(company: SmallCompany) -> Report:
    return company.reports.kept[1]


async def test_reporter_and_supporter_are_asked_once_after_a_week(
    company: SmallCompany,
) -> None:
    await company.reports_by_name()
    await company.does("ideas.support", key="voice:1", employee_id="U0BEN")
    await company.decides(Step.FINISH)
    early = await company.looks_round(timedelta(days=6))

    asked = await company.looks_round(timedelta(days=1, minutes=1))
    again = await company.looks_round(timedelta(days=1))

    assert (early, again) == ([], [])
    for who in ("U0DAN", "U0BEN"):
        (question,) = [one for one in asked if isinstance(one, Post) and one.channel == who]
        assert "Is it solved?" in question.text
        assert "ideas.solved" in str(question.blocks)
        assert "ideas.reopen" in str(question.blocks)


async def test_praise_is_not_asked_about(company: SmallCompany) -> None:
    await company.reports_by_name(kind="praise", better="")
    await company.decides(Step.FINISH)

    assert await company.looks_round(A_WEEK) == []


async def test_solved_is_told_to_whoever_dealt_with_it(company: SmallCompany) -> None:
    await done_and_asked(company)

    sent = await says(company, Step.SOLVED)

    assert "says that it is solved" in posts_to("U0LENA", sent)[0]
    assert "Thank you" in posts_to("U0DAN", sent)[0]
    assert now(company).state is State.DONE


async def test_not_yet_opens_it_again_with_a_new_date(company: SmallCompany) -> None:
    await done_and_asked(company)

    sent = await says(company, Step.REOPEN, text="The shelf is still missing.")

    assert now(company).state is State.NEW
    assert now(company).due.due_at > company.time
    assert "The shelf is still missing." in posts_to("U0LENA", sent)[0]
    assert "ideas.card:1:U0LENA" in updates(sent)
    assert "is open again" in posts_to("U0DAN", sent)[0]


async def test_it_opens_again_twice_at_most(company: SmallCompany) -> None:
    await done_and_asked(company)
    for key in ("1", "2"):
        await says(company, Step.REOPEN, text="Not yet.", key=key)
        await company.decides(Step.FINISH, key=key, seen=now(company).version)
        await company.looks_round(A_WEEK)

    sent = await says(company, Step.REOPEN, text="Not yet.", key="3")

    assert "opened again twice already" in posts_to("U0DAN", sent)[0]
    assert now(company).state is State.DONE


async def test_question_takes_a_decline_to_the_next_level_alone(company: SmallCompany) -> None:
    await company.reports_by_name()
    declined = await company.decides(Step.DECLINE)

    sent = await says(company, Step.QUESTION, text="The room next door is free.")

    assert "ideas.question" in str(declined)
    assert now(company).holders == ("U0XENIA",)
    assert now(company).state is State.NEW
    assert posts_to("U0XENIA", sent)[0] == "Idea I-1001 from <@U0DAN>"
    assert "The room next door is free." in posts_to("U0XENIA", sent)[1]
    assert posts_to("U0LENA", sent) == []
    lenas = next(one for one in sent if getattr(one, "reference", "") == "ideas.card:1:U0LENA")
    assert "not with you any more" in str(lenas)


async def test_decline_is_questioned_once(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.decides(Step.DECLINE)
    await says(company, Step.QUESTION, text="Why?")
    await company.decides(Step.DECLINE, employee_id="U0XENIA", key="2", seen=2)

    sent = await says(company, Step.QUESTION, text="Why?", key="2")

    assert "questioned once already" in posts_to("U0DAN", sent)[0]


@pytest.mark.parametrize("step", [Step.SOLVED, Step.REOPEN, Step.QUESTION])
async def test_forged_response_is_refused(company: SmallCompany, step: Step) -> None:
    await done_and_asked(company)

    sent = await says(company, step, who="U0UMA", text="Mine!")

    assert posts_to("U0UMA", sent) == ["I do not know this report."]
    assert now(company).state is State.DONE


async def test_without_a_name_it_stands_behind_any_news(company: SmallCompany) -> None:
    await company.reports_anonymously(kind="complaint")
    company.delivery.sent.clear()
    await company.decides(Step.FINISH)
    before = responses(now(company), await company.reports.history(1))
    await company.looks_round(A_WEEK)
    sending = Sending("press:y", "T0NORTH", Anonymous(SECRET_HASH), company.time)
    context = company.cards.context

    may_say = responses(now(company), await company.reports.history(1))
    event = await respond(1, Step.REOPEN, "Still wrong.", sending, context=context)

    assert before == ()
    assert may_say == (Step.SOLVED, Step.REOPEN)
    assert isinstance(event, ReportEvent)
    assert (event.entry.by, event.entry.at.minute) == ("", 0)
    assert {one.channel for one in company.delivery.sent if isinstance(one, Post)} == set()


async def test_stranger_without_a_name_is_refused(company: SmallCompany) -> None:
    await done_and_asked(company)
    sending = Sending("press:y", "T0NORTH", Anonymous("b" * 64), company.time)

    refused = await respond(1, Step.SOLVED, "", sending, context=company.cards.context)

    assert isinstance(refused, Refused)
