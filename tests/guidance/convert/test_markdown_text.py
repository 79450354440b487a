"""What a document says is never taken for a mark of Markdown."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.guidance.convert.markdown_text import document, paragraph
from bot.guidance.parse.parsing import parse

SIGNS = st.sampled_from("ab 1.)(-+*#_`~=<>!/&;{}[]|\\%:\"'")
WORDS = st.text(SIGNS, min_size=1, max_size=30).map(lambda text: f"Say {text} here")


def told(markdown: str) -> str:
    return " ".join(one.text for one in parse(markdown).statements)


def bare(text: str) -> str:
    return "".join(text.split())


@given(WORDS)
@example("Say &#1 here")
@example("Say &copy here")
@example("Say {:} here")
@example("Say {#a} here")
def test_a_paragraph_says_what_it_said(words: str) -> None:
    assert bare(told(document("", [paragraph(words)]))) == bare(words)
