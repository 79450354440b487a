"""The command line as people and programs meet it: two outputs and an exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.running import LATE, Run

ROOT = Path(__file__).parents[2]


def test_ask_quotes_the_file_as_it_lies_on_disk(run: Run, folder: Path) -> None:
    done = run("ask", "What do I do when a delivery is late?", "--json")

    answer = json.loads(done.stdout)
    (cited, *_) = answer["citations"]
    assert answer["kind"] == "answer"
    assert cited["document"] == "deliveries.md"
    assert LATE[cited["start"] : cited["end"]] == cited["quote"]
    assert "late delivery" in answer["text"]
    assert answer["milliseconds"] > 0


def test_ask_says_what_is_not_covered(run: Run) -> None:
    done = run("ask", "Which planet has the most moons?", "--json")

    answer = json.loads(done.stdout)
    assert answer["kind"] == "not_covered"
    assert answer["nearest"] == [{"document": "deliveries.md", "title": "Deliveries"}]
    assert done.returncode == 0


def test_ask_says_what_is_only_close_with_its_citations(run: Run) -> None:
    done = run("ask", "What does washing the van cost?", "--json")

    reply = json.loads(done.stdout)
    (cited,) = reply["citations"]
    assert reply["kind"] == "closest"
    assert "text" not in reply
    assert LATE[cited["start"] : cited["end"]] == cited["quote"]
    assert cited["quote"] == "The van is washed on Fridays."


def test_ask_words_what_is_only_close_as_no_answer(run: Run) -> None:
    done = run("ask", "What does washing the van cost?")

    assert done.stdout.startswith("The guidance does not say this directly; the closest it has")


def test_ask_says_where_to_go_with_what_the_guidance_will_never_hold(
    run: Run, folder: Path
) -> None:
    post = "{id: pay, name: Pay, who: The people department, subjects: [my salary and wages]}"
    (folder / "signposts.yaml").write_text(f"signposts:\n  - {post}\n", "utf-8")

    done = run("ask", "When do I get my salary?")

    assert done.stdout.startswith("Pay: The people department\n\nThe guidance does not cover")


def test_ask_as_json_says_first_what_to_do_at_once(run: Run, folder: Path) -> None:
    post = "{id: fire, name: Fire, who: Fire brigade, link: 'https://x.example/fire',"
    rest = " at_once: Call 112., subjects: [there is a fire in the building]}"
    (folder / "signposts.yaml").write_text(f"signposts:\n  - {post}{rest}\n", "utf-8")

    reply = json.loads(run("ask", "there is a fire in the building", "--json").stdout)

    assert next(iter(reply)) == "signpost"
    assert reply["kind"] == "not_covered"
    assert reply["signpost"] == {
        "at_once": "Call 112.",
        "id": "fire",
        "name": "Fire",
        "who": "Fire brigade",
        "link": "https://x.example/fire",
    }


def test_what_the_handbook_answers_without_danger_has_no_signpost(run: Run) -> None:
    assert "signpost" not in json.loads(run("ask", "late deliveries", "--json").stdout)


def test_ask_answers_from_the_map_what_is_for_it(run: Run, folder: Path) -> None:
    part = "{id: logistics, stage: interaction, how: Brings it whole.}"
    moment = f"{{id: delivery, name: Delivery, summary: It comes., departments: [{part}]}}"
    (folder / "moments.yaml").write_text(f"moments:\n  - {moment}\n", "utf-8")
    lines = "map: [how does the department affect customers]\nquestion: [who decides]\n"
    (folder / "messages.yaml").write_text(lines, "utf-8")
    departments = "departments:\n  - {id: logistics, name: Logistics, also: [warehouse]}\n"
    (folder / "departments.yaml").write_text(departments, "utf-8")

    reply = json.loads(run("ask", "how does the warehouse affect customers", "--json").stdout)

    (cited,) = reply["citations"]
    file = (folder / "moments.yaml").read_text("utf-8")
    assert (reply["kind"], cited["document"]) == ("answer", "moments.yaml")
    assert cited["title"] == "The map of moments of truth"
    assert file[cited["start"] : cited["end"]] == cited["quote"] == "Brings it whole."
    assert reply["text"].startswith("Customers feel Logistics at 1 moment of truth:")


def test_search_gives_passages_with_their_places(run: Run) -> None:
    done = run("search", "washing the van", "--limit", "1", "--json")

    (passage,) = json.loads(done.stdout)
    assert LATE[passage["start"] : passage["end"]] == passage["text"]
    assert "washed on Fridays" in passage["text"]
    assert 0 <= passage["relevance"] <= 1


def test_a_changed_document_is_found_without_being_told(run: Run, folder: Path) -> None:
    run("index")
    (folder / "deliveries.md").write_text("# Birds\n\nOwls hunt at night.\n", encoding="utf-8")

    done = run("search", "when do owls hunt", "--json")

    assert "Owls hunt at night." in done.stdout


def test_a_document_that_cannot_be_read_is_named_and_the_rest_is_indexed(
    run: Run, folder: Path
) -> None:
    (folder / "broken.md").write_bytes(b"\xff\xfe\x00")

    done = run("index", "--json")

    report = json.loads(done.stdout)
    assert report["documents"] == 1
    assert report["malformed"][0]["document"] == "broken.md"
    assert "broken.md is left out because" in done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["ask"], "Give a question"),
        (["frobnicate"], "No such command"),
        (["ask", "x", "--frobnicate"], "No such option"),
        (["ask", "x", "--knowledge", "/nowhere"], "no knowledge folder at /nowhere"),
        (["serve"], "SLACK_BOT_TOKEN is not set"),
    ],
)
def test_an_error_is_one_sentence_and_no_traceback(
    run: Run, words: list[str], says: str
) -> None:
    done = run(*words)

    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert done.returncode != 0


def test_a_setting_that_cannot_be_is_named(run: Run) -> None:
    done = run("serve", PORT="abc")

    assert done.stderr.startswith("PORT is set to 'abc'")


def test_doctor_names_every_setting_that_cannot_be(run: Run) -> None:
    done = run("doctor", "--json", PORT="abc", LOG_LEVEL="loud", WORK_BEGINS="18:00")

    findings = {finding["what"]: finding for finding in json.loads(done.stdout)}
    assert set(findings) == {"PORT", "LOG_LEVEL", "WORK_ENDS"}
    assert findings["PORT"]["says"].startswith("it is set to 'abc', which cannot be: ")
    assert findings["PORT"]["mend"]
    assert done.returncode == 1
    told = {"error": "3 of 3 checks found something to mend.", "status": 1}
    assert json.loads(done.stderr) == told


def test_serve_needs_a_way_for_slack_to_reach_it(run: Run) -> None:
    done = run("serve", SLACK_BOT_TOKEN="xoxb-1")

    assert "Set SLACK_APP_TOKEN" in done.stderr


def test_doctor_names_each_trouble_with_its_mend(run: Run, folder: Path) -> None:
    (folder / "departments.yaml").write_text("departments: [", encoding="utf-8")

    done = run("doctor", "--json")

    troubles = {one["what"]: one for one in json.loads(done.stdout) if not one["is_well"]}
    assert "departments.yaml" in troubles["KNOWLEDGE"]["says"]
    assert troubles["SLACK_BOT_TOKEN"]["mend"]
    assert done.returncode == 1


def test_every_command_explains_itself(run: Run) -> None:
    done = run("--help")

    commands = ("demo", "serve", "index", "ask", "search", "doctor")
    assert all(f"  {command} " in done.stdout for command in commands)
    assert "..." not in done.stdout.split("Commands:")[1]


def test_it_runs_as_a_module_of_its_own() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--help"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )

    assert "Answer a question from the guidance" in done.stdout
    assert done.returncode == 0
