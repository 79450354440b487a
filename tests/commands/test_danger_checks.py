"""What `knowledge check` and `doctor` say of dangers that lead to nothing to do."""

from pathlib import Path

import pytest

from bot.composition.slips import slips_in

SIGNPOSTS = """signposts:
  - {id: fire, name: Fire, who: Fire brigade, subjects: [fire], at_once: Leave the building.}
  - {id: pay, name: Pay, who: People department, subjects: [pay]}
"""


def slips(folder: Path, messages: str, signposts: str = SIGNPOSTS) -> list[str]:
    """Return what is told about a folder that holds these two files."""
    (folder / "messages.yaml").write_text(messages, "utf-8")
    (folder / "signposts.yaml").write_text(signposts, "utf-8")
    return [str(one).removeprefix(f"{folder}/") for one in slips_in(folder)]


@pytest.mark.parametrize(
    ("messages", "told"),
    [
        (
            "danger:\n  - it burns\n",
            (
                "messages.yaml:1: danger: its lines stand under no signpost, so that none of"
                " them says what to do at once. Below danger: write the ids of signposts in"
                " signposts.yaml, as self-harm:, and indent below each the lines that lead to"
                " it."
            ),
        ),
        (
            "danger:\n  fire: [it burns]\n  gas: [it leaks]\n",
            (
                "messages.yaml:3: danger > gas: signposts.yaml has no signpost of this id."
                " Write one of these: fire; or add the signpost."
            ),
        ),
        (
            "danger:\n  fires: [it burns]\n",
            (
                "messages.yaml:2: danger > fires: signposts.yaml has no signpost of this id."
                " Write fire."
            ),
        ),
        (
            "danger:\n  pay: [I starve]\n",
            (
                "messages.yaml:2: danger > pay: the signpost in signposts.yaml does not say"
                " what to do at once. Give pay a line of at_once there."
            ),
        ),
        (
            "danger:\n  fire: [it burns]\nthanks:\n  - It  burns\n",
            (
                "messages.yaml:4: thanks > entry 1: “It  burns” is there twice, first in line"
                " 2. Leave it in the list where it belongs."
            ),
        ),
        (
            "danger:\n  - it burns\n  - It burns\n",
            (
                "messages.yaml:3: danger > entry 2: “It burns” is there twice, first in line"
                " 2. Leave it in the list where it belongs."
            ),
        ),
    ],
)
def test_what_is_wrong_with_dangers_is_told_with_its_mend(
    tmp_path: Path, messages: str, told: str
) -> None:
    assert told in slips(tmp_path, messages)


def test_dangers_that_lead_to_what_is_to_be_done_are_well(tmp_path: Path) -> None:
    assert slips(tmp_path, "danger:\n  fire: [it burns]\n") == []


def test_without_signposts_their_ids_are_no_slip(tmp_path: Path) -> None:
    (tmp_path / "messages.yaml").write_text("danger:\n  fire: [it burns]\n", "utf-8")

    assert list(slips_in(tmp_path)) == []


def test_a_danger_that_leads_nowhere_is_told_beside_a_slip_in_signposts(tmp_path: Path) -> None:
    slipped = SIGNPOSTS.replace("who: People", "whom: People")

    told = slips(tmp_path, "danger:\n  fires: [it burns]\n  pay: [I starve]\n", slipped)

    assert [one.split(": ")[1] for one in told if one.startswith("messages")] == [
        "danger > fires"
    ]
