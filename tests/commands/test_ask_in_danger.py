"""``ask`` where somebody is in danger: what to do at once comes first, as in Slack."""

import json
from pathlib import Path

import pytest

from tests.commands.running import Run

MESSAGES = """danger:
  fire: [it burns in the hall, there is smoke in the van]
  crisis: [a customer wants to die, he will jump]
question: [when do we wash, what about the weather]
"""
SIGNPOSTS = """signposts:
  - {id: fire, name: Fire, who: Fire brigade, at_once: Leave the building., subjects: [fire]}
  - {id: crisis, name: Crisis, who: Crisis line, at_once: Call 116 123., subjects: [suicide]}
"""


@pytest.fixture(autouse=True)
def lists(folder: Path) -> None:
    (folder / "messages.yaml").write_text(MESSAGES, "utf-8")
    (folder / "signposts.yaml").write_text(SIGNPOSTS, "utf-8")


def test_nothing_is_said_of_what_is_not_covered(run: Run) -> None:
    assert run("ask", "a customer wants to die").stdout == (
        "Call 116 123.\n\nCrisis: Crisis line\n"
    )


def test_a_program_reads_first_which_danger_it_is(run: Run) -> None:
    reply = json.loads(run("ask", "it burns in the hall", "--json").stdout)

    assert next(iter(reply)) == "signpost"
    assert (reply["signpost"]["at_once"], reply["danger"]) == ("Leave the building.", True)
    assert "signposts" not in reply


def test_danger_of_an_unknown_kind_brings_all_that_may_be_to_do(run: Run, folder: Path) -> None:
    (folder / "messages.yaml").write_text("danger: [it burns]\nquestion: [who]\n", "utf-8")

    reply = json.loads(run("ask", "it burns", "--json").stdout)

    assert [one["id"] for one in reply["signposts"]] == ["fire", "crisis"]


def test_a_question_beside_it_is_answered_as_ever(run: Run) -> None:
    reply = json.loads(run("ask", "What do I do when a delivery is late?", "--json").stdout)

    assert (reply["kind"], "danger" in reply, "signpost" in reply) == ("answer", False, False)
