"""Word documents (.docx) as Markdown: their headings tell where words stand."""

import re
from pathlib import Path

import mammoth
from bs4 import BeautifulSoup, Tag

from bot.guidance.convert.html import blocks_in
from bot.guidance.convert.markdown_text import document, words_of
from bot.guidance.convert.properties import title_of_office

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
br[type='page'] =>
"""
_NOTE = re.compile(r"(?:foot|end)note-(?P<number>\d+)")
_BACK = "↑"


def markdown_of(path: Path) -> str:
    """Return a Word document as Markdown, a footnote where it belongs; no comment, no deletion.

    Raises:
        Exception: whatever its libraries raise at a file that is damaged.
    """
    no_pictures = mammoth.images.img_element(lambda _image: {"src": ""})
    with path.open("rb") as file:
        html = mammoth.convert_to_html(
            file, style_map=_STYLES, convert_image=no_pictures, ignore_empty_paragraphs=True
        ).value
    page = BeautifulSoup(html, "lxml")
    notes = [_note(one) for one in page.find_all("li", id=_NOTE)]
    for mark in page.find_all("sup"):
        _mark(mark)
    return document(title_of_office(path), [*blocks_in(page), *filter(None, notes)])


def _mark(mark: Tag) -> None:
    """Put a footnote's mark as Markdown has it."""
    link = mark.find("a", href=_NOTE)
    if isinstance(link, Tag) and (found := _NOTE.search(str(link["href"]))):
        mark.replace_with(f"[^{found['number']}]")


def _note(one: Tag) -> str:
    """Take a footnote out of the list at the end; return it as Markdown has it."""
    found = _NOTE.search(str(one["id"]))
    words = words_of(one.get_text(" ").replace(_BACK, ""))
    one.extract()
    return f"[^{found['number']}]: {words}" if found and words else ""
