"""The table of the words of ``/customer``: whole, without doubles, as the manifest hints."""

import json
from itertools import groupby
from pathlib import Path

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.answer.domain import AnswerCommand
from bot.ask.answer.help import help_message
from bot.ask.preferences.domain import SetManner
from bot.ask.routing.domain import always_a_question
from bot.ask.usage.domain import ShowUsage
from bot.company.forgetting.domain import ShowLeaver
from bot.company.unasked.work import StartUnasked, StopUnasked
from bot.composition.command_table import listen_to_command
from bot.effect.indicators.domain import ShowIndicators
from bot.effect.map.domain import ShowMap
from bot.ideas.promises.domain import ShowPromises
from bot.ideas.report.kinds import KINDS
from bot.quiz.authoring.domain import RequestDrafts
from bot.quiz.cases.domain import WantCases
from bot.quiz.requests import (
    AskForDepartment,
    BeginRound,
    PauseReminders,
    ResumeReminders,
    ShowOwnData,
)
from tests.all_words import all_words
from tests.fakes import FakeDelivery

MANIFEST = Path(__file__).parents[2] / "slack-manifest.json"
ENTRIES = all_words()
WORDS = [word for entry in ENTRIES for word in entry.words]
TAKEN = {  # what is typed: the kind of work that it becomes
    "ask why so slow": AnswerCommand.KIND,
    "why so slow": AnswerCommand.KIND,
    "quizz": AnswerCommand.KIND,
    "": AnswerCommand.KIND,
    "help": AnswerCommand.KIND,
    "usage": ShowUsage.KIND,
    "usage of our discount codes": AnswerCommand.KIND,
    "forget <@U0LISA|lisa>": ShowLeaver.KIND,
    "forget U0123ABCDE": ShowLeaver.KIND,
    "forget me": ShowOwnData.KIND,
    "What do you know about me?": ShowOwnData.KIND,
    "forget to call a customer back": AnswerCommand.KIND,
    "Channel ephemeral": SetManner.KIND,
    "channel for a complaint": AnswerCommand.KIND,
    "Map": ShowMap.KIND,
    "map of our warehouse": AnswerCommand.KIND,
    "indicators": ShowIndicators.KIND,
    "Quiz me": BeginRound.KIND,
    "pause until Monday": PauseReminders.KIND,
    "resume": ResumeReminders.KIND,
    "team case": WantCases.KIND,
    "Team case stop": WantCases.KIND,
    "team cases of last year": AnswerCommand.KIND,
    "department": AskForDepartment.KIND,
    "my-data": ShowOwnData.KIND,
    "my data protection officer asks": AnswerCommand.KIND,
    "questions returns": RequestDrafts.KIND,
    "promise": ShowPromises.KIND,
    "Stop  everything": StopUnasked.KIND,
    "start again": StartUnasked.KIND,
    "stop a late delivery": AnswerCommand.KIND,
}


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_taken_by_one_entry(word: str) -> None:
    assert [word in one.words for one in ENTRIES if one.takes(word)] == [True]


def test_help_names_every_word_but_itself() -> None:
    ways = str(help_message([], ENTRIES).blocks)

    assert {word for word in WORDS if f"{word}`" not in ways} == {"help"}


def test_help_is_made_of_sentences_with_each_topic_once() -> None:
    told = [entry for entry in ENTRIES if entry.help]
    topics = [topic for topic, _ in groupby(entry.topic for entry in told)]

    assert [entry.words for entry in told if not entry.help.endswith(".")] == []
    assert (
        len(topics) == len(set(topics)) + 1
    )  # Ask begins without one, as what is unasked does


def test_the_hint_in_slack_names_each_entry() -> None:
    (command,) = json.loads(MANIFEST.read_text("utf-8"))["features"]["slash_commands"]
    hinted = [part.strip(" …") for part in command["usage_hint"].split("|")]

    assert hinted == [entry.words[0] for entry in ENTRIES]


def test_every_kind_of_report_is_a_word() -> None:
    assert set(KINDS) <= set(WORDS)


def test_what_an_employee_may_not_do_is_told_to_others_alone() -> None:
    told_to_all = [entry.words for entry in ENTRIES if entry.for_whom is None]

    assert not {("questions",), ("channel",), ("usage",), ("forget",), ("erase",)} & set(
        told_to_all
    )


async def typed(text: str) -> list[str]:
    """Type it in Slack; return the kinds of work that were taken in."""
    delivery = FakeDelivery()
    bolt = AsyncApp(client=AsyncWebClient(), signing_secret="s", authorize=_authorize)
    listen_to_command(bolt, delivery, always_a_question, all_words(delivery))
    response = await bolt.async_dispatch(_request(text))
    assert response.status == 200
    return [work.kind for work in delivery.taken_in]


async def _authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1")


def _request(text: str) -> AsyncBoltRequest:
    body = {
        "command": "/customer",
        "text": text,
        "team_id": "T1",
        "user_id": "U1",
        "channel_id": "C1",
        "trigger_id": "1.2",
        "response_url": "https://example.com",
    }
    return AsyncBoltRequest(body=body, mode="socket_mode")


def test_every_entry_has_an_example_but_those_that_answer_at_once() -> None:
    without = [entry.words for entry in ENTRIES if not any(map(entry.takes, TAKEN))]

    assert without == [("guidance",), tuple(KINDS), ("ideas",), ("erase",)]


@pytest.mark.parametrize(("text", "kind"), TAKEN.items())
async def test_what_is_typed_becomes_one_work(text: str, kind: str) -> None:
    assert await typed(text) == [kind]
