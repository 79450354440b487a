"""An edited question has its one answer renewed; a mention that was edited in is answered."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from bot.ask.answer.domain import AnswerMessage, RenewAnswer
from bot.ask.answer.renewing import MOST_TRIES, RenewWork
from bot.delivery.tasks import work_of
from bot.delivery.work import Outgoing, Post, Posted, Update, Work
from tests.ask.answer.desk import Desk
from tests.ask.builders import NOON

QUESTION = AnswerMessage("T1:C1:2.0", "What about delays?", "U0DAN", "C1", "2.0", "2.0")
DIRECT = AnswerMessage("T1:D1:2.0", "What about delays?", "U0DAN", "D1", "2.0", "2.0")


class Renewing:
    """Renews at a desk, where the answer stands or does not."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.standing: Posted | None = None
        self.taken_in: list[Work] = []

    async def does(self, question: AnswerMessage, tries: int = 0) -> Sequence[Outgoing]:
        task = RenewAnswer("U0DAN", question, "3.0", tries)
        renewing = RenewWork(
            self.desk.work(), self._find, self.desk.kept, self._take_in, lambda: NOON
        )
        return await renewing.renew(task, work_of(task, "ask.renew:1", "T1"))

    async def answered_before(self, question: AnswerMessage) -> None:
        await self.desk.does(work_of(question, f"ask.answer:{question.key}", "T1"))

    async def _find(self, _team_id: str, _question: AnswerMessage) -> Posted | None:
        return self.standing

    async def _take_in(self, work: Work) -> None:
        self.taken_in.append(work)


async def test_the_answer_that_stands_is_renewed_in_its_place_and_says_so() -> None:
    renewing = Renewing()
    renewing.standing = Posted("C1", "2.5")

    (shown,) = await renewing.does(QUESTION)

    assert isinstance(shown, Update)
    assert (shown.channel, shown.ts) == ("C1", "2.5")
    assert "You edited your question" in json.dumps(shown.blocks[0])
    assert "T1:C1:2.0:3.0" in json.dumps(shown.blocks)  # its buttons are about what it asks now


async def test_a_mention_that_was_edited_in_is_answered_as_if_it_were_new() -> None:
    renewing = Renewing()

    assert await renewing.does(QUESTION) == ()

    answer, again = renewing.taken_in
    assert (answer.kind, answer.key) == ("ask.answer", "ask.answer:T1:C1:2.0")
    assert answer.payload["text"] == QUESTION.text
    assert (again.kind, again.payload["tries"]) == ("ask.renew", 1)
    assert again.not_before is not None


async def test_what_was_answered_meanwhile_as_it_reads_now_is_left() -> None:
    renewing = Renewing()
    renewing.standing = Posted("C1", "2.5")
    await renewing.answered_before(QUESTION)

    assert await renewing.does(QUESTION, tries=1) == ()


async def test_an_edited_direct_message_that_was_no_question_is_left() -> None:
    renewing = Renewing()

    for tries in range(MOST_TRIES + 1):
        assert await renewing.does(DIRECT, tries) == ()

    assert {work.kind for work in renewing.taken_in} == {"ask.renew"}
    assert len(renewing.taken_in) == MOST_TRIES


async def test_an_answer_that_only_its_asker_saw_is_given_anew() -> None:
    renewing = Renewing()
    await renewing.answered_before(QUESTION)
    edited = AnswerMessage(**asdict(QUESTION) | {"text": "What about invoices?"})

    (given,) = await renewing.does(edited, tries=MOST_TRIES)

    assert isinstance(given, Post)
    assert "edited" not in json.dumps(given.blocks)
