"""Holds the whole knowledge folder against its standards, for ``knowledge check``."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.commands.checks.beside import of_bank, sayings_beside
from bot.commands.checks.in_slack import told_of_slack
from bot.commands.checks.kept_vectors import kept_vectors
from bot.commands.checks.languages import language_hints
from bot.commands.checks.map_sides import is_map_sure, map_hints
from bot.commands.checks.presence import of_folders, of_missing_files, of_old_files
from bot.commands.checks.signpost_subjects import subject_hints
from bot.commands.printing import counted
from bot.company_files.copies import write_whole
from bot.company_files.reading import FileReading, read_strictly
from bot.composition.company_settings import HANDBOOK_SETTINGS, environment
from bot.composition.opening import documents_of
from bot.composition.references import known_ids, of_references
from bot.composition.slips import FILES, MOMENTS, slips_in
from bot.composition.written import written_for
from bot.guidance.convert.formats import FORMATS
from bot.guidance.domain import Malformed
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import with_written
from bot.guidance.standards.checking import StandardsCheck
from bot.guidance.standards.domain import HandbookFinding, Register, Saying
from bot.guidance.standards.joining import one_a_sentence
from bot.guidance.standards.likeness import Embed
from bot.guidance.standards.outdated import outdated_findings
from bot.guidance.standards.reading import FILE, StandardsFile, read_register
from bot.guidance.standards.register import (
    KnownSetting,
    of_bad_line,
    of_malformed,
    of_slip,
    register_findings,
    settings_findings,
)
from bot.guidance.standards.sayings import sayings_of
from bot.guidance.standards.standing_alone import hints_on
from bot.guidance.standards.topics import several_topics
from bot.moments.reading import read_what_counts
from bot.people.reading import DepartmentsFile
from bot.settings import Settings
from bot.yaml_files.reader import EDITED_BY_ALL, StrictModel

NO_DOCUMENT = "no-document"  # a kind of finding


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what was found."""

    findings: tuple[
        HandbookFinding, ...
    ]  # slips of the company's files first; by file and line
    standards: int
    documents: int
    drafts: int = 0  # left out of the documents
    unjudged: str = ""  # why no sentence was held against a standard; empty if all were

    @property
    def errors(self) -> int:
        """How many findings are more than hints."""
        return sum(one.is_error for one in self.findings)

    def as_text(self) -> str:
        """Return the findings for a person."""
        hints = len(self.findings) - self.errors
        more = "1 more is a draft" if self.drafts == 1 else f"{self.drafts} more are drafts"
        drafts = f" ({more})" if self.drafts else ""
        counts = (
            f"{counted(self.documents, 'document')}{drafts},"
            f" {counted(self.standards, 'standard')}:"
            f" {counted(self.errors, 'finding')} to put right, {counted(hints, 'hint')}."
        )
        return "\n".join([*map(str, self.findings), f"{counts} {self.unjudged}".rstrip()])

    def as_json(self) -> dict[str, Any]:
        """Return the findings for a program."""
        return {
            "documents": self.documents,
            "drafts": self.drafts,
            "standards": self.standards,
            "errors": self.errors,
            "unjudged": self.unjudged,
            "findings": [asdict(one) for one in self.findings],
        }


def check_handbook(settings: Settings, embed: Embed | None = None) -> Checked:
    """Return what documents, questions, prompts and settings say against the standards.

    ``embed`` reads texts in place of the embedding that the settings name.
    """
    if embed:
        return _check(settings, embed)
    with kept_vectors(settings) as read_once:
        return _check(settings, read_once)


def _check(settings: Settings, embed: Embed) -> Checked:
    knowledge = settings.knowledge
    written = written_for(settings).texts
    sources = [
        read(one) if not isinstance(one, Malformed) else one
        for one in with_written(documents_of(settings), written)
    ]
    documents = [one for one in sources if isinstance(one, Document)]
    left_out = [one for one in sources if isinstance(one, Malformed)]
    malformed = [one for one in left_out if not one.is_draft]
    findings = [of_malformed(one) for one in malformed] if sources else [_of_none(knowledge)]
    findings += [*outdated_findings(documents), *language_hints(documents)]
    findings += [*_of_each(documents), *several_topics(documents, embed)]
    register, read_file = read_register(knowledge / FILE)
    if register.standards:
        findings += _against(register, read_file, documents, settings, embed)
    findings += [*of_old_files(knowledge), *of_folders(knowledge)]
    findings += _of_names(knowledge, documents, written)
    findings += subject_hints(knowledge, documents, embed)
    slips = sorted(map(of_slip, slips_in(knowledge)), key=_order)
    missing = of_missing_files(knowledge)
    told = sorted(told_of_slack(one_a_sentence(findings), written), key=_order)
    ordered = sorted([*slips, *missing, *told], key=lambda one: one.kind != NO_DOCUMENT)
    return Checked(
        tuple(ordered),
        len(register.standards),
        len(documents),
        drafts=len(left_out) - len(malformed),
        unjudged=_why_unjudged(register, read_file),
    )


