"""The page, however much there is to show."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.charts import pie
from bot.home.messages import MORE, fitted, page
from bot.slack import section

HELLO = [section("Hello")]


def a_section(length: int) -> list[dict[str, object]]:
    return [section(f"block {number}") for number in range(length)]


@settings(deadline=None)  # the machine may be busy; this is about blocks, not time
@given(st.lists(st.integers(0, 300), max_size=12))
def test_a_page_never_has_more_than_sixty_blocks(lengths: list[int]) -> None:
    shown = page(HELLO, [a_section(length) for length in lengths])

    assert len(shown["blocks"]) <= 60


@settings(deadline=None)  # the machine may be busy; this is about blocks, not time
@given(st.lists(st.integers(1, 8), max_size=7))
def test_a_page_that_fits_is_shown_whole(lengths: list[int]) -> None:
    shown = page(HELLO, [a_section(length) for length in lengths])

    lines = sum(block["type"] == "divider" for block in shown["blocks"])
    assert len(shown["blocks"]) - lines == 1 + sum(lengths)
    assert lines == (len(lengths) if 1 + sum(lengths) + len(lengths) <= 60 else 0)


def test_the_longest_section_is_cut_and_says_so() -> None:
    short, long = fitted([a_section(3), a_section(200)], 20)

    assert short == a_section(3)
    assert len(long) == 17
    assert MORE in json.dumps(long[-1])


def test_a_section_with_nothing_to_show_leaves_no_trace() -> None:
    shown = page(HELLO, [[], a_section(1)])

    assert [block["type"] for block in shown["blocks"]] == ["section", "divider", "section"]


def test_a_page_has_at_most_two_charts() -> None:
    charts = [[pie(f"Chart {number}", {"done": 1})] for number in range(4)]

    shown = page(HELLO, charts)

    assert json.dumps(shown).count("data_visualization") == 2
    assert "Chart 1" in json.dumps(shown)
