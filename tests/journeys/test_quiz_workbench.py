"""A trainer finds a question, changes it, writes another, retires it; a second one agrees."""

import pytest

from bot.playground.employee import SimulatedEmployee, visible_text
from tests.journeys.conftest import Enter
from tests.journeys.taking import (
    BANK,
    answers_all,
    becomes,
    begins,
    begins_the_path,
    chooses_logistics,
)

pytestmark = pytest.mark.usefixtures("bot")
NAME = "logistics-orders-and-agreements-11"
OTHER = next(
    choice.text
    for one in BANK.questions
    for choice in one.choices
    if one.question_id == NAME and not choice.is_best
)
WORDS = {
    "situation": "A florist has eleven of twelve vases, and half an hour. What do you do?",
    "best": "Ask her whether the eleven help her today, and call the office about the twelfth.",
    "best_why": "She decides what a part of it is worth.",
    "other1": "Unload the eleven, and write the twelfth on the note for the next tour.",
    "other1_why": "She learns of it from the note.",
    "other2": "Take all of it back to the yard, and let the office find a new day.",
    "other2_why": "She has nothing today.",
    "other3": "Unload the eleven, and drive on so that the next customer is on time.",
    "other3_why": "Nobody looks for the twelfth.",
}


async def searches(sam: SimulatedEmployee, words: str) -> None:
    await sam.closes(everything=True)
    await sam.runs("/customer", "bank")
    await sam.sees_modal("found, page 1 of")
    assert await sam.submits({"quiz.bank_search": words}) == {}
    await sam.sees_modal("1 found, page 1 of 1")


async def test_a_trainer_searches_reads_changes_and_retires_a_question(employee: Enter) -> None:
    sam = employee("U0SAM")
    await searches(sam, NAME)
    await sam.clicks("Open", on=sam.modal())
    await sam.sees_modal("The bank takes it as it is")
    assert "Nobody has answered it yet" in shown(sam) or "first attempts: 0" in shown(sam)

    await sam.clicks("Edit", on=sam.modal())
    await sam.sees_modal("A question")
    await sam.clicks("best", on=sam.modal(), entered=OTHER)
    await sam.sees_modal("What the bank has against it")
    assert "situation" in await sam.submits(WORDS | {"best": WORDS["other1"]})
    assert await sam.submits(dict(WORDS)) == {}
    await sam.sees("changed. It counts now.")

    await searches(sam, "florist eleven vases")
    assert NAME in shown(sam)
    await sam.clicks("Open", on=sam.modal())
    await sam.sees_modal("changed by")
    await sam.clicks("Retire", on=sam.modal())
    await sam.sees("retired. It counts now.")
    await searches(sam, NAME)
    assert "(retired)" in shown(sam)


async def test_a_trainer_assigns_a_round_and_whoever_likes_skips_it(employee: Enter) -> None:
    sam, yara = employee("U0SAM"), employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    await answers_all(yara, await begins_the_path(yara))
    await sam.runs("/customer", "assign")
    await sam.sees_modal("see how many took part")
    about_nothing = {"department": "logistics", "moment": "website"}
    assert "moment" in await sam.submits(about_nothing)
    assert await sam.submits({"department": "logistics", "moment": "any"}) == {}
    await sam.sees("Assigned: five questions for")

    asked = await begins(yara)
    assert "Your whole department is asked" in visible_text(asked["blocks"])
    await yara.clicks("Skip this round", on=asked)
    await becomes(yara, asked, "nobody is told")

    await sam.runs("/customer", "assign")
    await sam.sees_modal("answered: not told of so few")
    await sam.clicks("Take it back", on=sam.modal())
    await sam.sees_modal("I bring it to nobody any more")


async def test_who_is_no_trainer_sees_no_bank(employee: Enter) -> None:
    dan = employee("U0DAN")
    await dan.runs("/customer", "bank")
    await dan.sees_modal("you may not approve or change quiz questions")


def shown(who: SimulatedEmployee) -> str:
    return visible_text(who.modal()["blocks"])
