"""In which language an employee is answered."""

import json

import pytest

from bot.ask.languages import Language, Languages
from bot.ask.preferences.messages import Leaving, language_setting, what_leaves
from bot.ask.preferences.store import SqlLanguages
from bot.ask.preferences.work import PreferencesWork
from bot.delivery.work import Work
from bot.language_model.reading import MayRead
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


def told(leaving: Leaving) -> str:
    text: str = what_leaves(leaving)["text"]["text"]
    return text


def test_everybody_reads_what_goes_to_a_language_model_and_what_does_not() -> None:
    goes, stays = told(Leaving(["openai:gpt"])).splitlines()[1:]

    assert "`openai:gpt`" in goes
    assert all(kind in goes for kind in ("you ask", "guidance", "worth learning"))
    assert (
        stays == "•  To no language model goes: reports, to name what several have in common."
    )


def test_without_guidance_nothing_is_asked_of_a_language_model() -> None:
    says = told(Leaving(["openai:gpt"], MayRead(guidance=False, reports=True)))

    assert "for a language model: reports, to name what several have in common." in says
    assert "To no language model goes: what you ask me" in says


def test_an_embedding_elsewhere_is_named_though_no_language_model_is() -> None:
    says = told(Leaving(embedding="openai:text-embedding-3-small"))

    assert "for a language model" not in says
    assert "To `openai:text-embedding-3-small`, to find what fits: what you write to me" in says


def test_without_a_language_model_nothing_is_said_to_go_to_one() -> None:
    assert told(Leaving()).splitlines()[1:] == [
        "•  To a language model nothing goes: none is in use."
    ]
