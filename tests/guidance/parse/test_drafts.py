"""Which pages their writers are not done with."""

import pytest

from bot.guidance.domain import Malformed
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source


@pytest.mark.parametrize(
    "written",
    [
        "---\ndraft: true\n---\n",
        "---\nDraft: yes\n---\n",
        "---\nstatus: Draft\n---\n",
        "---\npublished: false\n---\n",
        "---\ntitle: a: b\ndraft: true\n---\n",
        "---\ndraft: true\n\n",
        "+++\ndraft = true\n+++\n",
    ],
)
def test_a_draft_is_left_out(written: str) -> None:
    read_document = read(Source("pumps.md", f"{written}Text."))

    assert read_document == Malformed("pumps.md", "it is a draft", is_draft=True)


@pytest.mark.parametrize(
    "written",
    ["draft: false", "status: final", "published: 2026-10-05", "draft:", "draft: [a]"],
)
def test_what_is_no_draft_is_read(written: str) -> None:
    assert isinstance(read(Source("pumps.md", f"---\n{written}\n---\nText.")), Document)
