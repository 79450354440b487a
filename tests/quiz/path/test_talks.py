"""What managers hear of somebody new, and the card of a path."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.work import Outgoing, Work
from bot.quiz.domain import QuestionGoneError
from bot.quiz.path.talks import TalkWork
from tests.fakes import FakeDelivery
from tests.quiz.desk import Desk
from tests.quiz.office import words_of


async def does(work: TalkWork, kind: str, key: str, **payload: object) -> Sequence[Outgoing]:
    return await work.handlers()[kind](Work(kind, f"{kind}:{key}", payload, "T0NORTH"))


async def test_a_manager_hears_once_on_days_7_and_30_what_to_talk_about() -> None:
    desk, delivery = Desk(), FakeDelivery()
    work = TalkWork(desk.quiz, desk.quiz.people, delivery)
    await desk.quiz.choose_department("U0YARA", "logistics")

    told = []
    for day in range(32):
        await does(work, "quiz.talks", f"{day}")
        told += [day] * len([one for one in delivery.taken_in if one.kind == "quiz.talk"])
        delivery.taken_in.clear()
        desk.now += timedelta(days=1)

    assert set(told) == {7, 8, 9, 30, 31}  # the same key each time: done once


async def test_it_says_what_it_is_about_and_not_how_somebody_does() -> None:
    desk = Desk()
    work = TalkWork(desk.quiz, desk.quiz.people, FakeDelivery())
    await desk.quiz.choose_department("U0YARA", "logistics")
    given = {"employee_id": "U0LENA", "user": "U0YARA", "day": 7}

    told = words_of(await does(work, "quiz.talk", "k", **given))
    elsewhere = await does(work, "quiz.talk", "l", **given | {"employee_id": "U0DAN"})

    assert "is a week into Logistics" in told
    assert "Delivery" in told
    assert "%" not in told
    assert "right" not in told.replace("do right by", "")
    assert elsewhere == []


async def test_a_card_is_shown_to_whom_its_owner_likes_once_the_path_is_complete() -> None:
    desk = Desk()
    work = TalkWork(desk.quiz, desk.quiz.people, FakeDelivery())
    await desk.quiz.choose_department("U0YARA", "logistics")
    given = {"employee_id": "U0YARA", "to": "U0DAN"}
    with pytest.raises(QuestionGoneError):
        await does(work, "quiz.show_card", "early", **given)
    learner = desk.learners.kept["U0YARA"]
    await desk.learners.keep(replace(learner, path_completed_at=desk.now))

    card, said = await does(work, "quiz.show_card", "k", **given)

    assert "first thirty days" in words_of([card])
    assert "<@U0DAN> has your card" in words_of([said])
