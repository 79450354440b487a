"""A subject of a signpost that a document answers is found."""

from pathlib import Path

from bot.company_files import read_what_can_be
from bot.embedding.local import LocalEmbeddings
from bot.guidance.rank.wording import AskedLine
from bot.guidance.signposts.reading import SignpostsFile
from bot.guidance.standards.leaving import subjects_too_near

TEXT = """signposts:
  - id: pay
    name: Pay
    who: People
    subjects:
      - salary and overtime pay
      - when do I send the invoice
nobodys: [weather]
"""


def test_only_the_subject_that_a_document_is_asked_about_is_found(tmp_path: Path) -> None:
    path = tmp_path / "signposts.yaml"
    path.write_text(TEXT, encoding="utf-8")
    asked = [AskedLine("guidance/invoicing.md", "when must I send an invoice")]
    read = read_what_can_be(path, SignpostsFile)

    (found,) = subjects_too_near(read, asked, LocalEmbeddings().embed_documents)

    assert (found.path, found.line, found.kind) == ("signposts.yaml", 7, "signpost")
    assert "guidance/invoicing.md" in found.says
