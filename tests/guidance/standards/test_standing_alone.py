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
