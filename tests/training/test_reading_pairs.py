import json
import random
from pathlib import Path

import pytest

from training.choosing import batches_of, chosen
from training.examples import Example, read_examples
from training.pieces import LONGEST, TOKENIZER, Pieces, batch_of


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(TOKENIZER)


def an_example(*worth: float, length: int = 9) -> Example:
    rows = tuple((101, 7, 102, *[9] * length, 102) for _ in worth)
    return Example("q", "plain", "a", rows, worth, tuple((0.0,) * 6 for _ in worth))


def test_what_was_found_in_a_long_excerpt_is_read(pieces: Pieces) -> None:
    text = "Returns › Where\n" + "other words " * 200 + "\nthe warehouse in Lyon"

    row = pieces.of("where do returns go?", text, "the warehouse in Lyon")

    found = pieces.of("", "the warehouse in Lyon", "")[2:-1]
    assert len(row) == LONGEST
    assert any(row[at : at + len(found)] == found for at in range(len(row)))


def test_only_the_pieces_of_excerpts_are_marked_as_theirs() -> None:
    ids, kinds = batch_of([[101, 7, 102, 8, 9, 102], [101, 7, 102, 8, 102]])

    assert ids.tolist() == [[101, 7, 102, 8, 9, 102], [101, 7, 102, 8, 102, 0]]
    assert kinds.tolist() == [[0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 0]]


def test_an_excerpt_that_answers_is_always_among_those_taught() -> None:
    one = an_example(0, 0, 0, 0, 0, 0, 0, 0, 0, 1)

    for seed in range(20):
        assert 9 in chosen(one, random.Random(seed))  # noqa: S311  # guards nothing


def test_an_epoch_takes_each_question_once() -> None:
    examples = [an_example(1, 0, length=at % 50) for at in range(300)]

    taken = [id(one) for batch in batches_of(examples, seed=3) for one, _ in batch]

    assert sorted(taken) == sorted(map(id, examples))


def test_each_question_of_a_message_is_an_example(pieces: Pieces, tmp_path: Path) -> None:
    excerpt = {
        "document": "sales/returns.md",
        "text": "Returns\nWithin ten days.",
        "found": "Within ten days.",
        "label": "helps",
        "signals": dict.fromkeys(("meaning", "likeness", "words", "fits", "ahead"), 0.5)
        | {"values": "MEETS"},
    }
    questions = [{"asked": asked, "excerpts": [excerpt]} for asked in ("until when?", "who?")]
    message = {"question": "?", "kind": "double", "documents": [], "questions": questions}
    file = tmp_path / "candidates.jsonl"
    file.write_text(json.dumps(message), encoding="utf-8")

    first, second = read_examples([file], pieces, excerpts=10)

    assert (first.question, second.question) == ("until when?", "who?")
    assert (first.folder, first.worth) == ("sales", (0.5,))
    assert first.signals == ((0.5, 0.5, 0.5, 0.5, 0.5, 1.0),)
