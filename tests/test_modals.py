"""Modals are such as Slack takes, and bring back what was written in them."""

from bot.modals import asking_modal, notice, text_field, written_in
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view


def test_notice_says_one_thing_and_mentions_nobody() -> None:
    view = checked_view(
        notice("A title that is longer than Slack takes", "<!channel> It is gone")
    )

    assert view["blocks"][0]["text"]["text"] == "&lt;!channel&gt; It is gone"
    assert view["title"]["text"] == "A title that is…"


def test_asking_modal_carries_what_it_is_about() -> None:
    field = text_field("why", "Why?", shortest=5, longest=200, text="Because")

    view = checked_view(asking_modal("Why", [field], "x.sent", carried="7", submit="Tell"))

    assert (view["callback_id"], view["private_metadata"]) == ("x.sent", "7")
    assert "Why?" in visible_text(view)
    assert view["blocks"][0]["element"]["initial_value"] == "Because"


def test_what_was_written_comes_back_without_space_around_it() -> None:
    values = {
        "why": {"why": {"value": " So that\nit works. "}},
        "more": {"more": {"value": None}},
    }
    view = {"state": {"values": values}}

    assert written_in(view, "why") == "So that\nit works."
    assert written_in(view, "more") == ""
