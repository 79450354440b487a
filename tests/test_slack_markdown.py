"""Text in Markdown: it reads as it was written, and nothing in it comes alive."""

import re

import pytest

from bot.slack_markdown import JOINER, escape_markdown


@pytest.mark.parametrize("typed", ["@channel", "@here", "#general", "@dan", "a@b.example"])
def test_a_typed_name_mentions_nobody(typed: str) -> None:
    assert not re.search(r"[@#]\w", escape_markdown(f"Ask {typed} first."))


@pytest.mark.parametrize(
    "typed", ["https://x.example/a", "www.x.example", "x.example", "HTTP://x.example"]
)
def test_a_bare_address_is_no_link(typed: str) -> None:
    escaped = escape_markdown(f"See {typed} now.")

    assert "://" not in escaped
    assert not re.search(r"\w\.[a-z]", escaped)


def test_slacks_own_mentions_and_links_stay_words() -> None:
    escaped = escape_markdown("<!channel> <@U1> <https://x.example|here> & more")

    assert not re.search(r"[<>]", escaped)
    assert escaped.count("&lt;") == 3


@pytest.mark.parametrize("typed", ["*bold*", "_it_", "`code`", "~gone~", "[a](b)", "a|b", "\\"])
def test_what_would_format_is_shown(typed: str) -> None:
    escaped = escape_markdown(typed)

    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`~\[\]|]", escaped)
    assert re.sub(r"\\(.)", r"\1", escaped) == typed


@pytest.mark.parametrize("typed", ["- one", "1. one", "# big", "  + one", "a\n---", "a\n==="])
def test_a_line_begins_no_list_and_no_heading(typed: str) -> None:
    lines = escape_markdown(typed).splitlines()

    assert not any(re.match(r"\s*([-+#=]|\d+[.)])", line) for line in lines)


def test_a_plain_sentence_stays_as_it_is() -> None:
    said = "Answer within 4 hours (2.5 on Mondays): it is our promise!"

    assert escape_markdown(said).replace(JOINER, "") == said
