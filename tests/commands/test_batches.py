"""Questions line by line: none costs another its answer."""

import json

import pytest

from tests.commands.running import Run, lines_of


def test_a_batch_answers_every_line_and_names_the_wrong_ones(run: Run) -> None:
    questions = b'{"id": 7, "question": "late delivery?"}\nnonsense\n{"id": "b"}\n'

    done = run("ask", "--batch", "--json", typed=questions)

    right, wrong, empty = lines_of(done)
    assert (right["id"], right["kind"]) == (7, "answer")
    assert wrong == {"id": None, "error": "Line 2: it is not JSON."}
    assert empty["id"] == "b"
    assert "needs an object" in empty["error"]
    assert done.returncode == 1
    assert "2 lines were not answered" in done.stderr


@pytest.mark.parametrize(
    "identity",
    [
        "7",
        '"b"',
        "null",
        "true",
        "1.5",
        '{"a": [1, null]}',
        "12345678901234567890",
        r'"\ud800"',
    ],
)
def test_a_batch_keeps_an_id_of_any_kind(run: Run, identity: str) -> None:
    question = f'{{"id": {identity}, "question": "late \\ud83d delivery?"}}'

    done = run("ask", "--batch", "--json", typed=question.encode())

    assert lines_of(done)[0]["id"] == json.loads(identity)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"id": 1, "question": "caf\xe9"}', "it is not UTF-8 (byte 26)"),
        (b"[" * 100_000, "it is not JSON"),
        (b'{"id": NaN, "question": "late?"}', "it is not JSON"),
        (b'{"id": 1e999, "question": "late?"}', "it is not JSON"),
        (b'["id", "question"]', "it needs an object"),
    ],
)
def test_a_line_that_cannot_be_read_costs_no_other_its_answer(
    run: Run, line: bytes, says: str
) -> None:
    right = b'{"id": 2, "question": "late delivery?"}'

    done = run("search", "--batch", "--json", typed=b"\n".join([line, b"", right]))

    wrong, answered = lines_of(done)
    assert wrong["error"].startswith(f"Line 1: {says}")
    assert answered["passages"]


def test_search_takes_a_batch_too(run: Run) -> None:
    done = run("search", "--batch", "--json", typed=b'{"id": 1, "question": "van"}\n')

    (reply,) = lines_of(done)
    assert reply["id"] == 1
    assert reply["passages"][0]["document"] == "deliveries.md"
