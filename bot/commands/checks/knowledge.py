"""Checks of the knowledge folder and its index: what cannot be read, what points nowhere."""

from collections.abc import Iterator

from bot.commands.checks.finding import Finding, trouble, well
from bot.composition.opening import open_index
from bot.errors import BotError
from bot.guidance.domain import Guidance, Malformed
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source, sources_in
from bot.moments.domain import MomentsMap
from bot.moments.reading import read_moments
from bot.people.domain import Company
from bot.people.reading import read_company
from bot.settings import Settings

EDIT = "Edit the file; `python -m bot index` picks it up."


def check_knowledge(settings: Settings) -> list[Finding]:
    """Return what is found in the knowledge folder and in its index."""
    try:
        company = read_company(settings.knowledge / "departments.yaml")
        moments = read_moments(settings.knowledge / "moments.yaml")
        documents = [_read(source) for source in sources_in(settings.knowledge)]
    except BotError as error:
        return [trouble("KNOWLEDGE", str(error), EDIT)]
    findings = [finding for one in documents for finding in _of(one, company, moments)]
    findings.extend(_of_company(company, moments))
    readable = sum(isinstance(one, Document) for one in documents)
    return [
        well("KNOWLEDGE", f"{readable} documents in {settings.knowledge}"),
        *findings,
        _of_index(settings),
    ]


def _read(source: Source | Malformed) -> Document | Malformed:
    return read(source) if isinstance(source, Source) else source


def _of(one: Document | Malformed, company: Company, moments: MomentsMap) -> Iterator[Finding]:
    if isinstance(one, Malformed):
        yield trouble(one.document, f"it is left out because {one.reason}", EDIT)
    elif company.departments:  # any other folder of Markdown has no map to contradict
        for says in _points_nowhere(one.guidance, company, moments):
            yield trouble(one.guidance.document, says, EDIT)


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
        documents = len(open_index(settings).documents())
    except BotError as error:
        return trouble("index", str(error), "Run `python -m bot index --rebuild`.")
    if not documents:
        return trouble("index", "it is empty", "Run `python -m bot index`.")
    return well("index", f"{documents} documents can be found")
