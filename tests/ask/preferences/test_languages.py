"""In which language an employee is answered."""

import json

import pytest

from bot.ask.languages import Language, Languages
from bot.ask.preferences.messages import language_setting
from bot.ask.preferences.store import SqlLanguages
from bot.ask.preferences.work import PreferencesWork
from bot.delivery.work import Work
from tests.ask.answer.desk import Desk, a_message
from tests.ask.compose.builders import TELL, ComposingDesk, a_form, a_sentence
from tests.ask.fakes import FakeLanguages
from tests.builders_people import northwind

GERMAN = "Was sage ich dem Kunden bei einer Verspätung seiner Lieferung?"


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def languages(request: pytest.FixtureRequest) -> Languages:
    if request.param == "fake":
        return FakeLanguages()
    return SqlLanguages(request.getfixturevalue(f"{request.param}_database"))


async def test_answers_follow_the_question_until_somebody_chooses(languages: Languages) -> None:
    assert await languages.of("U0DAN") is Language.AS_ASKED


async def test_the_last_choice_counts_for_whoever_made_it(languages: Languages) -> None:
    await languages.choose("U0DAN", Language.AS_ASKED)
    await languages.choose("U0DAN", Language.ENGLISH)

    assert await languages.of("U0DAN") is Language.ENGLISH
    assert await languages.of("U0LENA") is Language.AS_ASKED


async def test_who_chose_english_is_answered_in_english() -> None:
    desk = Desk()
    choice = {"employee_id": "U0DAN", "language": "english"}
    preferences = PreferencesWork(desk.manners, desk.languages, northwind().employee)
    await preferences.handlers()["ask.language"](Work("ask.language", "1", choice, "T1"))

    await desk.does(a_message())

    assert desk.asked[-1].in_english


async def test_a_claim_stays_english_for_whoever_wants_english() -> None:
    understood = {"question": "What about a delay?", "language": "German"}
    desk = ComposingDesk(write=a_form(a_sentence()), understand=understood)

    answer = await desk.composed_answer(GERMAN, in_english=True)

    assert answer.text == f"{TELL} [1]"


def test_without_a_language_model_the_page_says_that_there_is_no_choice() -> None:
    without = language_setting(Language.AS_ASKED, has_language_model=False)

    assert "accessory" not in without
    assert "I speak English" in json.dumps(without)


def test_with_a_language_model_the_choice_is_shown() -> None:
    setting = language_setting(Language.ENGLISH, has_language_model=True)

    assert setting["accessory"]["initial_option"]["value"] == "english"
