"""The quiz, as employees live it: the real bot in the playground."""

from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.members import JsonObject
from tests.journeys.conftest import Enter
from tests.journeys.taking import (
    answers,
    answers_all,
    at_rest,
    becomes,
    begins,
    chooses_logistics,
    known_to,
    question_in,
    rules_asked_so_far,
    says_how_sure,
    sees_new,
    to_weekday,
)

pytestmark = pytest.mark.usefixtures("bot")
MONDAY, TUESDAY, WEDNESDAY, THURSDAY = 0, 1, 2, 3


async def finds_it_useful(who: SimulatedEmployee, last: JsonObject) -> None:
    await who.clicks("Useful", on=last)
    await who.clicks("I learnt something", on=await becomes(who, last, "If you like: why?"))
    thanked = await becomes(who, last, "helps to make the questions better")
    assert "Another round" in visible_text(thanked["blocks"])


async def test_a_new_hire_walks_the_path_from_the_welcome_to_day_three(
    employee: Enter, clock: Clock, tmp_path: Path
) -> None:
    yara = employee("U0YARA")
    to_weekday(clock, MONDAY, 11)

    yara.workspace.hire(yara.workspace.member("U0YARA"))
    await chooses_logistics(yara)
    await yara.clicks("Begin", on=await yara.sees("it is. Your first thirty days"))
    await yara.clicks("Show me a case", on=await yara.sees("Your three moments"))
    case = await yara.sees("A case, worked through")
    await yara.clicks("Now ask me", on=case)
    last = await answers_all(yara, await yara.sees("Question 1 of 5"))
    await finds_it_useful(yara, last)
    assert question_in(case).question_id not in {
        question_in(one).question_id
        for one in yara.messages()
        if "Question " in visible_text(one.get("blocks", []))
    }
    after_day_0 = known_to(yara)
    await at_rest(clock, tmp_path)

    to_weekday(clock, TUESDAY, 9, 30)
    await answers_all(yara, await sees_new(yara, "Question 1 of 5", after_day_0))
    after_day_1 = known_to(yara)
    await at_rest(clock, tmp_path)

    to_weekday(clock, THURSDAY, 9, 30)
    day_3 = await sees_new(yara, "Question 1 of 5", after_day_1)
    assert question_in(day_3).department_id == "logistics"


async def test_an_answer_is_explained_with_the_words_of_the_guidance(employee: Enter) -> None:
    yara = employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    asked = await begins(yara)
    question = question_in(asked)

    explained = await answers(yara, asked, is_right=False)

    words = visible_text(explained["blocks"])
    assert question.passage.quote in words
    assert question.choices[question.best].why in words
    assert "You chose:" in words
    assert "quiz.answer" not in str(explained["blocks"])


async def test_a_double_click_is_one_attempt(employee: Enter) -> None:
    yara = employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    asked = await begins(yara)
    best = question_in(asked).best

    await yara.clicks(f"quiz.answer.{best}", on=asked)
    await yara.clicks(f"quiz.answer.{(best + 1) % 3}", on=asked)
    explained = await says_how_sure(yara, asked)

    assert "That is it." in visible_text(explained["blocks"])
    await yara.runs("/customer", "my data")
    await yara.sees("Answers: 1, of which right: 1")


async def test_a_wrong_answer_returns_within_days(employee: Enter, clock: Clock) -> None:
    to_weekday(clock, MONDAY, 8, 5)
    yara = employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    await answers_all(yara, await begins(yara), is_right=False)
    wrong = rules_asked_so_far(yara)

    to_weekday(clock, TUESDAY, 9, 30)

    returned = await yara.sees("Pause reminders")
    assert question_in(returned).rule in wrong


async def test_nothing_comes_unasked_on_vacation(employee: Enter, clock: Clock) -> None:
    to_weekday(clock, MONDAY, 8, 5)
    yara = employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    await answers_all(yara, await begins(yara), is_right=False)

    member = yara.workspace.member("U0YARA")
    member.status_emoji, member.status_text = ":palm_tree:", "Vacationing"
    before = known_to(yara)
    to_weekday(clock, TUESDAY, 9, 30)
    await yara.runs("/customer", "my data")
    await yara.sees("This is what I keep about you")
    assert not is_reminded(yara, before)

    member.status_emoji, member.status_text = "", ""
    to_weekday(clock, MONDAY, 9, 30)
    await sees_new(yara, "Pause reminders", before)


async def test_a_pause_stops_reminders_until_its_day(employee: Enter, clock: Clock) -> None:
    to_weekday(clock, MONDAY, 8, 5)
    yara = employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    await answers_all(yara, await begins(yara), is_right=False)

    await yara.runs("/customer", "pause until thursday")
    await yara.sees("No reminders until Thursday")
    before = known_to(yara)
    to_weekday(clock, WEDNESDAY, 9, 30)
    await yara.runs("/customer", "my data")
    await yara.sees("This is what I keep about you")
    assert not is_reminded(yara, before)

    to_weekday(clock, THURSDAY, 9, 30)
    await sees_new(yara, "Pause reminders", before)


async def test_another_department_brings_other_questions(employee: Enter) -> None:
    yara = employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    before = await begins(yara)

    await yara.runs("/customer", "department")
    asked = await yara.sees("Where do you work? Then")
    await yara.clicks("quiz.choose_department", on=asked, entered="it-systems")
    await becomes(yara, asked, "You are in")
    after = await begins(yara)

    assert question_in(before).department_id == "logistics"
    assert question_in(after).department_id == "it-systems"


async def test_a_question_about_the_question_is_answered_in_its_thread(employee: Enter) -> None:
    yara = employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    explained = await answers(yara, await begins(yara))

    await yara.clicks("Ask about this", on=explained)
    await yara.submits({"words": "How soon must a late delivery be reported?"})

    await yara.sees("guidance says", thread=explained["ts"])


async def test_the_passage_can_be_read_on(employee: Enter) -> None:
    yara = employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    asked = await begins(yara)
    quote = question_in(asked).passage.quote

    await yara.clicks("Read the passage", on=await answers(yara, asked))

    modal = visible_text(await yara.sees_modal("owner: "))
    assert ", reviewed " in modal
    assert quote.split()[0] in modal


async def test_a_disagreement_reaches_the_owner_and_its_answer_comes_back(
    employee: Enter,
) -> None:
    yara, lena = employee("U0YARA"), employee("U0LENA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    explained = await answers(yara, await begins(yara))

    await yara.clicks("I disagree", on=explained)
    await yara.submits({"words": "At our dock the driver does this."})
    await yara.sees("I bring you the answer")
    received = await lena.sees("A colleague disagrees")
    assert "Yara" not in str(received)
    await lena.clicks("Answer", on=received)
    await lena.submits({"words": "Thank you, I will change the question."})

    heard = await yara.sees("There is an answer to your disagreement")
    assert "I will change the question." in visible_text(heard["blocks"])
    await becomes(lena, received, "This disagreement is answered")


async def test_everything_kept_can_be_deleted(employee: Enter) -> None:
    yara = employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    await answers(yara, await begins(yara))

    await yara.runs("/customer", "my data")
    await yara.clicks("Delete all of it", on=await yara.sees("Beside the quiz"))
    await yara.sees("I keep nothing about you any more")
    await yara.runs("/customer", "my data")

    await yara.sees("I keep nothing about you for the quiz.")


def is_reminded(who: SimulatedEmployee, before: set[str]) -> bool:
    fresh = [one for one in who.messages() if one["ts"] not in before]
    return any("Pause reminders" in visible_text(one) for one in fresh)
