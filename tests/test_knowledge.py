"""What the company says refers only to what exists, and each document says it once."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.moments.domain import Moment
from bot.moments.reading import read_moments
from bot.people.reading import read_company
from bot.yaml_files.reader import read_yaml

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
GUIDANCE = KNOWLEDGE / "guidance"
DOCUMENTS = sorted(GUIDANCE.glob("*/*.md"))
DEPARTMENTS = {
    department.department_id
    for department in read_company(KNOWLEDGE / "departments.yaml").departments
}
MAP = read_moments(KNOWLEDGE / "moments.yaml")
MOMENTS = {moment.moment_id for moment in MAP.moments}
PARTS = {
    moment.moment_id: {part.department_id for part in moment.parts} for moment in MAP.moments
}
FEWEST_WORDS, MOST_WORDS = 300, 700  # read in three minutes, and worth opening
LONGEST_SHARED_RUN = 11  # words; more is a sentence copied from another document


def front_matter_of(path: Path) -> dict[str, Any]:
    """Return what stands between the first two lines of three dashes."""
    loaded = read_yaml(path.read_text(encoding="utf-8").split("---\n", 2)[1])
    assert isinstance(loaded, dict)
    return loaded


def body_of(path: Path) -> str:
    """Return what employees read."""
    return path.read_text(encoding="utf-8").split("---\n", 2)[2]


def runs_of(path: Path) -> Iterator[str]:
    """Yield every row of words that is one longer than two documents may share."""
    words = re.findall(r"[^\W_]+", body_of(path).casefold())
    length = LONGEST_SHARED_RUN + 1
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])


def name_of(path: Path) -> str:
    """Return the name under which a failure shows the document."""
    return path.relative_to(GUIDANCE).as_posix()


of_each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)


def test_every_department_has_its_document() -> None:
    assert {path.stem for path in GUIDANCE.glob("departments/*.md")} == DEPARTMENTS


def test_every_moment_has_its_document() -> None:
    assert {path.stem for path in GUIDANCE.glob("moments/*.md")} == MOMENTS


def test_every_moment_is_on_the_map_once() -> None:
    assert len(MAP.moments) == len(MOMENTS)


@pytest.mark.parametrize("moment", MAP.moments, ids=lambda moment: moment.moment_id)
def test_a_moment_is_shaped_by_different_departments_that_exist(moment: Moment) -> None:
    shaped_by = [part.department_id for part in moment.parts]

    assert len(shaped_by) >= 2
    assert len(set(shaped_by)) == len(shaped_by)
    assert set(shaped_by) <= DEPARTMENTS


@pytest.mark.parametrize("department_id", sorted(DEPARTMENTS))
def test_a_department_shapes_at_least_three_moments(department_id: str) -> None:
    assert len(MAP.of_department(department_id)) >= 3


def test_the_map_says_what_each_of_92_pairs_does_each_in_its_own_words() -> None:
    said = [part.how for moment in MAP.moments for part in moment.parts]

    assert len(said) == len(set(said)) == 92
    assert [how for how in said if not 6 <= len(how.split()) <= 30] == []


@of_each_document
def test_front_matter_names_only_what_exists(path: Path) -> None:
    front_matter = front_matter_of(path)

    assert set(front_matter) == {"title", "owner", "reviewed", "departments", "moments"}
    assert front_matter["owner"] in DEPARTMENTS
    assert isinstance(front_matter["reviewed"], date)
    assert set(front_matter["departments"]) <= DEPARTMENTS
    assert set(front_matter["moments"]) <= MOMENTS


@of_each_document
def test_title_is_the_heading_that_is_read(path: Path) -> None:
    headings = re.findall(r"^# (.+)$", body_of(path), re.MULTILINE)

    assert headings == [front_matter_of(path)["title"]]


@of_each_document
def test_document_is_long_enough_to_help_and_short_enough_to_read(path: Path) -> None:
    words = len(body_of(path).split())

    assert FEWEST_WORDS <= words <= MOST_WORDS


@pytest.mark.parametrize("moment_id", sorted(MOMENTS))
def test_document_of_a_moment_names_the_departments_of_the_map(moment_id: str) -> None:
    front_matter = front_matter_of(GUIDANCE / "moments" / f"{moment_id}.md")

    assert front_matter["moments"] == [moment_id]
    assert set(front_matter["departments"]) == PARTS[moment_id]


@pytest.mark.parametrize("department_id", sorted(DEPARTMENTS))
def test_document_of_a_department_names_the_moments_of_the_map(department_id: str) -> None:
    front_matter = front_matter_of(GUIDANCE / "departments" / f"{department_id}.md")
    shaped = {moment.moment_id for moment in MAP.of_department(department_id)}

    assert front_matter["owner"] == department_id
    assert front_matter["departments"] == [department_id]
    assert set(front_matter["moments"]) == shaped


def test_no_two_documents_share_a_sentence() -> None:
    documents = Counter(run for path in DOCUMENTS for run in set(runs_of(path)))

    assert [run for run, count in documents.items() if count > 1] == []
