"""A judge who is asked elsewhere sees sentences and excerpts, and nothing that tells which."""

import json
from pathlib import Path

from bot.ask.domain import Citation
from tests.benchmarks.pairs import Pair
from tests.benchmarks.recorded_judge import drawn, figures, write_prompts

EXCERPTS = [
    Citation("", "Calls", "", f"Answer a call within {number} rings.", 0, 30)
    for number in range(2, 32)
]
PAIRS = [
    Pair(one, sentence, is_faithful, "" if is_faithful else "number")
    for number, one in enumerate(EXCERPTS, 2)
    for sentence, is_faithful in (
        (f"Take a call within {number} rings.", True),
        (f"Take a call within {number + 40} rings.", False),
    )
]


def test_no_prompt_has_an_excerpt_twice_nor_says_what_is_false(tmp_path: Path) -> None:
    write_prompts(drawn(PAIRS, 15), tmp_path)

    told = [one.read_text("utf-8") for one in sorted((tmp_path / "prompts").iterdir())]
    assert len(told) == 3
    assert all(len(excerpts_in(one)) == len(set(excerpts_in(one))) for one in told)
    assert not any("faithful" in one or "way" in one.split() for one in told)


def test_what_the_judge_carries_and_the_sieve_stops_is_not_shown(tmp_path: Path) -> None:
    batches = drawn(PAIRS, 15)
    (tmp_path / "replies").mkdir()
    for number, batch in enumerate(batches, 1):
        verdicts = [{"sentence": at, "is_carried": True} for at in range(1, len(batch) + 1)]
        reply = tmp_path / "replies" / f"{number:02}.json"
        reply.write_text(json.dumps({"verdicts": verdicts}), "utf-8")

    lines = "\n".join(figures(batches, tmp_path))

    assert "the judge alone: false shown  100.0 %" in lines
    assert "sieve and judge: false shown    0.0 %" in lines
    assert "sieve and judge: faithful kept  100.0 %" in lines


def excerpts_in(told: str) -> list[str]:
    """Return the excerpts of a prompt."""
    return [line for line in told.splitlines() if line.startswith("Answer a call")]
