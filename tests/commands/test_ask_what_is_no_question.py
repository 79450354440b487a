"""``ask`` with what is no question: a letter, talk, a report's status; as in Slack."""

import json
from pathlib import Path

import pytest

from tests.commands.running import Run

MESSAGES = """danger:
  fire: [it burns in the hall, there is smoke in the van]
question: [when do we wash, what about the weather, what do I do when it is late]
status: [what became of my report, any news on my idea, is my complaint read]
report: [I have an idea, we should change this, let us buy a new one]
bot: [who are you, what can you do, are you a robot]
thanks: [thanks a lot, thank you, that helped me]
greeting: [hello, good morning, hi there]
customer_message:
  - Your parcel is a week late and nobody answers me. Regards, a customer
  - Dear team, my parcel did not come. I wait for your call.
  - The driver was rude to me at my door. I want an answer.
"""
MOMENTS = """moments:
  - id: late
    name: Waiting for a late delivery
    summary: A delivery comes late, and the customer waits.
    said: [My parcel is late.]
    departments:
      - {id: logistics, stage: interaction, how: Tells of the delay.}
      - {id: sales, stage: interaction, how: Promises no more.}
"""


@pytest.fixture(autouse=True)
def lists(folder: Path) -> None:
    (folder / "messages.yaml").write_text(MESSAGES, "utf-8")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("who are you?", "I quote our guidance"),
        ("thanks a lot", "You are welcome."),
        ("hello", "Ask me how we treat our customers"),
        ("what became of my report?", "in Slack"),
        ("I have an idea: let us buy a new van", "`/customer idea`"),
        (":-)", "I see no question there."),
        ("Was mache ich, wenn eine Lieferung verspätet ist?", "I read English only"),
    ],
)
def test_what_asks_nothing_of_guidance_gets_a_sentence(run: Run, said: str, told: str) -> None:
    assert told in run("ask", said).stdout


def test_a_program_reads_what_a_message_is_and_the_outcomes_as_ever(run: Run) -> None:
    reply = json.loads(run("ask", "thanks a lot", "--json").stdout)

    assert (reply["message"], reply["kind"]) == ("thanks", "not_covered")
    assert "You are welcome." in reply["aside"]


def test_a_question_is_no_other_message(run: Run) -> None:
    reply = json.loads(run("ask", "What do I do when a delivery is late?", "--json").stdout)

    assert reply["kind"] == "answer"
    assert not {"message", "aside", "points"} & {*reply}


def test_a_customers_message_is_taken_apart_and_not_kept(run: Run, folder: Path) -> None:
    (folder / "moments.yaml").write_text(MOMENTS, "utf-8")
    guidance = (folder / "deliveries.md").read_text("utf-8")
    (folder / "deliveries.md").write_text(
        guidance.replace("---\n# ", "moments: [late]\n---\n# ")
    )
    letter = "My delivery is late by a week and nobody answers me. Regards, a customer"

    reply = json.loads(run("ask", letter, "--json").stdout)
    told = run("ask", letter).stdout

    assert (reply["message"], reply["kind"]) == ("customer_message", "closest")
    assert reply["points"] == [
        {"moment": "late", "name": "Waiting for a late delivery", "citation": 1}
    ]
    assert reply["citations"][0]["document"] == "deliveries.md"
    assert "1. Waiting for a late delivery\n“Tell the customer" in told
    assert "I keep none of its words." in told
