"""What each kind of message leads to, beside an answer from guidance."""

import pytest

from bot.ask.domain import Answer, NotCovered
from bot.ask.pasted.domain import CustomerPoint, CustomersPoints
from bot.ask.routing.domain import KindOfMessage
from bot.delivery.work import Post, Respond
from bot.guidance.signposts.domain import NearSignpost, Signpost
from bot.guidance.standards.domain import Dimension, Figure, Standard
from bot.moments.domain import Moment
from bot.slack import Message
from tests.ask.answer.desk import Desk, a_command, a_message
from tests.ask.builders import an_answer, not_covered

CRISIS = Signpost("self-harm", "Suicide", ("suicide",), "The line", at_once="Call 116 123 now.")
FIRE = Signpost("fire", "Fire", ("fire",), "Fire brigade", at_once="Leave the house.")
LATE = Moment("delivery", "Late deliveries", "I wait.", ())
WEEK = Figure(Dimension.TIME, 10_080, words="1 week")
SAME_WEEK = Standard("late", "Customers hear of it", WEEK, "the delay", (), "logistics", ())


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def told(desk: Desk, kind: KindOfMessage, answer: Answer | NotCovered) -> Post:
    desk.kind, desk.answer = kind, answer
    (post,) = await desk.does(a_message())
    assert isinstance(post, Post)
    return post


@pytest.mark.parametrize(
    ("kind", "heard"),
    [
        (KindOfMessage.GREETING, "Hello."),
        (KindOfMessage.BOT, "answered to you alone"),
        (KindOfMessage.THANKS, "You are welcome."),
    ],
)
async def test_what_asks_nothing_of_guidance_is_answered_and_not_looked_up(
    desk: Desk, kind: KindOfMessage, heard: str
) -> None:
    post = await told(desk, kind, an_answer())

    assert heard in f"{post.text} {post.blocks}"
    assert desk.asked == []
    assert await desk.kept.find("T1:D1:2.0") is None


@pytest.mark.parametrize(
    ("kind", "heard"),
    [(KindOfMessage.REPORT, "Send it with the form"), (KindOfMessage.STATUS, "*Home* tab")],
)
async def test_what_is_of_reports_is_told_where_they_are_and_is_no_gap(
    desk: Desk, kind: KindOfMessage, heard: str
) -> None:
    post = await told(desk, kind, not_covered())

    assert heard in post.text
    assert "does not answer" not in str(post.blocks)
    assert "Tell the owner" not in str(post.blocks)


@pytest.mark.parametrize("kind", [KindOfMessage.REPORT, KindOfMessage.STATUS])
async def test_guidance_that_answers_comes_before_the_line_about_reports(
    desk: Desk, kind: KindOfMessage
) -> None:
    plain = await told(desk, KindOfMessage.QUESTION, an_answer())

    post = await told(desk, kind, an_answer())

    assert post.blocks[:-1] == plain.blocks


async def test_a_customers_message_is_taken_apart_and_is_no_gap(desk: Desk) -> None:
    desk.points = CustomersPoints((CustomerPoint(LATE, standard=SAME_WEEK),), SAME_WEEK)

    post = await told(desk, KindOfMessage.CUSTOMER_MESSAGE, not_covered())

    assert "Do first:* Customers hear of it: 1 week" in str(post.blocks)
    assert "1. Late deliveries" in str(post.blocks)
    assert "Tell the owner" not in str(post.blocks)
    assert desk.asked == []
    assert await desk.kept.find("T1:D1:2.0") is None


async def test_a_reply_to_copy_says_who_wrote_it(desk: Desk) -> None:
    desk.points = CustomersPoints((CustomerPoint(LATE),), reply="Dear [ … ],\n<!channel>")

    blocks = (await told(desk, KindOfMessage.CUSTOMER_MESSAGE, not_covered())).blocks

    (copied,) = [one for one in blocks if one["type"] == "rich_text"]
    assert copied["elements"][0]["elements"] == [
        {"type": "text", "text": "Dear [ … ],\n<!channel>"}
    ]
    assert "A language model wrote this from the excerpts above" in str(blocks[-2])


