"""A file is converted once, as long as it stays as it is."""

from pathlib import Path

import pytest

from bot.guidance.convert import process
from bot.guidance.convert.conversions import Conversions
from bot.guidance.convert.errors import UnreadableError
from bot.guidance.domain import Malformed
from bot.guidance.parse.folder import Source, sources_in
from tests.guidance.convert.making import as_docx


class FakeProcess:
    """Converts a file to its name and content; one that says so cannot be read."""

    def __init__(self) -> None:
        self.converted: list[str] = []

    def __call__(self, path: Path) -> str:
        """Return what stands for a file's Markdown."""
        self.converted.append(path.name)
        content = path.read_text()
        if content == "damaged":
            raise UnreadableError("it is " + content, "Mend it.")
        return f"{path.name} says: {content}"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "documents" / "claims.docx"
    path.parent.mkdir()
    path.write_text("Thank them.")
    return path


def test_it_is_converted_once_after_a_restart_too(kept: Path, file: Path) -> None:
    program = FakeProcess()

    texts = [Conversions(kept, program)(file) for _ in range(3)]

    assert set(texts) == {"claims.docx says: Thank them."}
    assert program.converted == ["claims.docx"]


def test_it_is_converted_anew_when_it_changes(kept: Path, file: Path) -> None:
    convert = Conversions(kept, FakeProcess())
    convert(file)
    file.write_text("Thank them twice.")

    assert convert(file) == "claims.docx says: Thank them twice."


def test_one_that_cannot_be_read_is_not_tried_again_before_it_changes(
    kept: Path, file: Path
) -> None:
    program = FakeProcess()
    file.write_text("damaged")
    for _ in range(2):
        with pytest.raises(UnreadableError, match="it is damaged"):
            Conversions(kept, program)(file)

    assert program.converted == ["claims.docx"]


def test_what_was_half_kept_is_converted_again(kept: Path, file: Path) -> None:
    program = FakeProcess()
    text = Conversions(kept, program)(file)
    next(kept.iterdir()).write_text('{"text": "claims.do')

    assert Conversions(kept, program)(file) == text


def test_the_rest_of_a_folder_is_read_beside_one_that_cannot_be(kept: Path, file: Path) -> None:
    (file.parent / "broken.pdf").write_text("no PDF")
    (file.parent / "~$claims.docx").write_text("Word's own trace")
    (file.parent / "other.md").write_text("# Other\n\nText.\n")
    as_docx(["Thank the customer."], file)

    found = list(sources_in(file.parent, Conversions(kept, process.markdown_of)))

    assert [one.document for one in found if isinstance(one, Source)] == [
        "claims.docx",
        "other.md",
    ]
    assert [one.document for one in found if isinstance(one, Malformed)] == ["broken.pdf"]
