"""How many planted contradictions ``knowledge check`` finds, and how many repeats it leaves.

``python -m tests.benchmarks.planted [FILE]``. Each line of a set is one change of a copy of the
starter's knowledge folder: a sentence that says otherwise than a standard or a rule, or a
harmless one that repeats a promise or tells of something near it. It is made alone, and what
the check then says of the new sentences, and of standards that no document states any more, is
counted: a contradiction is found if an error names its file or its standard, a harmless change
is a false alarm if there is any error.

`planted.jsonl` was written by somebody who had seen the documents and not the check: one change
for nearly each document, file of questions and the map; a third of the contradictions name
another keeper or change a condition or a definition, and have no number. Blind, before anything
was mended for it, 30 of its 60 contradictions were found and 9 of 60 repeats were false alarms.
It was then looked at, and the kinds of its misses were mended: what it says now is tuned.

`planted_again.jsonl` was written by somebody else for the mended check, of documents only.
Blind, 20 of its 60 contradictions were found and 4 of 60 repeats were false alarms. Both sets
are tuned now: 41 of 55 (those that still have their place; 44 of 59 before the questions were
written anew) and 38 of 60 are found, with 2 and 0 false alarms. How many
standards count as near was chosen so that it holds for both. Chosen on the first alone, 35 to
37 of the second are found without a false alarm; chosen on the second alone, 44 of the first
with 4.

A third set was written by somebody else again, and run once: 35 of its 60 contradictions (40
with another value, 12 with another keeper, 8 with another condition) were found, and 2 of 60
repeats were false alarms. That is below the goal of 90 per cent, and within that of 5. Tried
and left out, as they did not carry over from one set to the other or named more of the
starter's own sentences than planted ones: lower likenesses for keepers, the margin to the
department's own standards, and pairs of near sentences of which one has a "not" or an "only".
"""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from bot.commands.checks.beside import sayings_beside
from bot.commands.checks.kept_vectors import KeptVectors
from bot.commands.options import read_settings
from bot.composition.opening import open_embedding
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source, sources_in
from bot.guidance.standards.checking import StandardsCheck
from bot.guidance.standards.domain import HandbookFinding, Saying
from bot.guidance.standards.likeness import Embed
from bot.guidance.standards.reading import FILE, read_register
from bot.guidance.standards.sayings import sayings_of
from bot.people.reading import read_company
from bot.settings import Settings

SET = Path(__file__).parent / "planted.jsonl"
KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Planted:
    """A change of one file of the knowledge folder."""

    id: str
    kind: str  # "contradiction" or "harmless"
    file: str  # path below the knowledge folder
    after_heading: str  # at the end of whose section the text goes; may be empty with `replace`
    text: str
    why: str  # names the standard
    replace: str = ""  # what the text takes the place of; empty to add it

    def has_place(self, knowledge: Path) -> bool:
        """Whether what it replaces, or its heading, is still there."""
        source = (knowledge / self.file).read_text("utf-8")
        headings = {found[1] for found in _HEADING.finditer(source)}
        is_there = self.replace != "" and self.replace in source
        return is_there or self.after_heading.lstrip("# ") in headings

    def into(self, source: str) -> str:
        """Return the file with the change made.

        Raises:
            ValueError: neither what it replaces nor its heading is there.
        """
        if self.replace and self.replace in source:
            return source.replace(self.replace, self.text, 1)
        headings = list(_HEADING.finditer(source))
        for heading, following in zip(headings, [*headings[1:], None], strict=True):
            if heading[1] == self.after_heading.lstrip("# "):
                end = following.start() if following else len(source)
                before = source[:end].rstrip("\n")
                return f"{before}\n\n{self.text}\n\n{source[end:]}"
        message = f"{self.file} has no place for {self.id}"
        raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Seen:
    """A planted change and what the check said about it more than before."""

    planted: Planted
    findings: tuple[HandbookFinding, ...]

    @property
    def is_found(self) -> bool:
        """Whether an error names the sentence or its standard."""
        return any(
            one.path == self.planted.file or one.says.split()[0] in self.planted.why
            for one in self.errors
        )

    @property
    def errors(self) -> list[HandbookFinding]:
        """What was found, without hints."""
        return [one for one in self.findings if one.is_error]