async def test_the_form_is_filled_in_from_the_message_in_slack(desk: Desk) -> None:
    post = await told(desk, KindOfMessage.CUSTOMER_MESSAGE, not_covered())

    assert "'value': 'D1:2.0'" in str(post.blocks)
    assert "delays" not in str(post)


async def test_words_that_were_not_kept_are_read_in_slack(desk: Desk) -> None:
    desk.kind, desk.in_slack = KindOfMessage.CUSTOMER_MESSAGE, "Where is my order?"

    await desk.does(a_message(text=""))

    assert desk.routed == ["Where is my order?"]
    assert desk.taken_apart == ["Where is my order?"]


@pytest.mark.parametrize(
    ("wish", "heard"), [("danger", "call 112 now"), ("customer_message", "Paste it")]
)
async def test_a_command_of_an_unkept_kind_is_answered_without_its_words(
    desk: Desk, wish: str, heard: str
) -> None:
    (response,) = await desk.does(a_command("", wish=wish))

    assert isinstance(response, Respond)
    assert heard in response.text
    assert desk.routed == []


async def test_who_is_in_danger_reads_first_what_to_do_then_guidance(desk: Desk) -> None:
    desk.urgent, desk.danger = [NearSignpost(FIRE, 1.0), NearSignpost(CRISIS, 1.0)], "self-harm"
    plain = await told(desk, KindOfMessage.THANKS, an_answer())

    post = await told(desk, KindOfMessage.DANGER, an_answer())

    assert "Call 116 123 now." in str(post.blocks[0])
    assert "Leave the house." not in str(post.blocks)
    assert an_answer().text in str(post.blocks[2:])
    assert post.blocks != plain.blocks


@pytest.mark.parametrize("danger", ["", "flood"])
async def test_danger_that_leads_to_no_signpost_is_told_what_each_says_to_do(
    desk: Desk, danger: str
) -> None:
    desk.urgent, desk.danger = [NearSignpost(FIRE, 1.0), NearSignpost(CRISIS, 1.0)], danger

    post = await told(desk, KindOfMessage.DANGER, not_covered())

    assert post.text == "Leave the house.\nCall 116 123 now."


async def test_danger_is_kept_nowhere_and_asks_for_no_verdict(desk: Desk) -> None:
    post = await told(desk, KindOfMessage.DANGER, an_answer())

    assert await desk.kept.find("T1:D1:2.0") is None
    assert "Read the passage" in str(post.blocks)
    assert "helpful" not in str(post.blocks)
    assert "missing" not in str(post.blocks)


async def test_danger_without_any_signpost_is_told_whom_to_call(desk: Desk) -> None:
    post = await told(desk, KindOfMessage.DANGER, not_covered())

    assert "call 112 now" in post.text
    assert "does not answer" not in str(post.blocks)


async def test_an_unknown_word_that_is_a_courtesy_is_returned(desk: Desk) -> None:
    desk.kind = KindOfMessage.THANKS

    (response,) = await desk.does(a_command("", unknown="thanks"))

    assert isinstance(response, Respond)
    assert "You are welcome" in response.text


async def test_who_heads_a_department_is_answered_and_not_looked_up(desk: Desk) -> None:
    desk.head = Message("Mia Berg heads *Logistics*.", ())

    post = await told(desk, KindOfMessage.DEPARTMENT_HEAD, an_answer())

    assert post.text == "Mia Berg heads *Logistics*."
    assert desk.asked == []


async def test_a_head_that_nobody_knows_is_a_question(desk: Desk) -> None:
    await told(desk, KindOfMessage.DEPARTMENT_HEAD, an_answer())

    assert len(desk.asked) == 1


async def test_a_customers_message_after_a_command_is_asked_for_in_the_direct_message(
    desk: Desk,
) -> None:
    desk.kind = KindOfMessage.CUSTOMER_MESSAGE

    (response,) = await desk.does(a_command("Where is my order? Regards, Ann"))

    assert isinstance(response, Respond)
    assert "Paste it in our direct message" in response.text
    assert desk.taken_apart == []
