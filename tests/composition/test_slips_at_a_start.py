"""A slip in one company file ends its own entry: at a start, and whoever reads it."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.ask.routing.reading import read_messages
from bot.ask.sureness import Thresholds
from bot.ask.thresholds import write_thresholds
from bot.composition.opening import company_file, list_paths, thresholds_of
from bot.composition.slips import slips_in, slips_now
from bot.guidance.rank.wording import read_wording
from bot.guidance.standards.reading import read_register
from bot.moments.reading import read_what_counts
from bot.settings import Settings

FILES = {  # each has an entry that says "right", and after it one that says "other"
    "departments.yaml": "departments:\n  - {id: right, name: Right}\n"
    "  - id: other\n    name: Other\n",
    "moments.yaml": "moments:\n  - {id: right, name: Right, summary: s, departments: []}\n"
    "  - id: other\n    name: Other\n    summary: s\n    departments: []\n",
    "standards.yaml": "standards:\n  - {id: right, name: Right, value: 4, unit: rings, from: c,"
    " who: [right], owner: right, stated: [{document: a.md, words: right}]}\n  - id: other\n"
    "    name: Other\n    value: 3\n    unit: rings\n    from: c\n    who: [right]\n"
    "    owner: right\n    stated: [{document: a.md, words: other}]\n",
    "signposts.yaml": "signposts:\n  - {id: right, name: Right, subjects: [right], who: We,"
    " at_once: Go}\n"
    "  - id: other\n    name: Other\n    subjects: [other]\n    who: They\n",
    "messages.yaml": "danger:\n  right: [fire]\nquestion: [right]\nreport: [other]\n",
    "synonyms.yaml": "right: [straight]\nother: [else]\n",
}
SLIPS: dict[str, Callable[[str], str]] = {
    "an unknown key": lambda text: text.replace("    name: Other", "    nmae: Other"),
    "a wrong type": lambda text: text.replace("name: Other", "name: [Other]"),
    "a doubled key": lambda text: text.replace(
        "    name: Other\n", "    name: Other\n    name: Else\n"
    ),
}
OF_LISTS: dict[str, Callable[[str], str]] = {  # the same in files whose keys are kinds or words
    "an unknown key": lambda text: text.replace("report:", "reprot:"),
    "a wrong type": lambda text: text.replace("[other]", "7").replace("[else]", "7"),
    "a doubled key": lambda text: f"{text}report: [third]\nother: [third]\n",
}
UNREADABLE = {
    "broken YAML": "right: [",
    "empty": "",
    "a word": "right\n",
    "a list": "- right\n",
}
NAMED = [(name, slip) for name in FILES for slip in SLIPS]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    knowledge = tmp_path / "knowledge"
    knowledge.mkdir()
    for name, text in FILES.items():
        (knowledge / name).write_text(text, encoding="utf-8")
    return Settings(knowledge=knowledge, state=tmp_path / "state")


def read(settings: Settings, name: str) -> str:
    """Return in words what counts of a file at a start."""
    readers: dict[str, Callable[[], object]] = {
        "departments.yaml": lambda: company_file(settings).read()[0],
        "moments.yaml": lambda: read_what_counts(*list_paths(settings, name))[0],
        "standards.yaml": lambda: read_register(*list_paths(settings, name))[0],
        "messages.yaml": lambda: read_messages(*list_paths(settings, name)),
        "signposts.yaml": lambda: (
            read_wording(settings.knowledge, lambda one: list_paths(settings, one)).signposts
        ),
        "synonyms.yaml": lambda: (
            read_wording(settings.knowledge, lambda one: list_paths(settings, one)).synonyms
        ),
    }
    return str(readers[name]())


def with_slip(name: str, slip: str) -> str:
    of_lists = name in {"messages.yaml", "synonyms.yaml"}
    return (OF_LISTS if of_lists else SLIPS)[slip](FILES[name])


@pytest.mark.parametrize(("name", "slip"), NAMED)
def test_every_right_entry_counts_beside_a_slip(
    settings: Settings, name: str, slip: str
) -> None:
    (settings.knowledge / name).write_text(with_slip(name, slip), encoding="utf-8")

    assert "right" in read(settings, name)


@pytest.mark.parametrize(("name", "slip"), NAMED)
def test_a_slip_is_named_with_file_line_and_mend(
    settings: Settings, name: str, slip: str
) -> None:
    text = with_slip(name, slip)
    (settings.knowledge / name).write_text(text, encoding="utf-8")

    found = [one for one in slips_in(settings.knowledge) if one.path.name == name]

    is_free = (name, slip) == ("synonyms.yaml", "an unknown key")  # every word is a key there
    assert bool(found) is not is_free
    assert all(one.line > 1 for one in found)


@pytest.mark.parametrize("broken", UNREADABLE)
@pytest.mark.parametrize("name", FILES)
def test_what_cannot_be_read_at_all_is_empty_and_named(
    settings: Settings, name: str, broken: str
) -> None:
    (settings.knowledge / name).write_text(UNREADABLE[broken], encoding="utf-8")

    counts = read(settings, name)

    assert "right" not in counts
    assert [name in one for one in slips_now(settings)] == [True]


@pytest.mark.parametrize("broken", UNREADABLE)
@pytest.mark.parametrize("name", FILES)
def test_what_cannot_be_read_at_all_counts_as_it_last_could(
    settings: Settings, name: str, broken: str
) -> None:
    before = read(settings, name)
    company_file(settings).keep()  # as a running bot does each minute
    (settings.knowledge / name).write_text(UNREADABLE[broken], encoding="utf-8")

    assert read(settings, name) == before


@pytest.mark.parametrize(("name", "slip"), [one for one in NAMED if one[1] != "a doubled key"])
def test_an_entry_that_slips_counts_as_it_was_beside_what_is_new(
    settings: Settings, name: str, slip: str
) -> None:
    before = read(settings, name)
    company_file(settings).keep()
    slipped = with_slip(name, slip).replace("right", "fresh")
    (settings.knowledge / name).write_text(slipped, encoding="utf-8")

    counts = [read(settings, name), read(settings, name)]  # what was right is not forgotten

    assert "fresh" in counts[0]
    assert re.search(r"\b(other|Other)\b", before)
    assert re.search(r"\b(other|Other)\b", counts[0])
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", FILES)
def test_the_next_version_without_a_slip_counts(settings: Settings, name: str) -> None:
    read(settings, name)
    for text in (UNREADABLE["broken YAML"], FILES[name].replace("right", "fresh")):
        (settings.knowledge / name).write_text(text, encoding="utf-8")
        counts = read(settings, name)

    assert "fresh" in counts
    assert "right" not in counts


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_the_company_takes_away_is_empty(settings: Settings, name: str) -> None:
    read(settings, name)
    (settings.knowledge / name).unlink()

    assert "right" not in read(settings, name)


@pytest.mark.parametrize("broken", UNREADABLE)
def test_thresholds_that_cannot_be_read_are_the_usual_ones(
    settings: Settings, broken: str
) -> None:
    (settings.knowledge / "thresholds.yaml").write_text(UNREADABLE[broken], encoding="utf-8")

    assert thresholds_of(settings, "local").near is None
    assert ["thresholds.yaml" in one for one in slips_now(settings)] == [True]


@pytest.mark.parametrize("slipped", [*UNREADABLE.values(), None])
def test_thresholds_that_slip_count_as_they_were(
    settings: Settings, slipped: str | None
) -> None:
    measured = Thresholds(0.6, 0.4)
    file = write_thresholds(settings.knowledge, measured, "local", marks=9, today=date.min)
    before = thresholds_of(settings, "local")
    one_line = file.read_text("utf-8").replace("sure: 0.6", "sure: soon")
    file.write_text(one_line if slipped is None else slipped, encoding="utf-8")

    assert thresholds_of(settings, "local") == before == measured


@pytest.mark.parametrize("is_apart", [True, False])
def test_a_copy_lies_with_a_workspace_of_several_and_else_in_the_state_folder(
    settings: Settings, tmp_path: Path, *, is_apart: bool
) -> None:
    several = settings.model_copy(
        update={
            "slack_client_id": "1.2",
            "slack_client_secret": SecretStr("s"),
            "workspaces": tmp_path / "workspaces" if is_apart else tmp_path,
        }
    )
    own = several.of_workspace("T0NORTH")
    own.knowledge.mkdir(parents=True)
    (own.knowledge / "moments.yaml").write_text(FILES["moments.yaml"], encoding="utf-8")

    read(several, "moments.yaml")
    read(own, "moments.yaml")

    assert not list(tmp_path.glob("*.yaml"))
    assert (own.knowledge.parent / "moments.last.yaml").exists()


def test_a_slip_of_the_quiz_is_named_until_it_is_mended(settings: Settings) -> None:
    file = settings.knowledge / "questions" / "sales.yaml"
    file.parent.mkdir()
    found = []
    for text in ("questions: [", "department: sales\nowner: sales\nquestions: []\n"):
        file.write_text(text, encoding="utf-8")
        found.append(["sales.yaml" in one for one in slips_now(settings)])

    assert found == [[True], []]
