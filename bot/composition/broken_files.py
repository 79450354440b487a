"""Joins files that slip with the readers of each, and with whoever can mend them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path

from bot.company.broken_files.store import SqlKnownFiles
from bot.company.broken_files.work import BrokenFilesWork
from bot.composition.guidance_slips import slips_of_guidance
from bot.composition.opening import question_copy
from bot.composition.slips import slips_now
from bot.guidance.index import PassageIndex
from bot.people.administrators import places_of_administrators
from bot.people.owners import owners_now
from bot.people.service import CompanyPeople
from bot.quiz.bank.reading import files_in, read_one
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices

_FILE = re.compile(r"(.+?):\d+: ")  # what begins a slip
_OWNER = re.compile(r"^owner: *[\"']?([\w@.-]+)", re.MULTILINE)


def broken_files_work(services: WorkspaceServices, settings: Settings) -> BrokenFilesWork:
    """Return what looks for files of this workspace that slip, and tells of them."""

    async def where(file: str) -> Sequence[str]:
        owner = owner_of(file, settings, services.index)
        return await places_for(owner, services.people)

    return BrokenFilesWork(
        find=partial(slips_by_file, settings, services.index),
        where=where,
        known=SqlKnownFiles(services.database),
        delivery=services.delivery,
        now=services.now,
    )


def slips_by_file(settings: Settings, index: PassageIndex) -> Mapping[str, Sequence[str]]:
    """Return what slips in each file: the company's, the quiz's, and documents.

    So does what one names or quotes of another, and is not there. Of documents as they were
    when the index was last brought up to the folder.
    """
    if not settings.knowledge.is_dir():
        says = f"there is no folder at {settings.knowledge}. Bring it back."
        return {"the knowledge folder": (says,)}
    found: dict[str, list[str]] = {}
    guidance = slips_of_guidance(settings, index)
    for slip in dict.fromkeys(chain(slips_now(settings), _of_documents(index), guidance)):
        told = slip.replace(f"{settings.knowledge}/", "")
        named = _FILE.match(told)
        found.setdefault(named[1] if named else "the knowledge folder", []).append(told)
    return found


def every_slip(settings: Settings, index: PassageIndex) -> Sequence[str]:
    """Return the same in one list, file by file."""
    return [one for slips in slips_by_file(settings, index).values() for one in slips]


def owner_of(file: str, settings: Settings, index: PassageIndex) -> str | None:
    """Return who owns the document or the questions, as the files name them; None: nobody."""
    if document := index.whole.document_at(file):
        return document.guidance.owner
    paths = {settings.knowledge / file, Path(file)}
    found = [one for one in files_in(settings.question_folders) if one in paths]
    read = (read_one(each)[0] for one in found for each in (one, question_copy(settings, one)))
    known = next((placed[0].question.owner for placed in read if placed), None)
    return known or _owner_written_in(settings.knowledge / file)


def _owner_written_in(path: Path) -> str | None:
    """Return whom a file names that was never right."""
    with suppress(OSError):
        if named := _OWNER.search(path.read_text("utf-8", errors="replace")):
            return named[1]
    return None


def _of_documents(index: PassageIndex) -> Iterator[str]:
    refreshed = index.refreshed
    for left_out in refreshed.malformed if refreshed else ():
        yield f"{left_out.document}:{left_out.line}: {left_out.reason}. {left_out.mend}"
    for line in refreshed.bad_lines if refreshed else ():
        yield f"{line.document}:{line.line}: {line.says}. {line.mend}"


async def places_for(owner: str | None, people: CompanyPeople) -> Sequence[str]:
    """Return where to write to the owner, and to the administrators."""
    owners = await owners_now(people, owner) if owner else ()
    return (*owners, *await places_of_administrators(people))
