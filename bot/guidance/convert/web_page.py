"""Pages of HTML as Markdown: what a reader sees of their body, without its ways around."""

from pathlib import Path

from bs4 import BeautifulSoup, Tag

from bot.guidance.convert.errors import UnreadableError
from bot.guidance.convert.formats import LARGEST_PAGE
from bot.guidance.convert.html import blocks_in
from bot.guidance.convert.markdown_text import document
from bot.guidance.convert.properties import useful_title

_UNREAD = (
    "script, style, template, noscript, svg, iframe, head, nav, footer, aside, form, button,"
    " [hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo],"
    " [role=search], [style*='display:none'], [style*='display: none']"
)
_BODY = "main, [role=main], article"


def markdown_of(path: Path) -> str:
    """Return a page as Markdown.

    Raises:
        UnreadableError: it is larger than `LARGEST_PAGE`.
        Exception: whatever its library raises at a file that is damaged.
    """
    content = path.read_bytes()
    if len(content) > LARGEST_PAGE:
        reason = f"it is larger than {LARGEST_PAGE // 1_000_000} MB"
        raise UnreadableError(reason, "Split it.")
    page = BeautifulSoup(content, "lxml")
    title = page.title.get_text() if page.title else ""
    for unread in page.select(_UNREAD):
        unread.decompose()
    return document(useful_title(title, path), blocks_in(_body(page)))


def _body(page: BeautifulSoup) -> Tag:
    """Return what the page says is its text, where that is one piece; its whole body else."""
    named = page.select(_BODY)
    return named[0] if len(named) == 1 else page.body or page
