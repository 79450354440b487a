"""The blind sets are measured where their handbooks are, and never stop the bench."""

from pathlib import Path

import pytest

from tests.benchmarks.blind_sets import FOREIGN, STARTER, corpus_of, why_not
from tests.benchmarks.questions import HANDBOOK


@pytest.mark.parametrize("name", FOREIGN)
def test_a_set_without_its_handbook_says_in_one_sentence_how_to_give_it(
    name: str, tmp_path: Path
) -> None:
    for handbooks in (None, tmp_path):
        said = why_not(name, handbooks)

        assert said.startswith(f"{name}: not measured")
        assert "--corpus" in said
        assert len(said.splitlines()) == 1


def test_the_starters_set_needs_no_other_folder() -> None:
    assert corpus_of(STARTER, None) == HANDBOOK
    assert not why_not(STARTER, None)


def test_a_handbook_that_is_there_is_measured(tmp_path: Path) -> None:
    (tmp_path / "clef").mkdir()

    assert corpus_of("clef", tmp_path) == tmp_path / "clef"
    assert not why_not("clef", tmp_path)


def test_a_set_that_somebody_read_asks_for_new_questions(tmp_path: Path) -> None:
    assert "new ones are due" in why_not(STARTER, None, sets=tmp_path)
