"""Whatever is written into a company's files, its reader gives what it can."""

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.ask.routing.reading import read_messages
from bot.ask.thresholds import read_thresholds
from bot.errors import CannotDoError
from bot.guidance.rank.wording import read_wording
from bot.guidance.standards.reading import read_register
from bot.moments.reading import read_what_counts as read_moments
from bot.people.reading import read_what_counts as read_company
from bot.quiz.bank.reading import read_bank
from bot.quiz.bank.reloading import ReloadingBank
from bot.yaml_files.reader import read_yaml

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
BROKEN = (  # as they stand in the file
    *("2026-02-30", "0x_", "!!int abc", "!!bool abc", "!!timestamp abc", "!!float x"),
    *(
        "!!int ''",
        "no",
        "007",
        "''",
        "'   '",
        "~",
        ".nan",
        "1e999",
        "*nowhere",
        "2026-01-01 99:99",
    ),
    *("9" * 5000, "[" * 300 + "]" * 300, "{a: 1, a: 2}", "[]", "{? [a] : b}", '"\\ud800"'),
)
FILES: dict[str, Callable[[Path], object]] = {
    "departments.yaml": read_company,
    "moments.yaml": read_moments,
    "standards.yaml": read_register,
    "signposts.yaml": lambda path: read_wording(path.parent),
    "synonyms.yaml": lambda path: read_wording(path.parent),
    "messages.yaml": read_messages,
    "thresholds.yaml": lambda path: read_thresholds(path.parent, "local"),
    "questions/customer-service.yaml": lambda path: read_bank(path.parent),
}
WHOLE = (
    *("", "# only a comment\n", "[]", "{}", "~", "---\n---\n", "\t", "a: b: c", "\x00"),
    *(
        "- 1\n- 2\n",
        "[" * 9000,
        "{" * 9000,
        "&a [*a]",
        "a: &a {b: *a}",
        "!!python/object:os.x {}",
    ),
)


def places_in(said: object, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the place of every key and item."""
    steps = (
        said if isinstance(said, dict) else range(len(said)) if isinstance(said, list) else ()
    )
    for step in steps:
        yield (*above, step)
        yield from places_in(said[step], (*above, step))  # type: ignore[index]


def shortened(said: Any) -> Any:
    """Return it with one entry of each list and five of each table: the rest are alike."""
    if isinstance(said, dict):
        return {key: shortened(said[key]) for key in list(said)[:12]}
    return [shortened(one) for one in said[:1]] if isinstance(said, list) else said


def written_with(said: object, place: tuple[str | int, ...], broken: str) -> str:
    """Return the file with the broken value at the place; JSON is YAML, line by line."""
    changed: Any = copy.deepcopy(said)
    inside = changed
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = "(broken)"
    return json.dumps(changed, indent=1, default=str).replace('"(broken)"', broken, 1)


def outcome(read: Callable[[Path], object], path: Path) -> str:
    """Return what was said; only a planned error, which names the file, may be raised."""
    try:
        read(path)
    except CannotDoError as error:
        return str(error)
    return path.name


def starter(name: str) -> Any:
    path = KNOWLEDGE / name
    if not path.exists():
        return {"sure": 0.5, "near": 0.4, "measured_with": "local"}
    return shortened(read_yaml(path.read_text("utf-8")))


@pytest.mark.parametrize("name", FILES)
def test_a_broken_value_at_any_key_raises_nothing(tmp_path: Path, name: str) -> None:
    path, said = tmp_path / name, starter(name)
    path.parent.mkdir(exist_ok=True)

    for number, place in enumerate(places_in(said)):
        for broken in BROKEN[number % 9 :: 9]:
            path.write_text(written_with(said, place, broken), "utf-8", "surrogatepass")
            assert path.name in outcome(FILES[name], path)


@pytest.mark.soak
@pytest.mark.parametrize("name", FILES)
def test_every_broken_value_at_every_key_raises_nothing(tmp_path: Path, name: str) -> None:
    path, said = tmp_path / name, starter(name)
    path.parent.mkdir(exist_ok=True)

    for place in places_in(said):
        for broken in BROKEN:
            path.write_text(written_with(said, place, broken), "utf-8", "surrogatepass")
            assert path.name in outcome(FILES[name], path)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_says_nothing_usable_raises_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)

    for whole in WHOLE:
        path.write_text(whole, "utf-8")
        assert path.name in outcome(FILES[name], path)
    path.write_bytes(b"\xff\xfe\x00broken: \xc3(")
    assert path.name in outcome(FILES[name], path)


@pytest.mark.parametrize("name", FILES)
def test_a_folder_or_a_link_to_nowhere_in_its_place_raises_nothing(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.mkdir(parents=True)
    assert path.name in outcome(FILES[name], path)
    path.rmdir()
    path.symlink_to(tmp_path / "gone")

    assert path.name in outcome(FILES[name], path)


@pytest.mark.parametrize("opened", ["[", "{a: ", "- "])
def test_a_hundred_thousand_levels_end_no_process(opened: str) -> None:
    code = (
        "import sys; from bot.yaml_files.reader import read_yaml\n"
        "try: read_yaml(sys.argv[1] * 100_000)\n"
        "except Exception as error: print(type(error).__name__)"
    )
    done = subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-c", code, opened], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0
    assert done.stdout.strip() in {"RecursionError", "ScannerError", "ParserError"}


def test_a_file_of_questions_that_breaks_leaves_what_it_said_before(tmp_path: Path) -> None:
    file = tmp_path / "customer-service.yaml"
    right = (KNOWLEDGE / "questions" / file.name).read_text("utf-8")
    file.write_text(right, "utf-8")
    bank = ReloadingBank(tmp_path)
    before = bank().questions
    file.write_text("questions: [", "utf-8")

    broken = bank().questions
    file.write_text(right.replace("difficulty: 1", "difficulty: 2", 1), "utf-8")

    assert broken == before != ()
    assert bank().questions != before


def test_an_editors_link_beside_the_questions_stops_no_question(tmp_path: Path) -> None:
    name = "customer-service.yaml"
    (tmp_path / name).write_bytes((KNOWLEDGE / "questions" / name).read_bytes())
    bank = ReloadingBank(tmp_path)
    before = bank().questions
    (tmp_path / f".#{name}").symlink_to("me@my-machine.1234")
    os.utime(tmp_path / name)

    assert bank().questions == before != ()
