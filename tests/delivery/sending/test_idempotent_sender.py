"""What becomes of one message while Slack has its moods."""

import time
from dataclasses import replace

import pytest

from bot.charts import pie
from bot.delivery.work import (
    Ephemeral,
    Post,
    PublishHome,
    Respond,
    Update,
)
from bot.slack import section
from tests.delivery.conftest import IMPATIENT
from tests.delivery.sending.conftest import Sender
from tests.slack_stand_in import SlackStandIn

HELLO = Post("C1", "Hello")


@pytest.mark.parametrize("fault", ["429", "500", "hang", "drop after", "invalid_auth"])
async def test_a_message_arrives_once_through_a_fault_that_passes(
    fault: str, send: Sender, slack: SlackStandIn
) -> None:
    slack.faults.append(fault)

    assert await send(HELLO) is None

    assert slack.texts == ["Hello"]


async def test_a_step_that_runs_again_finds_its_own_message(
    send: Sender, slack: SlackStandIn
) -> None:
    await send(HELLO)
    await send(HELLO, key="ask.answer:2#0")

    await send(HELLO)

    assert len(slack.posts) == 2


async def test_a_message_in_a_thread_is_looked_for_in_the_thread(
    send: Sender, slack: SlackStandIn
) -> None:
    slack.faults.append("drop after")

    await send(replace(HELLO, thread_ts="1.1"))

    assert len(slack.posts) == 1
    assert "conversations.replies" in slack.calls


async def test_slack_is_left_alone_for_as_long_as_it_asks(
    send: Sender, slack: SlackStandIn
) -> None:
    slack.faults.append("429")
    asked = time.time()

    await send(HELLO)

    assert slack.posts[0].at - asked >= slack.retry_after


@pytest.mark.parametrize("code", ["channel_not_found", "is_archived", "not_in_channel"])
async def test_when_the_channel_is_gone_the_employee_is_told_directly(
    code: str, send: Sender, slack: SlackStandIn
) -> None:
    slack.faults.append(code)

    assert await send(HELLO) is None

    assert [post.fields["channel"] for post in slack.posts] == ["D0ANA"]


async def test_an_ephemeral_message_that_cannot_be_shown_goes_to_its_reader(
    send: Sender, slack: SlackStandIn
) -> None:
    slack.faults_of["chat.postEphemeral"] = ["user_not_in_channel"]

    assert await send(Ephemeral("C1", "U0BEN", "For you")) is None

    assert [post.fields["channel"] for post in slack.posts] == ["D0BEN"]


async def test_blocks_that_slack_refuses_leave_the_plain_text(
    send: Sender, slack: SlackStandIn
) -> None:
    slack.faults.append("msg_blocks_too_long")

    assert await send(replace(HELLO, blocks=(section("Hello"),))) is None

    assert "blocks" not in slack.posts[0].fields


async def test_a_message_that_slack_refuses_for_good_says_why(
    send: Sender, slack: SlackStandIn
) -> None:
    slack.faults.append("no_text")

    assert await send(HELLO) == "no_text"


async def test_a_gone_channel_without_an_employee_says_why(
    send: Sender, slack: SlackStandIn
) -> None:
    slack.faults.extend(["is_archived", "messages_tab_disabled"])

    assert await send(HELLO) == "messages_tab_disabled"


async def test_an_outage_without_end_is_given_up(send: Sender, slack: SlackStandIn) -> None:
    send.pace = replace(IMPATIENT, outage=IMPATIENT.reference)
    await slack.stop()

    assert await send(HELLO) == "SlackSilentError"


async def test_a_message_posted_earlier_is_renewed(send: Sender, slack: SlackStandIn) -> None:
    await send(replace(HELLO, reference="card:1"))

    assert await send(Update("New", reference="card:1"), key="2#0") is None

    renewed = slack.arrived[-1]
    assert renewed.method == "chat.update"
    assert renewed.fields["ts"] == slack.posts[0].ts


async def test_a_message_that_was_never_posted_cannot_be_renewed(send: Sender) -> None:
    assert await send(Update("New", reference="card:1")) == "never_posted"


async def test_an_answer_to_a_message_that_was_never_posted_stands_alone(
    send: Sender, slack: SlackStandIn
) -> None:
    assert await send(replace(HELLO, in_thread_of="card:1")) is None

    assert "thread_ts" not in slack.posts[0].fields


async def test_an_answer_through_a_clicks_own_address_arrives(
    send: Sender, slack: SlackStandIn
) -> None:
    assert await send(Respond(f"{slack.url}respond", "Noted")) is None

    assert slack.arrived[-1].fields["text"] == "Noted"


@pytest.mark.parametrize("status", [404, 410])
async def test_an_address_that_has_expired_gives_way_to_a_direct_message(
    status: int, send: Sender, slack: SlackStandIn
) -> None:
    assert await send(Respond(f"{slack.url}status/{status}", "Noted")) is None

    assert [post.fields["channel"] for post in slack.posts] == ["D0ANA"]


async def test_an_address_that_refuses_says_why(send: Sender, slack: SlackStandIn) -> None:
    assert await send(Respond(f"{slack.url}status/400", "Noted")) == "status 400"


async def test_a_home_is_published(send: Sender, slack: SlackStandIn) -> None:
    assert await send(PublishHome("U0ANA", {"type": "home", "blocks": []})) is None

    assert slack.arrived[-1].method == "views.publish"


async def test_a_home_goes_out_without_charts_where_slack_refuses_them(
    send: Sender, slack: SlackStandIn
) -> None:
    slack.faults_of["views.publish"] = ["invalid_arguments"]
    blocks = [section("Two are done."), pie("Reports", {"done": 2})]

    assert await send(PublishHome("U0ANA", {"type": "home", "blocks": blocks})) is None

    assert "data_visualization" not in str(slack.arrived[-1].fields["view"])


async def test_a_home_that_slack_refuses_for_another_reason_is_refused(
    send: Sender, slack: SlackStandIn
) -> None:
    slack.faults_of["views.publish"] = ["invalid_arguments"]
    home = PublishHome("U0ANA", {"type": "home", "blocks": [section("Hello")]})

    assert await send(home) == "invalid_arguments"


@pytest.mark.parametrize(
    ("method", "fault"),
    [("chat.getPermalink", "message_not_found"), ("chat.postMessage", "stray")],
    ids=["deleted before", "deleted meanwhile"],
)
async def test_the_answer_to_a_deleted_message_is_given_directly(
    send: Sender, slack: SlackStandIn, method: str, fault: str
) -> None:
    slack.faults_of[method] = [fault]

    await send(Post("C1", "Yes", thread_ts="1.1"))

    gone = {call.fields["ts"] for call in slack.arrived if call.method == "chat.delete"}
    standing = [post for post in slack.posts if post.ts not in gone]
    assert [post.fields["channel"] for post in standing] == ["D0ANA"]
    assert "thread_ts" not in standing[0].fields


async def test_where_slack_does_not_say_whether_a_message_stands_it_is_answered(
    send: Sender, slack: SlackStandIn
) -> None:
    slack.faults_of["chat.getPermalink"] = ["ratelimited"]

    await send(Post("C1", "Yes", thread_ts="1.1"))

    assert [post.fields["thread_ts"] for post in slack.posts] == ["1.1"]


async def test_when_the_place_is_gone_whom_it_is_for_hears_and_not_who_did_it(
    send: Sender, slack: SlackStandIn
) -> None:
    slack.faults.append("is_archived")

    await send(Post("C1", "You asked …", thread_ts="1.1", for_whom="U0BEN"))

    assert [post.fields["channel"] for post in slack.posts] == ["D0BEN"]
