"""PDF as Markdown, page by page."""

from collections.abc import Sequence
from pathlib import Path

import pdfplumber

from bot.guidance.convert.errors import UnreadableError
from bot.guidance.convert.markdown_text import document
from bot.guidance.convert.pdf_blocks import blocks_of
from bot.guidance.convert.pdf_lines import UNKNOWN, PdfLine, PdfTable, without_running_lines
from bot.guidance.convert.pdf_tables import read_page
from bot.guidance.convert.properties import useful_title

LARGEST_PDF = 1_000  # pages
_UNKNOWN_LETTERS = 0.1  # of all, above which nobody can read a text


def markdown_of(path: Path) -> str:
    """Return a PDF as Markdown, each page after a mark of its number.

    Raises:
        UnreadableError: there is no text in it, it is encrypted, or longer than `LARGEST_PDF`.
        Exception: whatever its libraries raise at a file that is damaged.
    """
    with pdfplumber.open(path, laparams={"boxes_flow": 0.5}) as pdf:
        if len(pdf.pages) > LARGEST_PDF:
            reason = f"it has more than {LARGEST_PDF:,} pages"
            raise UnreadableError(reason, "Split it.")
        pages, heights = [], []
        for number, page in enumerate(pdf.pages, 1):
            pages.append(read_page(page, number))
            heights.append(float(page.height))
            page.close()  # else each page's signs stay in memory
        title = str(pdf.metadata.get("Title") or "")
    if not any(pages):
        mend = "Let a scanner's program recognise its text, or put the original there."
        reason = "it holds pictures of pages and no text"
        raise UnreadableError(reason, mend)
    _check_letters(pages)
    return document(useful_title(title, path), blocks_of(without_running_lines(pages, heights)))


def _check_letters(pages: Sequence[Sequence[PdfLine | PdfTable]]) -> None:
    texts = [one.text for page in pages for one in page if isinstance(one, PdfLine)]
    unknown = sum(text.count(UNKNOWN) for text in texts)
    if unknown > _UNKNOWN_LETTERS * sum(map(len, texts)):
        reason = "its fonts do not say which letters they show"
        raise UnreadableError(
            reason, "Save it anew, with its fonts, or put the original there."
        )
