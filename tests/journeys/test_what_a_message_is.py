"""What somebody writes that is no question: danger, a customer's words, talk about the bot."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.journeys.conftest import Enter

pytestmark = pytest.mark.usefixtures("bot")

LETTER = (
    "Dear Sir or Madam, your delivery is a week late and nobody answers my e-mails. "
    "If I do not hear from you today, I will cancel the order. Kind regards, Zebulon Quist"
)
IN_DANGER = "A customer on the phone says he has a gun and is on his way to our Zebulon branch"


def kept_in(folder: Path) -> bytes:
    """Return all that the bot's database holds, its work included."""
    with sqlite3.connect(folder / "bot.sqlite3") as connection:
        return "\n".join(connection.iterdump()).encode()


async def test_whoever_is_in_danger_reads_first_whom_to_call_and_nothing_is_kept(
    employee: Enter, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    dan = employee("U0DAN")

    said = dan.says(IN_DANGER)

    reply = await dan.sees("112", thread=said["ts"])
    assert "112" in json.dumps(reply["blocks"][0])
    assert "Tell the owner" not in json.dumps(reply)
    assert b"Zebulon" not in kept_in(tmp_path)
    assert "Zebulon" not in caplog.text

    said = dan.says("There is a customer on the phone. She wants to end it all. What do I say?")

    reply = await dan.sees("116 123", thread=said["ts"])
    assert "116 123" in json.dumps(reply["blocks"][0])


async def test_a_customers_letter_becomes_its_points_and_fills_in_the_form_and_is_not_kept(
    employee: Enter, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    dan = employee("U0DAN")

    said = dan.says(LETTER)

    reply = await dan.sees("This is a customer's message", thread=said["ts"])
    shown = json.dumps(reply)
    assert "Do first:" in shown
    assert "What we promise:" in shown
    assert "Read the passage" in shown
    assert "Tell the owner" not in shown

    await dan.clicks("Report it", on=reply)

    modal = await dan.sees_modal("What is it?")
    assert "Zebulon Quist" in json.dumps(modal)
    assert "complaint" in json.dumps(modal)
    assert b"Zebulon" not in kept_in(tmp_path)
    assert "Zebulon" not in caplog.text


async def test_what_is_no_question_leads_where_it_belongs(employee: Enter) -> None:
    dan = employee("U0DAN")
    said = {
        "who are you and what can you do": ("I quote our guidance", "/customer my data"),
        "what can you do?": ("answered to you alone",),
        "great, that is exactly what I needed, thanks a lot!": ("You are welcome",),
        "thank you, that helped": ("You are welcome",),
        "what became of the suggestion that I handed in last month?": ("are on my *Home* tab",),
        "who is the head of customer service?": ("Carla Mendes heads *Customer service*.",),
        "the shift lead threatened to kill me tonight": ("112",),
    }

    asked = {words: dan.says(words)["ts"] for words in said}

    for words, (first, *others) in said.items():
        reply = json.dumps(await dan.sees(first, thread=asked[words]))
        assert [one for one in others if one not in reply] == []


async def test_what_sounds_like_a_report_opens_a_form_with_its_words(employee: Enter) -> None:
    dan = employee("U0DAN")

    dan.says("The tape on our cartons opens in the cold. Please pass that on.")
    await dan.clicks("Open the form", on=await dan.sees("It takes half a minute"))

    assert "opens in the cold" in json.dumps(await dan.sees_modal("What is it?"))


async def test_what_may_be_a_report_is_answered_and_offers_the_form_filled_in(
    employee: Enter,
) -> None:
    dan = employee("U0DAN")

    asked = dan.says("Would a bench at the gate be allowed?")["ts"]
    answer = await dan.sees("Did you want to report this?", thread=asked)
    await dan.clicks("Report it", on=answer)

    assert "a bench at the gate" in json.dumps(await dan.sees_modal("What is it?"))


async def test_code_and_emoji_are_not_taken_for_another_language(employee: Enter) -> None:
    dan = employee("U0DAN")

    code = dan.says("import pandas as pd\ndf = pd.read_csv('x.csv')\nprint(df.head())")["ts"]
    emoji = dan.says("🤷🤷🤷")["ts"]
    french = dan.says("Que dois-je dire au client en cas de retard ?")["ts"]

    await dan.sees("I read English only", thread=french)
    assert "English only" not in json.dumps(await dan.sees("uidance", thread=code))
    assert "English only" not in json.dumps(await dan.sees("no question", thread=emoji))
