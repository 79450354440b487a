"""A report that is opened whole says all that its card says, and is closed by an answer."""

from typing import Any, cast

from slack_bolt.async_app import AsyncAck

from bot.ideas.manage.listeners import _answered
from bot.ideas.manage.modals import Pressed, whole
from bot.ideas.report.domain import Step
from bot.ideas.report.messages import Card
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view
from tests.ideas.builders import a_report, some_words
from tests.ideas.fakes import COMPANY


def test_whole_report_has_its_customer() -> None:
    words = some_words(customer="Bakery Sol")
    report = Card(a_report(words=words), voices=1, moment_name="A delivery")

    said = visible_text(checked_view(whole(report, COMPANY)))

    assert "Bakery Sol" in said


def test_whole_report_says_who_reported_it_where_and_until_when() -> None:
    report = a_report(words=some_words(department_id="logistics"))

    said = visible_text(checked_view(whole(Card(report, 1, "A delivery"), COMPANY)))

    assert f"{report.label}* from <@U0DAN>" in said
    assert "A delivery" in said
    assert "answer due" in said
    assert "Accept" in said


async def test_an_answer_to_a_report_of_a_list_is_confirmed_and_closes_the_list() -> None:
    said: list[dict[str, Any]] = []

    async def ack(**answer: Any) -> None:
        said.append(answer)

    await _answered(
        cast("AsyncAck", ack), Pressed(9, Step.DECLINE, 0), {"previous_view_id": "V1"}
    )
    await _answered(
        cast("AsyncAck", ack), Pressed(9, Step.DECLINE, 0), {"previous_view_id": None}
    )

    confirmed, plain = said
    view = checked_view(confirmed["view"])
    assert "*Decline* for *I-1009* is on its way." in visible_text(view)
    assert view["clear_on_close"]
    assert plain == {}
