"""What a sentence may not carry to Slack, whatever its quote says."""

import pytest

from bot.ask.compose.markup import has_markup_of_its_own

QUOTE = "Write to service@northwind.example on the day; see www.northwind.example/help."
PLAIN = "Write to the customer on the day"


@pytest.mark.parametrize(
    "mark",
    [
        "https://evil.example",
        "see evil.com",
        "see \u0435vil.\u0441\u043em",  # Cyrillic letters among Latin ones
        "see evil\uff0ecom",  # a full-width full stop
        "see ev\u200cil.com",
        "mailto:a",
        "10.0.0.1",
        "hxxp://evil",
        "evil[dot]com",
        "@channel",
        "me@evil",
        "<!channel>",
        "<@U0DAN>",
        "[here](there)",
        "`code`",
        "#general",
        ":tada:",
        "\u202esdrawkcab",
        "\u2067hidden",
        "\U000e0041\U000e0042",
        "javascript:alert",
    ],
)
def test_whatever_can_be_clicked_mentioned_or_hidden_is_seen(mark: str) -> None:
    assert has_markup_of_its_own(f"{PLAIN} {mark}.", QUOTE)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "The invoice leaves at 8:30, within 2.5 hours and for 1,000 euros (e.g. by post).",
        "Sagen Sie es dem Kunden z. B. am selben Tag.",
        "\u0645\u06cc\u200c\u062f\u0647\u06cc\u062f",  # Persian, with a joiner
        "お客様に当日お知らせください。",
        "Write to service@northwind.example on the day.",
    ],
)
def test_plain_words_and_marks_of_the_quote_pass(text: str) -> None:
    assert not has_markup_of_its_own(text, QUOTE)
