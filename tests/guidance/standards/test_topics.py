"""A document that is about several things is a hint, whatever tells it."""

import pytest

from bot.embedding.local import LocalEmbeddings
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.standards.domain import HandbookFinding
from bot.guidance.standards.topics import several_topics

TELEPHONE = (
    "Pick up within four rings and say your name, because a caller who hears a name feels"
    " expected. Repeat the number before you connect the call."
)
CALL_BACK = (
    "Call back on the same day whoever has called and not reached you. Say first why the caller"
    " had to wait on the telephone for this call."
)
HOLDING = (
    "Ask a caller before you put the call on hold, and come back to the telephone after a"
    " minute. A caller who waits on the line thinks of hanging up."
)
VANS = (
    "A van is swept each evening and washed once a week. Customers judge us by a dirty"
    " windscreen long before they see the goods that lie behind it."
)
PASSWORDS = (
    "A password is never told to anybody. Lock the screen when somebody sits at your desk, and"
    " change what you find written on a slip of paper."
)


def hints(text: str) -> list[HandbookFinding]:
    document = read(Source("guidance/more.md", text))
    assert isinstance(document, Document)
    return list(several_topics([document], LocalEmbeddings().embed_documents))


def a_document(title: str, **sections: str) -> str:
    parts = [f"## {heading}\n\n{text}\n" for heading, text in sections.items()]
    return "\n".join([f"# {title}\n", *parts])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# One\n\nA.\n\n# Two\n\nB.\n\n# Three\n\nC.\n", "3 headings of the first level"),
        (a_document("Calls, visits and cars", On="A.", To="B.", Up="C."), "title lists 3"),
        (
            a_document("Notes", Telephone=TELEPHONE, Vans=VANS, Passwords=PASSWORDS),
            "about different things: Telephone; Vans; Passwords",
        ),
    ],
)
def test_several_topics_are_one_hint_with_each_of_them(text: str, says: str) -> None:
    (found,) = hints(text)

    assert (found.kind, found.is_error) == ("topics", False)
    assert says in found.says


@pytest.mark.parametrize(
    "text",
    [
        a_document("Calls", First=TELEPHONE, Later=CALL_BACK, Between=HOLDING),
        a_document("Notes", Telephone=TELEPHONE, Vans=VANS),  # two may belong together
        a_document("Notes", Telephone=TELEPHONE, Vans=VANS, Links="See there."),
        a_document("Gate: keys, badges and cars", Keys="A.", Badges="B.", Cars="C."),
        a_document("Guests, why and how they leave", A="A.", B="B.", C="C."),
        "# Backups\n\nRun this every night.\n\n```\n# first\n# second\n# third\n```\n",
    ],
)
def test_a_document_about_one_thing_is_none(text: str) -> None:
    assert hints(text) == []