def _of_each(documents: list[Document]) -> Iterator[HandbookFinding]:
    """Yield what is found in a document without any other."""
    for one in documents:
        yield from map(of_bad_line, one.bad_lines)
        yield from hints_on(one, sayings_of(one))


def _of_names(
    knowledge: Path, documents: list[Document], written: Mapping[str, str]
) -> Iterator[HandbookFinding]:
    """Yield what files call by names that there are not, what the map lacks, and questions.

    While the map slips, what it lacks may be what slips: that is to be mended first.
    """
    known = known_ids(knowledge, documents)
    yield from of_references(knowledge, documents, known)
    if not is_map_sure(knowledge, known):
        yield from of_bank(knowledge, written=written)
        return
    yield from map_hints(knowledge, documents, known)
    yield from of_bank(knowledge, read_what_counts(knowledge / MOMENTS)[0], written)


def _order(finding: HandbookFinding) -> tuple[str, int]:
    return finding.path, finding.line


def _why_unjudged(register: Register, read: FileReading[StandardsFile]) -> str:
    """Return which sentences are held against no standard, and why; empty if each is."""
    if read.value is None:
        return f"{FILE} cannot be read, so no document was held against any number."
    if not register.standards:
        return "There is no standard, so no document was held against any number."
    if entries := len(register.unread):
        slips = "1 entry slips" if entries == 1 else f"{entries} entries slip"
        slips += f" ({', '.join(one.standard_id for one in register.unread)})"
        return f"In {FILE} {slips}: no sentence was held against what is promised there."
    return ""


def _of_none(knowledge: Path) -> HandbookFinding:
    """Return the finding that comes first: nothing else tells much without a document."""
    folder = "guidance/" if (knowledge / "guidance").is_dir() else f"{knowledge}/"
    mend = f"Put {FORMATS} there."
    return HandbookFinding(folder, 1, NO_DOCUMENT, "it holds no document.", mend)


def _against(
    register: Register,
    read_file: FileReading[StandardsFile],
    documents: list[Document],
    settings: Settings,
    embed: Embed,
) -> Iterator[HandbookFinding]:
    check = StandardsCheck(register, documents, embed)
    departments = _departments(settings.knowledge)
    said = environment(settings).values
    known = [KnownSetting(*one, said.get(one[0])) for one in HANDBOOK_SETTINGS.items()]
    yield from check.of_register(read_file)
    yield from register_findings(register, read_file)
    yield from settings_findings(register, read_file, known)
    sayings = [*_of_documents(documents), *sayings_beside(settings)]
    found = check.of_sayings(sayings)
    yield from (*found, *check.of_keepers(sayings, departments, found))
    yield from check.of_terms(sayings)


def write_schemas(knowledge: Path) -> Iterator[Path]:
    """Write the JSON schema of each of the company's files, and yield its path."""
    for name, model in FILES.items():
        path = knowledge / "schemas" / f"{Path(name).stem}.schema.json"
        write_whole(path, schema_of(model).encode())
        path.chmod(EDITED_BY_ALL)
        yield path


def schema_of(model: type[StrictModel]) -> str:
    """Return the JSON schema of a file, as it is written."""
    return json.dumps(model.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


def _departments(knowledge: Path) -> dict[str, str]:
    if not (knowledge / "departments.yaml").exists():
        return {}
    file = read_strictly(knowledge / "departments.yaml", DepartmentsFile).value
    return {one.id: one.name for one in file.departments} if file else {}


def _of_documents(documents: list[Document]) -> Iterator[Saying]:
    for document in documents:
        yield from sayings_of(document)
