"""Checks of the knowledge folder and its index: what cannot be read, what points nowhere."""

from collections.abc import Iterator
from pathlib import Path

from bot.commands.checks.finding import Finding, trouble, well
from bot.commands.printing import counted
from bot.company_files.reading import Slip
from bot.composition.opening import documents_of, open_index
from bot.composition.slips import COMPANY, MOMENTS, slips_in
from bot.errors import BotError, TryAgainError
from bot.guidance.convert.formats import FORMATS
from bot.guidance.domain import (
    Guidance,
    IndexFolderError,
    IndexMismatchError,
    IndexUnreadableError,
    Malformed,
)
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.moments.domain import MomentsMap
from bot.moments.reading import read_moments
from bot.people.domain import Company
from bot.people.reading import read_company
from bot.quiz.bank.reading import read_placed
from bot.settings import Settings

EDIT = "Edit the file; `python -m bot index` picks it up."


def check_knowledge(settings: Settings) -> list[Finding]:
    """Return what is found in the knowledge folder and in its index."""
    if not settings.knowledge.is_dir():
        return [_of_no_folder(settings)]
    slips = [_of_slip(one) for one in slips_in(settings.knowledge)]
    documents = [_read(source) for source in documents_of(settings)]
    findings = [_count(settings.knowledge, documents)]
    findings += [finding for one in documents for finding in _of(one)]
    if not slips:  # else a name may lead nowhere because of what slips
        findings += _of_names(settings.knowledge, documents)
    return [*slips, *findings, *_of_questions(settings), _of_index(settings)]


def _of_questions(settings: Settings) -> Iterator[Finding]:
    placed, slips = read_placed(*settings.question_folders)
    for one in slips:
        says = f"{one.path}:{one.line}: {one.text.removesuffix('.')}"
        yield trouble("questions", says, one.mend or "Edit the file; the next quiz has it.")
    if placed:
        before = "; in place of what slips, a running bot asks what was right before"
        says = f"{counted(len(placed), 'question')} can be asked{before if slips else ''}"
        yield well("questions", says)


def _of_names(knowledge: Path, documents: list[Document | Malformed]) -> Iterator[Finding]:
    company, moments = read_company(knowledge / COMPANY), read_moments(knowledge / MOMENTS)
    readable = [one.guidance for one in documents if isinstance(one, Document)]
    if company.departments:  # any other folder of Markdown has no map to contradict
        for one in readable:
            for says in _points_nowhere(one, company, moments):
                yield trouble(one.document, says, EDIT)
    yield from _of_company(company, moments)


def _of_no_folder(settings: Settings) -> Finding:
    mend = "Make it, or name another with KNOWLEDGE or --knowledge."
    if settings.is_for_several:  # each has its own, in a place of its own
        mend = "Make it, or bring it back from where you keep it."
    return trouble("KNOWLEDGE", f"there is no knowledge folder at {settings.knowledge}", mend)


def _of_slip(slip: Slip) -> Finding:
    key = f"{slip.key}: " if slip.key else ""
    says = f"{slip.path}:{slip.line}: {key}{slip.says.removesuffix('.')}"
    return trouble("KNOWLEDGE", says, slip.mend or EDIT)


def _count(knowledge: Path, documents: list[Document | Malformed]) -> Finding:
    readable = sum(isinstance(one, Document) for one in documents)
    if not documents:
        return trouble(
            "KNOWLEDGE", f"there is no document in {knowledge}", f"Put {FORMATS} there."
        )
    drafts = sum(isinstance(one, Malformed) and one.is_draft for one in documents)
    left_out = f"; left out as drafts: {drafts}" if drafts else ""
    return well("KNOWLEDGE", f"{counted(readable, 'document')} in {knowledge}{left_out}")


def _read(source: Source | Malformed) -> Document | Malformed:
    return read(source) if isinstance(source, Source) else source


def _of(one: Document | Malformed) -> Iterator[Finding]:
    if isinstance(one, Malformed):
        if not one.is_draft:
            yield trouble(one.document, f"it is left out because {one.reason}", one.mend)
        return
    for line in one.bad_lines:
        yield trouble(one.guidance.document, f"line {line.line}: {line.says}", line.mend)


def _points_nowhere(guidance: Guidance, company: Company, moments: MomentsMap) -> Iterator[str]:
    unknown = [name for name in guidance.departments if company.named(name) is None]
    yield from (f"there is no department {name!r}" for name in unknown)
    unmapped = [name for name in guidance.moments if moments.named(name) is None]
    yield from (f"there is no moment {name!r}" for name in unmapped)
    if not guidance.owner:
        yield "it has no owner, so its gaps go to the administrators"


def _of_company(company: Company, moments: MomentsMap) -> Iterator[Finding]:
    for department in company.departments:
        if not department.managers:
            says = f"{department.name} has no manager; its reports go one level up"
            yield trouble("departments.yaml", says, EDIT)
    for moment in moments.moments:
        for part in moment.parts:
            if company.named(part.department_id) is None:
                says = f"{moment.moment_id}: there is no department {part.department_id!r}"
                yield trouble("moments.yaml", says, EDIT)


def _of_index(settings: Settings) -> Finding:
    try:
        documents = len(open_index(settings).guidance())
    except BotError as error:
        return trouble("index", str(error), _mend_of_index(error))
    if not documents:
        return trouble("index", "it is empty", "Run `python -m bot index`.")
    return well("index", f"{counted(documents, 'document')} can be found")


def _mend_of_index(error: BotError) -> str:
    match error:
        case IndexMismatchError() | IndexUnreadableError():
            return "Run `python -m bot index --rebuild`."
        case IndexFolderError():
            return (
                "Make room there and let the bot write there, or set STATE to another folder."
            )
        case TryAgainError():
            return "Try again in a minute; then look whether what is named is up."
        case _:
            return "Set EMBEDDING, and what it needs, as .env.example has it."
