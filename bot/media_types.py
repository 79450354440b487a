"""What a file is, by what it holds; its name may say anything."""

import re
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

UNKNOWN: Final = "application/octet-stream"
HTML, TEXT = "text/html", "text/plain"
_STARTS: Final = (  # where in the file, and what stands there
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF8", "image/gif"),
    (0, b"%PDF-", "application/pdf"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftyphe", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
)
_OFFICE = "application/vnd.openxmlformats-officedocument"
_PARTS: Final = {  # the file that one of Office's packages has to hold
    "word/document.xml": f"{_OFFICE}.wordprocessingml.document",
    "ppt/presentation.xml": f"{_OFFICE}.presentationml.presentation",
    "xl/workbook.xml": f"{_OFFICE}.spreadsheetml.sheet",
}
_PAGE = re.compile(r"(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def media_type_of(content: bytes) -> str:
    """Return the media type, "image/jpeg"; `UNKNOWN` for what is none of those we know."""
    for at, start, media_type in _STARTS:
        if content.startswith(start, at):
            return media_type
    return _of_package(content) if content.startswith(b"PK\x03\x04") else _of_text(content)


def _of_package(content: bytes) -> str:
    try:
        names = set(ZipFile(BytesIO(content)).namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return UNKNOWN
    return next((kind for part, kind in _PARTS.items() if part in names), UNKNOWN)


def _of_text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return UNKNOWN
    if not text.strip() or "\0" in text:
        return UNKNOWN
    return HTML if _PAGE.match(text.lstrip()) else TEXT