class Folder:
    """A copy of the knowledge folder whose check is clean, to plant changes in."""

    def __init__(self, settings: Settings, embed: Embed) -> None:
        """Read all of it once."""
        self._settings = settings
        self._embed = embed
        self._register, self._file = read_register(settings.knowledge / FILE)
        company = read_company(settings.knowledge / "departments.yaml")
        self._departments = {one.department_id: one.name for one in company.departments}
        self._documents = self._read()
        self._check = StandardsCheck(self._register, self._documents, embed)
        self._known = {self._named(one) for one in self._sayings(self._documents, beside=True)}

    def seen(self, planted: Planted) -> Seen:
        """Make a change alone, take it back, and return what is said of its new sentences.

        Raises:
            ValueError: the place of the change is gone.
        """
        path = self._settings.knowledge / planted.file
        source = path.read_text("utf-8")
        path.write_text(planted.into(source), "utf-8")
        beside = path.suffix != ".md"
        documents = self._documents if beside else self._read()
        said = self._sayings(documents, beside=beside)
        new = [one for one in said if self._named(one) not in self._known]
        found = self._check.of_sayings(new)
        found += self._check.of_keepers(new, self._departments, tuple(found))
        if planted.replace and not beside:  # it may have stated a standard
            changed = StandardsCheck(self._register, documents, self._embed)
            found += changed.of_register(self._file)
        path.write_text(source, "utf-8")
        return Seen(planted, tuple(found))

    def _read(self) -> list[Document]:
        sources = sources_in(self._settings.knowledge)
        read_all = (read(one) for one in sources if isinstance(one, Source))
        return [one for one in read_all if isinstance(one, Document)]

    def _sayings(self, documents: Sequence[Document], *, beside: bool) -> list[Saying]:
        others = sayings_beside(self._settings) if beside else ()
        return [*(one for document in documents for one in sayings_of(document)), *others]

    def _named(self, saying: Saying) -> tuple[str, str]:
        return saying.document, saying.text


def read_set(path: Path) -> list[Planted]:
    """Return the changes of a set, in their order."""
    return [Planted(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def report(found: Sequence[Seen]) -> None:
    """Print what was missed, what was a false alarm, and how many of each."""
    planted = [one for one in found if one.planted.kind == "contradiction"]
    harmless = [one for one in found if one.planted.kind == "harmless"]
    missed = [one for one in planted if not one.is_found]
    alarms = [one for one in harmless if one.errors]
    for what, some in (("missed", missed), ("false alarm", alarms)):
        for one in some:
            print(f"{what} {one.planted.id} {one.planted.file}: {one.planted.text}")
            print(f"    {one.planted.why}", *one.findings, sep="\n    ")
    print(f"found {len(planted) - len(missed)} of {len(planted)}")
    print(f"false alarms {len(alarms)} of {len(harmless)}")
    print(f"hints on {sum(bool(one.findings) for one in harmless) - len(alarms)} more")


def main(path: Path = SET) -> None:
    """Measure a set."""
    every = read_set(path)
    planted = [one for one in every if one.has_place(KNOWLEDGE)]
    print(
        f"left out, as their place is gone: {[one.id for one in every if one not in planted]}"
    )
    with TemporaryDirectory() as folder:
        settings = read_settings(knowledge=copytree(KNOWLEDGE, Path(folder) / "knowledge"))
        texts = {
            one.file: (settings.knowledge / one.file).read_text("utf-8") for one in planted
        }
        moved = [one.id for one in planted if one.replace not in texts[one.file]]
        print(f"put after the heading, as what they replace is gone: {len(moved)} {moved}")
        embedding = open_embedding(settings)
        kept = settings.state / "check" / "planted.npz"
        vectors = KeptVectors(kept, embedding.name, embedding.embeddings.embed_documents)
        folder_of = Folder(settings, vectors)
        report([folder_of.seen(one) for one in planted])
        vectors.keep()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
