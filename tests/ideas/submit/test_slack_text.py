"""What Slack makes of a text is undone, and nothing of it mentions anybody."""

import pytest

from bot.ideas.submit.slack_text import as_typed, mentioned

NAMES = {"U0DAN": "Dan"}


@pytest.mark.parametrize(
    ("slack_s", "typed"),
    [
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("&amp;lt;", "&lt;"),
        ("<@U0DAN> and <@U0UMA> and <@U0LENA|lena>", "@Dan and @somebody and @lena"),
        ("in <#C0SHOP|shop> and <#C0GONE>", "in #shop and #C0GONE"),
        ("<!channel> <!subteam^S1|@drivers>", "@channel @drivers"),
        ("<https://a.example/x?y=1&amp;z=2>", "https://a.example/x?y=1&z=2"),
        ("<http://a.example|a.example>", "http://a.example"),
        ("<https://a.example|here>", "here (https://a.example)"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
    ],
)
def test_text_is_as_it_was_typed(slack_s: str, typed: str) -> None:
    assert as_typed(slack_s, NAMES) == typed


def test_people_whose_names_are_missing_are_found() -> None:
    assert mentioned("<@U0DAN> <@W0UMA> <@U0LENA|lena> &lt;@U0BEN&gt;") == {"U0DAN", "W0UMA"}
