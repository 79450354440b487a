import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import (
    actions,
    button,
    context,
    escape,
    first_word,
    has_words,
    is_new_words_of_a_person,
    rest_of,
    section,
    shortened,
    team_of,
    without_mentions,
)


@given(st.text())
def test_escaped_text_holds_no_mark_that_slack_acts_upon(text: str) -> None:
    escaped = escape(text)

    assert "<" not in escaped
    assert ">" not in escaped


def test_mentions_alerts_and_links_arrive_as_plain_words() -> None:
    escaped = escape("<!channel> <@U0ANA> <https://x|bank.com> R&D")

    assert escaped == ("&lt;!channel&gt; &lt;@U0ANA&gt; &lt;https://x|bank.com&gt; R&amp;D")


@given(st.text(), st.integers(min_value=2, max_value=50))
def test_shortened_text_keeps_within_its_limit(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= limit


def test_text_is_cut_between_words_and_marked() -> None:
    assert shortened("Call the customer back today", 20) == "Call the customer…"


def test_blocks_keep_within_the_limits_of_slack() -> None:
    assert len(section("word " * 1000)["text"]["text"]) <= 3000
    assert len(button("word " * 40, "go")["text"]["text"]) <= 75
    assert len(context(*["small"] * 12)["elements"]) == 10


def test_a_row_that_slack_would_refuse_is_not_written() -> None:
    with pytest.raises(ValueError, match="lists"):
        actions("lists", [button("Waiting", "list", "w"), button("Promised", "list", "p")])


def test_a_button_has_a_value_and_a_style_only_where_they_are_given() -> None:
    assert set(button("Go", "go")) == {"type", "text", "action_id"}
    assert button("Go", "go", "1", style="danger")["style"] == "danger"


@pytest.mark.parametrize(
    "body",
    [
        {"team_id": "T1", "event": {}},
        {"team": {"id": "T1"}, "user": {"id": "U1"}},
        {"team": None, "user": {"id": "U1", "team_id": "T1"}},
    ],
)
def test_a_request_is_of_one_workspace(body: dict[str, object]) -> None:
    assert team_of(body) == "T1"


@pytest.mark.parametrize(
    ("event", "is_new"),
    [
        ({"user": "U1", "text": "hi"}, True),
        ({"user": "U1", "subtype": "file_share"}, True),
        ({"user": "U1", "bot_id": "B1"}, False),
        ({"user": "U1", "subtype": "message_changed"}, False),
        ({"user": "U1", "subtype": "channel_join"}, False),
        ({"user": "USLACKBOT", "text": "reminder"}, False),
        ({"user": "U1", "hidden": True}, False),
        ({"text": "nobody"}, False),
    ],
)
def test_only_a_persons_new_words_are_answered(event: dict[str, object], is_new: bool) -> None:
    assert is_new_words_of_a_person(event) is is_new


def test_words_lose_mentions_and_links_keep_what_they_show() -> None:
    said = "<@U0BOT> is <https://x.example|our page> &amp; <https://y.example> &lt;ok&gt;?"

    assert without_mentions(said) == "is our page & https://y.example <ok>?"


def test_a_command_has_a_first_word_and_a_rest() -> None:
    assert (first_word("Ask  why  so"), rest_of("Ask  why  so")) == ("ask", "why  so")
    assert (first_word(""), rest_of("")) == ("", "")


def test_emoji_and_punctuation_are_no_words() -> None:
    assert not has_words(":tada: … :+1:")
    assert has_words("هل")
