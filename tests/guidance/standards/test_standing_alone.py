"""What says too little when it is quoted by itself is a hint, and never an error."""

import pytest

from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.standards.sayings import sayings_of
from bot.guidance.standards.standing_alone import hints_on


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Calls\n\nAnswer the phone.\n\nIt must then be put down.\n", "leaning"),
        ("# Calls\n\nSales or service calls.\n\nThe latter takes a note.\n", "leaning"),
        ("# Calls\n\nWe call early.\n\nAs above, be friendly.\n", "leaning"),
        ("# Calls\n\nWe call early.\n\nIn that case, write a note.\n", "leaning"),
        ("# Gate\n\n- Keys\n- Bring a badge.\n", "item"),
        ("# Gate\n\nThe gate opens at six.\n\n1. Keys\n", "item"),
        ("# Calls\n\nWe call early.\n\nBefore that, read the record.\n", "leaning"),
        ("# Calls\n\nWe call early.\n\nFor these reasons we ask first.\n", "leaning"),
        ("# Calls\n\nWe call early.\n\nMoreover, we write a note.\n", "leaning"),
        ("# Calls\n\n## Not for us\n\nA wrong number is passed on.\n", "denying-heading"),
        ("# Calls\n\n## Don'ts\n\n- Letting it ring for long.\n", "denying-heading"),
        ("# Calls\n\n## Forbidden\n\n- Jokes about a caller's name.\n", "denying-heading"),
        ("# Calls\n\n## What to avoid\n\n- Long waits on the line.\n", "denying-heading"),
        ("# Calls\n\n## No-gos\n\n- Eating while you speak.\n", "denying-heading"),
        ("Answer every call yourself.\n", "no-heading"),
        ("# Who\n\n| Who | Where |\n| --- | --- |\n| Guests | Gate |\n", "row"),
    ],
)
def test_what_cannot_stand_alone_is_a_hint(text: str, kind: str) -> None:
    document = read(Source("guidance/more.md", text))
    assert isinstance(document, Document)

    found = list(hints_on(document, sayings_of(document)))

    assert kind in [one.kind for one in found]
    assert not any(one.is_error for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "# Gate\n\nTake along:\n\n- Keys\n- A badge\n",
        "# Gate\n\n- What a guest takes along\n  - Keys\n",
        "# Gate\n\n## An example\n\n- Keys\n",
        "# Calls\n\n## What to avoid\n\n- Do not let it ring.\n- Never eat at the desk.\n",
        "# Calls\n\n## What if nobody answers?\n\nCall again at noon.\n",
        "# Calls\n\n## When a caller does not speak\n\nAsk whether the line is bad.\n",
        "# Calls\n\nWe call early.\n\nFor those who wait, we play music.\n",
        "# Calls\n\nIn addition to the call, write a note. Instead of a form, use a card.\n",
        "# Calls\n\nIn this handbook a call is any talk by telephone.\n",
        "# Gate\n\nIT systems opens the gate.\n\nAs soon as a guest comes, open the gate.\n",
    ],
)
def test_what_says_enough_is_no_hint(text: str) -> None:
    document = read(Source("guidance/more.md", text))
    assert isinstance(document, Document)

    assert list(hints_on(document, sayings_of(document))) == []
