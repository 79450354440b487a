"""What is posted for what was taken in, with stores in memory."""

import json
from collections.abc import Sequence

import pytest

from bot.delivery.work import Outgoing, Post, Respond, Update, Work
from bot.errors import CannotDoError
from bot.quiz.personal.work import PersonalWork
from bot.quiz.take.work import QuizWork
from tests.builders_people import a_profile
from tests.fakes import FakeDelivery
from tests.quiz.desk import MOMENTS, Desk

PLACE = {"channel": "D0MARCO", "ts": "1.0"}


class Office(Desk):
    """A desk with the handlers of the quiz's work on it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.delivery = FakeDelivery()
        work = QuizWork(
            quiz=self.quiz,
            reminding=self.reminding,
            people=self.people,
            delivery=self.delivery,
            moments=lambda: MOMENTS,
            now=self.clock,
        )
        personal = PersonalWork(
            own=self.own, objecting=self.objecting, posted=self.delivery.posted
        )
        self.delivery.handlers |= {**work.handlers(), **personal.handlers()}

    async def does(self, kind: str, key: str = "k", **payload: object) -> Sequence[Outgoing]:
        """Take the work in and do it, with all that follows; returns what went out."""
        given = {"employee_id": "U0MARCO"} | payload
        await self.delivery.take_in(Work(kind, f"{kind}:{key}", given, "T0NORTH"))
        return await self.delivery.run()


def words_of(outgoing: Sequence[Outgoing]) -> str:
    return json.dumps([getattr(each, "blocks", ()) for each in outgoing], ensure_ascii=False)


async def begun(office: Office) -> str:
    """Begin a round; returns its id."""
    await office.does("quiz.begin")
    return next(iter(office.rounds.kept))


async def test_a_question_comes_into_the_direct_message() -> None:
    (post,) = await Office().does("quiz.begin")

    assert isinstance(post, Post)
    assert post.channel == "U0MARCO"
    assert "Question 1 of 5" in words_of([post])


async def test_a_command_is_answered_where_it_was_typed() -> None:
    post, answer = await Office().does("quiz.begin", response_url="https://slack/1")

    assert isinstance(post, Post)
    assert isinstance(answer, Respond)
    assert answer.text == "Your question is in our direct message."


async def test_who_is_new_is_welcomed_and_asked_for_the_department() -> None:
    (post,) = await Office().does("quiz.begin", employee_id="U0YARA")

    assert "Welcome, Yara!" in words_of([post])
    assert "Where do you work?" in words_of([post])


async def test_who_was_welcomed_before_is_only_asked_for_the_department() -> None:
    office = Office()
    await office.does("quiz.welcome", employee_id="U0YARA")

    (post,) = await office.does("quiz.begin", employee_id="U0YARA")

    assert "Welcome" not in words_of([post])
    assert "Where do you work?" in words_of([post])


async def test_a_department_without_questions_is_told() -> None:
    (post,) = await Office(questions=()).does("quiz.begin")

    assert "There are no questions for Logistics yet" in words_of([post])


async def test_an_answer_takes_the_place_of_its_question() -> None:
    office = Office()
    this = await begun(office)

    (update,) = await office.does("quiz.answer", round_id=this, number=0, choice=1, **PLACE)

    assert isinstance(update, Update)
    assert (update.channel, update.ts) == ("D0MARCO", "1.0")
    assert "That is it." in words_of([update])


async def test_somebody_elses_question_is_refused() -> None:
    office = Office()
    this = await begun(office)

    with pytest.raises(CannotDoError):
        await office.does(
            "quiz.answer", employee_id="U0LENA", round_id=this, number=0, choice=1, **PLACE
        )


async def test_going_on_closes_the_message_before_and_asks_the_next() -> None:
    office = Office()
    this = await begun(office)
    await office.does("quiz.answer", round_id=this, number=0, choice=1, **PLACE)

    left, post = await office.does("quiz.next", round_id=this, number=0, **PLACE)

    assert "Next question" not in words_of([left])
    assert "Question 2 of 5" in words_of([post])


async def test_what_was_put_aside_goes_on_below() -> None:
    office = Office()
    this = await begun(office)

    (stopped,) = await office.does("quiz.stop", round_id=this, number=0, **PLACE)
    moved, post = await office.does("quiz.next", round_id=this, number=0, **PLACE)

    assert "Your place is kept" in words_of([stopped])
    assert "goes on below" in words_of([moved])
    assert "Question 1 of 5" in words_of([post])


async def test_stopping_after_an_answer_keeps_the_explanation() -> None:
    office = Office()
    this = await begun(office)
    await office.does("quiz.answer", round_id=this, number=0, choice=1, **PLACE)

    (stopped,) = await office.does("quiz.stop", round_id=this, number=0, **PLACE)

    assert "That is it." in words_of([stopped])
    assert "Go on" in words_of([stopped])


async def test_going_on_after_the_last_question_offers_another_round() -> None:
    office = Office()
    await office.takes_round()
    this = next(iter(office.rounds.kept))

    _, post = await office.does("quiz.next", round_id=this, number=4, **PLACE)

    assert "Another round" in words_of([post])


async def test_a_welcome_comes_once_and_only_to_who_needs_it() -> None:
    office = Office()
    office.profile(a_profile("U0GONE", is_active=False))

    assert await office.does("quiz.welcome") == []
    assert await office.does("quiz.welcome", "2", employee_id="U0GONE") == []


async def test_the_first_department_begins_the_path_and_the_next_does_not() -> None:
    office = Office()
    first = await office.does(
        "quiz.choose_department", employee_id="U0YARA", department_id="logistics", **PLACE
    )
    await office.takes_round("U0YARA")

    again = await office.does(
        "quiz.choose_department", "2", employee_id="U0YARA", department_id="it-systems", **PLACE
    )

    assert "day 1, 3, 7, 14 and 30" in words_of(first)
    assert "You are in *IT systems* now." in words_of(again)


async def test_the_department_can_be_changed_by_command() -> None:
    post, _ = await Office().does("quiz.ask_department", response_url="https://slack/1")

    assert "Where do you work?" in words_of([post])


async def test_everybody_whose_time_it_is_is_looked_at_once_a_turn() -> None:
    office = Office()
    await office.takes_round()
    office.wait(days=2)

    await office.does("quiz.look_round", due="2026-11-24T09:30:00+00:00")
    await office.does("quiz.look_round", "again", due="2026-11-24T09:30:00+00:00")

    reminders = [work for work in office.delivery.taken_in if work.kind == "quiz.remind"]
    assert len(reminders) == 1
    assert "Worth two minutes today" in words_of(office.delivery.sent)


async def test_managers_hear_that_a_path_is_complete_and_nothing_else() -> None:
    office = Office()
    await office.quiz.choose_department("U0YARA", "logistics")
    for step in range(6):
        asked = await office.asked("U0YARA", f"step {step}")
        for number in range(5):
            sent = await office.does(
                "quiz.answer",
                f"{step}.{number}",
                employee_id="U0YARA",
                round_id=asked.round.round_id,
                number=number,
                choice=0,
                **PLACE,
            )
        office.wait(days=17)

    update, post = sent
    assert isinstance(update, Update)
    assert isinstance(post, Post)
    assert post.channel == "U0LENA"
    assert post.text == (
        "Yara has completed the first thirty days of the customer quiz in Logistics."
    )


async def test_who_has_no_profile_department_chooses_from_all_of_them() -> None:
    office = Office()

    (asked,) = await office.does("quiz.welcome", employee_id="U0YARA")
    office.directory.departments["U0YARA"] = "Logistics"
    (suggested,) = await office.does("quiz.welcome", "2", employee_id="U0YARA")

    assert "IT systems" in words_of([asked])
    assert "Yes, Logistics" in words_of([suggested])


async def test_managers_do_not_hear_of_somebody_without_a_department() -> None:
    assert await Office().does("quiz.path_completed", employee_id="U0YARA") == []
