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
PACKAGES = (".docx", ".pptx", ".xlsx")  # are archives of files
LARGEST_FILE = 50_000_000  # bytes


def is_converted(name: str) -> bool:
    """Tell whether a file of this name is of another format; Office's traces are none."""
    return name.lower().endswith((*MODULES,)) and not name.startswith(("~$", ".~lock."))
