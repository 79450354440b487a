"""What is said beside questions: courtesies, other languages, help, slips of a command."""

import pytest

from bot.ask.routing.domain import KindOfMessage
from bot.delivery.work import Post, Respond
from bot.people.permissions import Action
from tests.ask.answer.desk import Desk, a_command, a_message
from tests.ask.builders import not_covered

GERMAN = "Was mache ich, wenn eine Lieferung zu spät kommt?"


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def answered(desk: Desk, text: str) -> Post:
    (post,) = await desk.does(a_message(text=text))
    assert isinstance(post, Post)
    return post


async def helped(desk: Desk, **more: str) -> Respond:
    (response,) = await desk.does(a_command("", **more))
    assert isinstance(response, Respond)
    return response


@pytest.mark.parametrize(
    ("said", "kind", "heard"),
    [
        ("hi there", KindOfMessage.GREETING, "Hello."),
        ("what can you do?", KindOfMessage.BOT, "/customer promises"),
        ("ok, thanks!", KindOfMessage.THANKS, "You are welcome."),
    ],
)
async def test_a_courtesy_is_returned_and_not_looked_up(
    desk: Desk, said: str, kind: KindOfMessage, heard: str
) -> None:
    desk.kind = kind

    post = await answered(desk, said)

    assert heard in f"{post.text} {post.blocks}"
    assert desk.asked == []


async def test_another_language_is_not_told_that_guidance_is_silent(desk: Desk) -> None:
    desk.answer = not_covered()

    post = await answered(desk, GERMAN)

    assert post.text == "I read English only, so far. Please ask me again in English."
    assert "Tell the owner" in str(post.blocks)
    assert "What comes nearest" not in str(post.blocks)


@pytest.mark.parametrize(
    "text", ["who is marco bianchi", "SKU4711 Veldt", "May I bring my dog?"]
)
async def test_english_is_told_that_guidance_is_silent(desk: Desk, text: str) -> None:
    desk.answer = not_covered()

    post = await answered(desk, text)

    assert post.text == "Our guidance does not answer that."


async def test_help_tells_administrators_and_trainers_of_their_commands(desk: Desk) -> None:
    before = await helped(desk)
    desk.allowed = {Action.REVIEW_QUESTIONS, Action.CHANGE_CHANNELS}

    after = await helped(desk)

    own = ("/customer questions", "/customer channel", "/customer usage")
    assert not any(command in str(before.blocks) for command in own)
    assert all(command in str(after.blocks) for command in own)


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("quizz", "Did you mean `/customer quiz`?"),
        ("my date", "Did you mean `/customer my data`?"),
        ("hlep", "Did you mean `/customer help`?"),
        ("aks", "Did you mean `/customer ask`?"),
        ("quizz now", "Did you mean `/customer quiz`?"),
        ("asdfgh", "I do not know `/customer asdfgh`. To ask it"),
        ("qestions", "I do not know `/customer qestions`. To ask it"),  # a trainer's word
        ("lunch <!here>", "To ask it, type `/customer ask lunch &lt;!here&gt;`."),
    ],
)
async def test_an_unknown_command_is_named_with_what_was_meant(
    desk: Desk, typed: str, heard: str
) -> None:
    response = await helped(desk, unknown=typed)

    assert heard in response.text
    assert "/customer idea" in str(response.blocks)


@pytest.mark.parametrize(
    ("written", "meant"), [("hlep", "help"), ("Quizz!", "quiz"), ("my dta", "my data")]
)
async def test_nearly_a_command_in_the_direct_message_brings_help(
    desk: Desk, written: str, meant: str
) -> None:
    desk.answer = not_covered()

    post = await answered(desk, written)

    assert f"Did you mean `/customer {meant}`?" in post.text
    assert "/customer promises" in str(post.blocks)
    assert "Tell the owner" not in str(post.blocks)
    assert await desk.kept.find("T1:D1:2.0") is None


@pytest.mark.parametrize("written", ["shop", "asdfgh", "promise", "hlep me with an invoice"])
async def test_what_may_be_a_question_is_answered_as_one(desk: Desk, written: str) -> None:
    desk.answer = not_covered()

    post = await answered(desk, written)

    assert "Tell the owner" in str(post.blocks)


async def test_what_guidance_answers_is_answered_however_it_is_spelt(desk: Desk) -> None:
    post = await answered(desk, "hlep")

    assert "Did you mean" not in post.text


async def test_a_slip_that_was_asked_by_command_is_a_question(desk: Desk) -> None:
    desk.answer = not_covered()

    (response,) = await desk.does(a_command("hlep"))

    assert isinstance(response, Respond)
    assert "Tell the owner" in str(response.blocks)
