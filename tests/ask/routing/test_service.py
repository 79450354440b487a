"""Messages are told apart by their likeness to lines; few lines, with the real embedding."""

from collections.abc import Sequence

import numpy as np
import pytest

from bot.ask.routing.domain import (
    KindOfMessage,
    MessageLines,
    ReportInWords,
    TakenFor,
)
from bot.ask.routing.scores import MessageVectors
from bot.ask.routing.service import MessageRouter
from tests.ask.starter import starters_router
from tests.kept_vectors import kept_vectors, vector_store

__all__ = ["kept_vectors", "vector_store"]  # fixtures
pytestmark = pytest.mark.usefixtures("kept_vectors")

SAID = {
    "What are the six questions?": KindOfMessage.QUESTION,
    "Wer bist du und wozu bist du da?": KindOfMessage.BOT,
    "¡Hola! ¿Quién eres?": KindOfMessage.BOT,
    "Hallo, wo bleibt unser Paket? Ich warte seit zehn Tagen.": KindOfMessage.CUSTOMER_MESSAGE,
    "how fast must we answer an e-mail?": KindOfMessage.QUESTION,
    "I have an idea: a bigger sign at the gate": KindOfMessage.REPORT,
    "what became of my idea about the sign?": KindOfMessage.STATUS,
    "FW: Dear Sir, our order 4711 has not arrived. Kind regards, P. Meyer": (
        KindOfMessage.CUSTOMER_MESSAGE
    ),
    "what can you do?": KindOfMessage.BOT,
    "hello there": KindOfMessage.GREETING,
    "thank you, that helped": KindOfMessage.THANKS,
    "a man is on the floor and does not breathe": KindOfMessage.DANGER,
}


@pytest.fixture(scope="module")
def router(kept_vectors: None) -> MessageRouter:  # what it embeds is kept
    return starters_router()


@pytest.mark.parametrize(("text", "kind"), SAID.items())
def test_the_starters_lines_tell_each_kind(
    router: MessageRouter, text: str, kind: KindOfMessage
) -> None:
    assert router.kind_of(text) is kind
    assert router.kind_of(text.upper()) is kind


@pytest.mark.parametrize(
    "text",
    [
        "this deadline is killing me, may we move the date?",
        "the printer died again",
        "the customer exploded when he read the bill, how do I calm him?",
    ],
)
def test_a_figure_of_speech_is_no_danger(router: MessageRouter, text: str) -> None:
    assert router.kind_of(text) is not KindOfMessage.DANGER


@pytest.mark.parametrize(
    ("text", "sort", "is_anonymous"),
    [
        ("Why don't we put the phone number on the door?", "idea", False),
        ("a client rang, he is cross about the dented lid", "complaint", False),
        ("nobody ever sweeps the loading bay", "criticism", False),
        ("hats off to the people of the night train desk", "praise", False),
        ("my name must not show: nobody sweeps the yard", "criticism", True),
    ],
)
def test_a_report_is_told_with_its_kind_and_whether_it_wants_no_name(
    router: MessageRouter, text: str, sort: str, is_anonymous: bool
) -> None:
    assert router.taken_for(text) == TakenFor(
        KindOfMessage.REPORT, ReportInWords(sort, is_sure=True, is_anonymous=is_anonymous)
    )


def test_what_may_be_a_report_is_still_looked_up(router: MessageRouter) -> None:
    taken = router.taken_for("a customer waits for his part since Easter, what do I tell him")

    assert taken.kind is KindOfMessage.QUESTION
    assert taken.report is None or not taken.report.is_sure


def test_courtesies_around_a_message_do_not_change_what_it_is(router: MessageRouter) -> None:
    wanted = "what became of my idea about the sign?"

    told = router.kind_of(f"Hi team, sorry to bother you. {wanted} Thanks a lot!")

    assert told is KindOfMessage.STATUS


def test_danger_in_one_sentence_of_many_counts(router: MessageRouter) -> None:
    text = (
        "The customer wanted to change his order today. We talked about the invoice. "
        "Then he said he wants to kill himself. I told him that we call back on Monday."
    )

    assert router.kind_of(text) is KindOfMessage.DANGER


@pytest.mark.parametrize(
    ("text", "signpost"),
    [
        ("I want to kill myself", "self-harm"),
        ("There is a customer on the phone. She wants to end it all.", "self-harm"),
        ("a man is on the floor and does not breathe", "first-aid"),
        ("my boss puts his hand on my thigh", "harassment"),
        ("a customer threatens me with a knife", "violence"),
        ("my colleague steals money from the till", "crimes"),
        ("the guard of the press was taken off", "safety"),
    ],
)
def test_the_starters_lines_lead_a_danger_to_its_signpost(
    router: MessageRouter, text: str, signpost: str
) -> None:
    assert router.kind_of(text) is KindOfMessage.DANGER
    assert router.danger_of(text) == signpost


def test_a_danger_leads_to_the_signpost_that_its_company_named() -> None:
    dangers = {"fire": ["it burns", "smoke in the hall"], "gas": ["gas", "gas leaks"]}
    lines = MessageLines({KindOfMessage.QUESTION: ["how late"]}, dangers)

    router = MessageRouter(lines, _letters, _letters)

    assert router.danger_of("gas leaks here") == "gas"
    assert router.danger_of("smoke in hall 2") == "fire"


def test_without_lines_of_danger_none_leads_anywhere() -> None:
    lines = MessageLines({KindOfMessage.QUESTION: ["how late"]})

    assert not MessageRouter(lines, _letters, _letters).danger_of("fire")


def test_a_companys_own_line_counts() -> None:
    lines = {KindOfMessage.QUESTION: ["how late"], KindOfMessage.REPORT: ["Kaizen card"]}

    router = MessageRouter(MessageLines(lines), _letters, _letters)

    assert router.kind_of("kaizen card!") is KindOfMessage.REPORT


def test_without_lines_everything_is_a_question() -> None:
    router = MessageRouter(MessageLines({}), _letters, _letters)

    assert router.kind_of("thanks") is KindOfMessage.QUESTION


@pytest.mark.parametrize("text", ["", " \n", "…", "late " * 8000, "half \ud83d"])
def test_any_text_is_read(router: MessageRouter, text: str) -> None:
    assert router.kind_of(text) is not KindOfMessage.DANGER


def _letters(texts: Sequence[str]) -> MessageVectors:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    counts = [[text.lower().count(letter) + 0.01 for letter in alphabet] for text in texts]
    rows = np.array(counts, dtype=np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)
