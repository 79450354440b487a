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
        (
            "# Calls, visits and cars\n\n## On\n\nA.\n\n## To\n\nB.\n\n## Up\n\nC.\n",
            "topics",
        ),
        ("# Calls\n\n## Not for us\n\nA wrong number is passed on.\n", "denying-heading"),
        ("Answer every call yourself.\n", "no-heading"),
        ("# One\n\nA.\n\n# Two\n\nB.\n\n# Three\n\nC.\n", "topics"),
        ("# Who\n\n| Who | Where |\n| --- | --- |\n| Guests | Gate |\n", "row"),
    ],
)
def test_what_cannot_stand_alone_is_a_hint(text: str, kind: str) -> None:
    document = read(Source("guidance/more.md", text))
    assert isinstance(document, Document)

    found = list(hints_on(document, sayings_of(document)))

    assert kind in [one.kind for one in found]
    assert not any(one.is_error for one in found)


def test_comments_in_code_are_no_topics() -> None:
    code = "```\n# first\n# second\n# third\n```\n"
    document = read(Source("guidance/more.md", f"# Backups\n\nRun this every night.\n\n{code}"))
    assert isinstance(document, Document)

    assert list(hints_on(document, sayings_of(document))) == []


@pytest.mark.parametrize(
    "text",
    [
        "# Gate\n\nTake along:\n\n- Keys\n- A badge\n",
        "# Gate\n\n- What a guest takes along\n  - Keys\n",
        "# Gate\n\n## An example\n\n- Keys\n",
        "# Gate: keys, badges and cars\n\n## Keys\n\nA.\n\n## Badges\n\nB.\n\n## Cars\n\nC.\n",
        "# Guests, why and how they leave\n\n## A\n\nA.\n\n## B\n\nB.\n\n## C\n\nC.\n",
        "# Gate\n\nIT systems opens the gate.\n\nAs soon as a guest comes, open the gate.\n",
    ],
)
def test_what_says_enough_is_no_hint(text: str) -> None:
    document = read(Source("guidance/more.md", text))
    assert isinstance(document, Document)

    assert list(hints_on(document, sayings_of(document))) == []
