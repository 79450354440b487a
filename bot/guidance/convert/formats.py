"""Which files are converted, and by what."""

from collections.abc import Mapping
from typing import Final

MODULES: Final[Mapping[str, str]] = {  # of this folder, by how a file's name ends
    ".docx": "docx",
    ".pptx": "pptx",
    ".xlsx": "xlsx",
    ".pdf": "pdf",
    ".html": "web_page",
    ".htm": "web_page",
}
FORMATS: Final = "Markdown (*.md), Word, PowerPoint, Excel, PDF or HTML"
PACKAGES = (".docx", ".pptx", ".xlsx")  # are archives of files
LARGEST_FILE = 50_000_000  # bytes
LARGEST_PAGE = 5_000_000  # bytes of a page of HTML, which holds no pictures


def is_converted(name: str) -> bool:
    """Tell whether a file of this name is of another format; Office's traces are none."""
    return name.lower().endswith((*MODULES,)) and not name.startswith(("~$", ".~lock."))
