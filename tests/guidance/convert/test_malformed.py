"""A file that cannot be read is named with its reason, and takes nothing else with it."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from bot.guidance.convert import process
from bot.guidance.convert.errors import UnreadableError
from bot.guidance.convert.worker import convert
from tests.guidance.convert.making import MAKERS, Heading

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)


def an_encrypted_pdf(path: Path) -> None:
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(100, 700, "Nobody reads this.")
    canvas.save()


def a_scan(path: Path) -> None:
    canvas = Canvas(str(path))
    canvas.rect(100, 100, 300, 300, fill=1)
    canvas.save()


def a_long_pdf(path: Path) -> None:
    canvas = Canvas(str(path))
    for _ in range(1001):
        canvas.showPage()
    canvas.save()


def a_bomb(path: Path) -> None:
    content = io.BytesIO()
    package = zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with package, package.open("word/document.xml", "w") as part:
        for _ in range(310):
            part.write(bytes(1_000_000))
    path.write_bytes(content.getvalue())


def an_old_file(path: Path) -> None:
    path.write_bytes(OLD_OFFICE)


def a_long_sheet(path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Orders")
    for number in range(20_001):
        sheet.append([number])
    book.save(path)


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("a.pdf", an_encrypted_pdf, "it is encrypted"),
        ("a.pdf", a_scan, "it holds pictures of pages and no text"),
        ("a.pdf", a_long_pdf, "it has more than 1,000 pages"),
        ("a.docx", a_bomb, "it unpacks to more than 300 MB"),
        ("a.docx", an_old_file, "it is encrypted, or of an older format"),
        ("a.xlsx", a_long_sheet, "its sheet Orders has more than 20,000 rows"),
    ],
)
def test_it_is_named_with_its_reason(
    name: str, make: Callable[[Path], None], reason: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    make(path)

    reply = convert(path)

    assert reply["reason"] == reason
    assert reply["mend"]


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx", "pdf"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_part_of_a_file_is_no_file(kind: str, share: float, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind}"
    MAKERS[kind]((Heading("Claims"), "Thank the customer."), path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    assert "it is damaged" in convert(path)["reason"]


def test_one_that_says_it_is_another_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    MAKERS["docx"]((Heading("Claims"), "Thank the customer."), path)

    assert "it is damaged" in convert(path)["reason"]


def test_what_takes_too_much_memory_ends_its_own_process_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    stream = zlib.compress(b"q " * 60_000_000, 1)
    canvas = Canvas(str(path), pageCompression=0)
    canvas.drawString(100, 700, "MARK")
    canvas.save()
    content = path.read_bytes()
    start = content.index(b"stream", content.index(b"/Length")) + len(b"stream\r\n") - 1
    end = content.index(b"endstream", start)
    length = b"/Filter /FlateDecode /Length %d" % len(stream)
    head = re.sub(rb"/Length \d+", length, content[:start])
    path.write_bytes(head + stream + content[end:])

    with pytest.raises(UnreadableError) as caught:
        process.markdown_of(path, memory=200_000_000)

    assert caught.value.reason == "it needs too much memory"


def test_what_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    MAKERS["docx"]((Heading("Claims"), "Thank the customer."), path)

    with pytest.raises(UnreadableError, match="reading it takes too long"):
        process.markdown_of(path, seconds=0.001)
