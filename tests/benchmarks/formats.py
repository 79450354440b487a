"""How much of a document is found in each format: ``python -m tests.benchmarks.formats``.

Sixty documents of each format are made from the handbook's blocks, put together by lot. Right
is a sentence, item or row that stands in the converted document as a whole and whose place is
where ``pdftotext`` (of a PDF) or its maker (of slides and sheets) has it.
"""

import argparse
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bot.guidance.convert.worker import convert
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.parse.structure import BlockKind
from tests.benchmarks.intervals import share_of
from tests.guidance.convert.making import MAKERS, Heading, Listed, MadeBlock, Rows

DOCUMENTS = 60  # of each format
HANDBOOK = Path("knowledge/guidance")
_FORBIDDEN = re.compile(r"[\\*?:/\[\]]")  # in the name of a sheet
_WORDS = re.compile(r"\w+")


def sections_of_handbook() -> list[list[MadeBlock]]:
    """Return the sections of the handbook, each with its heading first."""
    sections = []
    for path in sorted(HANDBOOK.rglob("*.md")):
        document = read(Source(path.name, path.read_text()))
        assert isinstance(document, Document)
        numbered = list(enumerate(document.structure.blocks))
        for headings, blocks in groupby(numbered, key=lambda one: one[1].headings):
            told = [_made(document, number, block.kind) for number, block in blocks]
            sections.append([Heading(headings[-1][:31], 2), *told])
    return sections


def _made(document: Document, number: int, kind: BlockKind) -> MadeBlock:
    own = [one for one in document.statements if one.block == number]
    if kind is BlockKind.TABLE and own[0].cells:
        names = tuple(name for name, _ in own[0].cells)
        rows = (tuple(cell for _, cell in one.cells) for one in own)
        return Rows((names, *(row for row in rows if len(row) == len(names))))
    if kind in {BlockKind.LIST, BlockKind.STEPS}:
        return Listed(tuple(one.text for one in own), kind is BlockKind.STEPS)
    return " ".join(one.text for one in own)


@dataclass(frozen=True, slots=True)
class Said:
    """What can be found in a document, in bare words."""

    section: int  # from 1
    pieces: tuple[str, ...]  # a sentence, or the cells of a row
    text: str  # as it is read: a row with the names of its columns

    @classmethod
    def of_row(cls, section: int, names: Sequence[str], row: Sequence[str]) -> "Said":
        """Return a row below the names of its columns."""
        named = map(" ".join, zip(names[1:], row[1:], strict=True))
        return cls(section, tuple(map(bare, row)), bare(" ".join([row[0], *named])))


def said_in(blocks: Sequence[MadeBlock]) -> Iterator[Said]:
    """Yield what can be found in blocks, in order."""
    section = 0
    for block in blocks:
        match block:
            case Heading():
                section += 1
            case str():
                yield from (Said(section, (one,), one) for one in _sentences(block))
            case Listed(items):
                told = (one for item in items for one in _sentences(item))
                yield from (Said(section, (one,), one) for one in told)
            case Rows(rows):
                yield from (Said.of_row(section, rows[0], row) for row in rows[1:])


def _sentences(text: str) -> Iterator[str]:
    document = read(Source("a.md", text))
    if isinstance(document, Document):
        yield from (bare(one.text) for one in document.statements)


def bare(text: str) -> str:
    """Return letters and digits alone."""
    return "".join(_WORDS.findall(text.casefold()))


def pages_of(path: Path) -> list[str]:
    """Return the bare words of each page of a PDF, as ``pdftotext`` reads it."""
    command = [shutil.which("pdftotext") or "pdftotext", "-raw", str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603
    return [bare(page) for page in text.split("\f")]


def results_of(path: Path, blocks: Sequence[MadeBlock]) -> list[bool]:
    """Return for each sentence, item and row whether it is found at its place."""
    document = read(Source(path.name, convert(path)["text"]))
    assert isinstance(document, Document)
    places: dict[str, list[str]] = defaultdict(list)
    for number, one in enumerate(document.statements):
        places[bare(one.text)].append(document.excerpt(number).place)
    is_right = _check_of(path, [one.text for one in blocks if isinstance(one, Heading)])
    return [any(is_right(at, one) for at in places[one.text]) for one in said_in(blocks)]


def _check_of(path: Path, headings: Sequence[str]) -> Callable[[str, Said], bool]:
    """Return what tells whether a place is where something stands."""
    match path.suffix:
        case ".pdf":
            pages = pages_of(path)
            return lambda at, said: _begins_on(pages, int(at.removeprefix("page ")), said)
        case ".pptx":
            return lambda at, said: at == f"slide {said.section}"
        case ".xlsx":
            return lambda at, said: at == f"sheet {headings[said.section - 1]}"
        case _:
            return lambda at, _said: not at


def _begins_on(pages: Sequence[str], number: int, said: Said) -> bool:
    """Tell whether it begins on a page, from 1; it may end on the next."""
    both = "".join(pages[number - 1 : number + 1])
    is_there = all(one in both for one in said.pieces) or said.pieces[0][-12:] in both
    return said.pieces[0][:12] in pages[number - 1] and is_there


def main() -> None:
    """Make documents of each format by lot, and print how much of them is found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="of each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what is not found")
    given = parser.parse_args()
    random, sections = Random(given.seed), sections_of_handbook()  # noqa: S311  # no secret
    with TemporaryDirectory() as folder:
        for kind, make in MAKERS.items():
            found: list[bool] = []
            for number in range(given.documents):
                drawn = random.sample(sections, random.randint(3, 12))
                blocks = [block for section in _named_apart(drawn) for block in section]
                path = Path(folder) / f"{number}.{kind}"
                make(blocks, path)
                found += (results := results_of(path, blocks))
                if given.show:
                    _show(path.name, blocks, results)
            print(f"{kind:12}{share_of(found)}")


def _show(name: str, blocks: Sequence[MadeBlock], results: Sequence[bool]) -> None:
    for said, is_found in zip(said_in(blocks), results, strict=True):
        if not is_found:
            print(f"{name}: {said.text}")


def _named_apart(sections: Sequence[list[MadeBlock]]) -> list[list[MadeBlock]]:
    """Return sections whose headings differ, as the names of sheets must."""
    return [
        [Heading(_FORBIDDEN.sub("", f"{number} {one[0].text}")[:31].strip(), 2), *one[1:]]
        for number, one in enumerate(sections, 1)
        if isinstance(one[0], Heading)
    ]


if __name__ == "__main__":
    main()
