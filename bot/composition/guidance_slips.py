"""What guidance and the quiz name or quote though it is not there."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from bot.composition.references import known_ids, of_references
from bot.guidance.index import PassageIndex
from bot.quiz.bank.checking import missing_quotes
from bot.quiz.bank.reading import files_in, read_placed
from bot.quiz.bank.reloading import look_of
from bot.settings import Settings

_State: TypeAlias = tuple[str, tuple[tuple[str, tuple[int, ...]], ...]]


def slips_of_guidance(settings: Settings, index: PassageIndex) -> tuple[str, ...]:
    """Return each unknown owner, department, moment and document, and each quote that went.

    Each begins with its file and line. Of documents as the index has them now.
    """
    files = [*settings.knowledge.glob("*.yaml"), *files_in(settings.question_folders)]
    looks = tuple((str(one), look_of(one)) for one in sorted(files))
    folders = settings.question_folders
    return _slips(settings.knowledge, folders, index, (index.version, looks))


# Read again when a document or a file changes: /readyz asks every ten seconds.
@lru_cache(maxsize=4)
def _slips(
    knowledge: Path, folders: tuple[Path, ...], index: PassageIndex, _state: _State
) -> tuple[str, ...]:
    return tuple(_found(knowledge, folders, index))


def _found(knowledge: Path, folders: tuple[Path, ...], index: PassageIndex) -> Iterator[str]:
    documents = index.whole.documents()
    for one in of_references(knowledge, documents, known_ids(knowledge, documents)):
        yield f"{one.path}:{one.line}: {one.says} {one.mend}"
    texts = {one.guidance.document: one.source.text for one in documents}
    placed, _ = read_placed(*folders)
    there = [one for one in placed if one.question.passage.document in texts]
    yield from map(str, missing_quotes(there, knowledge, texts))
