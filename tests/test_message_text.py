"""All words of a message, wherever Slack puts them; and what a mention is."""

import time
from typing import Any

import pytest

from bot.message_text import is_only_shown, named, unnamed, words_of
from bot.slack import without_mentions

BOT = "<@U0BOT>"


def rich(*elements: dict[str, Any], kind: str = "rich_text_section") -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(elements)}]}


def says(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


LINK = {"type": "link", "url": "https://x.example", "text": "our page"}
ITEMS = [{"type": "rich_text_section", "elements": [says(one)]} for one in ("wet", "late")]
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "*Late* &amp; wet"}}
HEADER = {"type": "header", "text": {"type": "plain_text", "text": "Order <7>"}}
FORWARDED = {"message_blocks": [{"message": {"blocks": [rich(says("They wait."))]}}]}


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({"text": "Why?"}, "Why?"),
        ({"text": None}, ""),
        ({}, ""),
        ({"text": None, "blocks": None, "attachments": None}, ""),
        ({"text": "Why?", "blocks": [SECTION]}, "Why?"),
        ({"text": "", "blocks": [HEADER, SECTION]}, "Order &lt;7&gt;\n*Late* &amp; wet"),
        ({"blocks": [rich(says("a < b"), LINK)]}, "a &lt; b<https://x.example|our page>"),
        ({"blocks": [rich({"type": "user", "user_id": "U1"}, says("?"))]}, "<@U1>?"),
        ({"blocks": [rich({"type": "channel", "channel_id": "C1"})]}, "<#C1>"),
        ({"blocks": [rich(*ITEMS, kind="rich_text_list")]}, "wet\nlate"),
        ({"blocks": [{"type": "markdown", "text": "# Late"}]}, "# Late"),
        ({"blocks": [{"type": "actions", "elements": [{"text": SECTION["text"]}]}]}, ""),
        ({"text": "See:", "attachments": [{"text": "They wait."}]}, "See:\nThey wait."),
        ({"text": "", "attachments": [FORWARDED]}, "They wait."),
        ({"text": "", "attachments": [{"blocks": [SECTION]}]}, "*Late* &amp; wet"),
        ({"text": "", "attachments": [{"fallback": "A ticket"}]}, "A ticket"),
    ],
)
def test_words_are_found_in_text_blocks_and_attachments(
    message: dict[str, Any], words: str
) -> None:
    assert words_of(message) == words


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        (f"{BOT} why?", True),
        ("<@U0BOT|customer_focus> why?", True),
        (f"Ask {BOT}", True),
        ("why?", True),
        (f"type `{BOT} why` in a channel", False),
        (f"```\n{BOT} why\n```", False),
        (f"```code``` {BOT} why?", True),
        (f"&gt; {BOT} why?", False),
        (f"&gt; {BOT} why?\n{BOT} is that so?", True),
        (f"``` {BOT} why? I never close this", True),
        (f"it`s {BOT} why?", True),
    ],
)
def test_a_mention_in_code_or_in_a_quote_is_none(text: str, is_meant: bool) -> None:
    assert is_only_shown("U0BOT", text) is not is_meant


@pytest.mark.parametrize("piece", ["`", "```", "&gt; ", "`a", "``` `", "\n"])
def test_hostile_lengths_take_no_time(piece: str) -> None:
    hostile = piece * (40_000 // len(piece)) + BOT
    began = time.process_time()

    is_only_shown("U0BOT", hostile)

    assert time.process_time() - began < 0.1


def test_what_a_question_names_keeps_its_name() -> None:
    asked = f"{BOT} May <@U1> post <#C1> and <#C2|>, or <#C3|news>, for <!subteam^S1>?"
    names = {"@U1": "Dan <b>", "#C1": "sales", "!subteam^S1": "@leads"}

    assert unnamed(asked) == {"@U0BOT", "@U1", "#C1", "#C2", "!subteam^S1"}
    assert without_mentions(named(asked, names)) == (
        "May @Dan <b> post #sales and #channel, or #news, for @leads?"
    )


def test_a_broadcast_is_nobody_and_a_date_its_words() -> None:
    assert without_mentions("<!here> by <!date^1^{date}|Friday>?") == "by Friday?"
