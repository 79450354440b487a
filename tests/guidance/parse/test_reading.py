"""A quote is found again by its words, and read with what stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.parse.reading import found_again, headings_at, lines_around

STEPS = "\n".join(f"{n}. Do step {n} of the return and write it down." for n in range(1, 41))
RETURNS = f"""# Returns

## Why

We take goods back. Say so.

## How

Take them back like this:

{STEPS}

Thank the customer.
"""


def returns() -> Document:
    document = read(Source("returns.md", RETURNS))
    assert isinstance(document, Document)
    return document


def place_of(words: str) -> tuple[int, int]:
    return RETURNS.index(words), RETURNS.index(words) + len(words)


def marked_in(document: Document, place: tuple[int, int]) -> list[str]:
    lines = lines_around(document, place, is_marked=True)
    return [words for line in lines for found, words in line.pieces if found]


def test_a_passage_is_read_with_its_quote_marked() -> None:
    lines = lines_around(returns(), place_of("Say so."), is_marked=True)

    assert [line.pieces for line in lines] == [
        ((False, "We take goods back."), (True, "Say so."))
    ]
    assert headings_at(returns(), place_of("Say so.")) == ("Why",)


def test_a_list_is_read_whole_wherever_its_passages_end() -> None:
    place = place_of("Do step 40 of the return and write it down.")

    lines = lines_around(returns(), place, is_marked=True)

    assert [line.mark for line in lines if line.mark] == [f"{n}." for n in range(1, 41)]
    assert marked_in(returns(), place) == ["Do step 40 of the return and write it down."]


def test_nothing_is_read_where_no_passage_is() -> None:
    assert lines_around(returns(), (99_999, 100_000), is_marked=True) == ()
    assert headings_at(returns(), (99_999, 100_000)) == ()


@pytest.mark.parametrize(
    "edited",
    [
        "New first line.\n\nWe take goods back. Say so.",
        "We take **goods** back.\nSay so!",
        "- we take goods back\n- say so",
    ],
)
def test_words_are_found_again_whatever_stands_between_them(edited: str) -> None:
    place = found_again("We take goods back. Say so.", edited, 0)

    assert place is not None
    assert edited[slice(*place)].casefold().startswith("we take")
    assert edited[slice(*place)].endswith("o")


def test_of_two_places_the_nearer_is_the_one() -> None:
    text = "Say so. Or not. Say so."

    assert found_again("Say so.", text, 15) == (16, 22)
    assert found_again("Say so.", text, 9) == (16, 22)
    assert found_again("Say so!", text, 3) == (0, 6)


@pytest.mark.parametrize("words", ["Say nothing.", "…", ""])
def test_words_that_were_rewritten_are_nowhere(words: str) -> None:
    assert found_again(words, RETURNS, 30) is None


@given(before=st.text(max_size=50), near=st.integers(0, 200))
def test_words_are_found_again_behind_anything(before: str, near: int) -> None:
    text = f"{before}\n\n{RETURNS}"

    place = found_again("We take goods back.", text, near)

    assert place is not None
    assert text[slice(*place)].startswith("We take goods back")
