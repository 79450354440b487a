import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.delivery.work import Posted
from bot.quiz.domain import Basis, QuestionGoneError
from bot.quiz.object.domain import OpenedPassage
from bot.quiz.object.modals import ExplanationModals
from bot.slack import Block
from tests.quiz.desk import Desk

QUESTION = "logistics-delivery-01"


async def read(basis: Basis) -> OpenedPassage | None:
    return OpenedPassage(
        "Logistics › What to do", "Compare each shipment. Then load it.", "owner: Logistics"
    )


async def rewritten(basis: Basis) -> OpenedPassage | None:
    return None


class FakeAsk:
    def __init__(self) -> None:
        self.asked: list[tuple[str, str, Posted, Sequence[str]]] = []

    async def __call__(
        self, body: Block, text: str, *, key: str, about: Posted, context: Sequence[str]
    ) -> None:
        self.asked.append((text, key, about, context))


def modals_of(desk: Desk) -> ExplanationModals:
    return ExplanationModals(
        quiz=desk.quiz,
        bank=desk.bank,
        objecting=desk.objecting,
        read_passage=read,
        answer_about=FakeAsk(),
    )


async def test_the_passage_is_shown_with_its_heading() -> None:
    view = await modals_of(Desk()).passage(QUESTION)

    words = json.dumps(view, ensure_ascii=False)
    assert "Logistics › What to do" in words
    assert "Then load it." in words
    assert "owner: Logistics" in words


async def test_a_passage_that_was_rewritten_is_still_quoted() -> None:
    desk = Desk()
    modals = replace(modals_of(desk), read_passage=rewritten)

    words = json.dumps(await modals.passage(QUESTION))

    assert "rewritten since" in words
    assert "Compare each shipment." in words


async def test_a_question_about_the_question_remembers_where_to_answer() -> None:
    desk = Desk()
    asked = await desk.asked()
    await desk.answers(asked)
    value = json.dumps({"r": asked.round.round_id, "n": 0})

    view = await modals_of(desk).ask_about("U0MARCO", value, "D0MARCO", "1.0")

    carried = json.loads(view["private_metadata"])
    assert carried == {"q": asked.question.question_id, "channel": "D0MARCO", "ts": "1.0"}


async def test_the_modals_of_a_question_that_is_gone_say_so() -> None:
    modals = modals_of(Desk(questions=()))

    with pytest.raises(QuestionGoneError):
        await modals.object_to(QUESTION)


async def test_an_objection_is_written_beside_the_question() -> None:
    view = await modals_of(Desk()).object_to(QUESTION)

    assert "A pallet is ready" in json.dumps(view)
    assert view["private_metadata"] == QUESTION


async def test_an_objection_is_read_before_it_is_answered() -> None:
    desk = Desk()
    await desk.objecting.object_to("U0MARCO", QUESTION, "Not at our dock.", key="d1")

    view = await modals_of(desk).answer("d1")

    assert "Not at our dock." in json.dumps(view)
    assert view["private_metadata"] == "d1"


async def test_an_objection_that_was_answered_cannot_be_answered_again() -> None:
    desk = Desk()
    await desk.objecting.object_to("U0MARCO", QUESTION, "Not at our dock.", key="d1")
    await desk.objecting.answer("U0LENA", "d1", "True.")

    view = await modals_of(desk).answer("d1")

    assert "submit" not in view


async def test_ask_is_told_what_the_question_was_about() -> None:
    ask = FakeAsk()
    modals = replace(modals_of(Desk()), answer_about=ask)
    carried = json.dumps({"q": QUESTION, "channel": "D0MARCO", "ts": "1.0"})

    await modals.ask({"view": {"id": "V1", "private_metadata": carried}}, "Why?")

    ((text, key, about, context),) = ask.asked
    assert (text, key, about) == ("Why?", "quiz:V1", Posted("D0MARCO", "1.0"))
    assert context[0].startswith("A pallet is ready")
    assert context[-1] == "Compare each shipment."
