"""Converts one file, in a process that may not take too much: ``python -m … FILE BYTES``.

It prints a line of JSON: the file's Markdown under "text", or "reason" and "mend".
"""

import json
import logging
import resource
import sys
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from bot.guidance.convert.errors import UnreadableError
from bot.guidance.convert.formats import MODULES, PACKAGES

LARGEST_UNPACKED = 300_000_000  # bytes of a document of Office
_OLDER = bytes.fromhex("d0cf11e0a1b11ae1")  # begins Office's older files, and encrypted ones
_SAVE_ANEW = "Open it, save it anew, or put another format there."


def convert(path: Path) -> dict[str, str]:
    """Return what is printed of a file; raises nothing, whatever the file holds."""
    ending = path.suffix.lower()
    try:
        if ending in PACKAGES:
            _check_package(path)
        return {"text": _to_markdown(ending)(path)}
    except UnreadableError as error:
        return {"reason": error.reason, "mend": error.mend}
    except Exception as error:  # noqa: BLE001  # whatever a damaged file makes a library raise
        return _of_defect(error)


def _to_markdown(ending: str) -> Callable[[Path], str]:
    module = import_module(f"bot.guidance.convert.{MODULES[ending]}")
    to_markdown: Callable[[Path], str] = module.markdown_of
    return to_markdown


def _of_defect(error: Exception) -> dict[str, str]:
    inner = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(inner, MemoryError):
        return {"reason": "it needs too much memory", "mend": "Split it, or remove pictures."}
    if "Password" in type(inner).__name__:
        return {"reason": "it is encrypted", "mend": "Save it without a password."}
    return {"reason": f"it is damaged ({type(inner).__name__})", "mend": _SAVE_ANEW}


def _check_package(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(_OLDER)) == _OLDER:
            mend = "Save it without a password, in the format of its name."
            reason = "it is encrypted, or of an older format"
            raise UnreadableError(reason, mend)
    with zipfile.ZipFile(path) as package:
        if sum(one.file_size for one in package.infolist()) > LARGEST_UNPACKED:
            reason = f"it unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB"
            raise UnreadableError(reason, "Split it, or remove pictures.")


if __name__ == "__main__":
    logging.disable()  # libraries quote what they read
    memory = int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    replies, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no reply
    print(json.dumps(convert(Path(sys.argv[1]))), file=replies)
