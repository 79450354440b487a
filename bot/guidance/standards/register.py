"""Finds what is wrong in the register of standards by itself, and beside the settings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.company_files import Read, Slip
from bot.guidance.domain import Malformed
from bot.guidance.standards.domain import Finding, Register, Standard
from bot.guidance.standards.reading import FILE, StandardsFile

EVERYBODY = "everybody"


def register_findings(
    register: Register, read: Read[StandardsFile], departments: Sequence[str]
) -> Iterator[Finding]:
    """Yield ids and names that stand twice, and departments that there are not.

    ``departments`` are the ids there are; empty where nobody knows.
    """
    yield from _doublets(register, read)
    for number, standard in enumerate(register.standards):
        line = read.line_of("standards", number)
        yield from _unknown_departments(standard, line, departments)


def settings_findings(
    register: Register, read: Read[StandardsFile], said: Mapping[str, object]
) -> Iterator[Finding]:
    """Yield where a setting of the environment says another number than its standard.

    Args:
        register: the standards.
        read: where they stand.
        said: the value of every setting that may take its default from a standard, or None.
    """
    for number, standard in enumerate(register.standards):
        if standard.setting is None:
            continue
        line = read.line_of("standards", number, "setting")
        if standard.setting not in said:
            says = f"{standard.standard_id}: there is no setting {standard.setting}."
            yield Finding(FILE, line, "unknown-setting", says, f"Known: {', '.join(said)}.")
        elif said[standard.setting] not in {None, standard.value}:
            name, value = standard.setting.upper(), said[standard.setting]
            promised = f"{standard.standard_id} promises {standard.figure.words}"
            says = f"{name} is {value}, and {promised}."
            yield Finding(FILE, line, "contradiction", says, "Change one of the two.")


def of_slip(slip: Slip) -> Finding:
    """Return what cannot be meant in a file, as a finding."""
    key = f"{slip.key}: " if slip.key else ""
    return Finding(slip.path.name, slip.line, "file", f"{key}{slip.says}", slip.mend)


def of_malformed(document: Malformed) -> Finding:
    """Return a document that cannot be read, as a finding."""
    says = f"it is left out because {document.reason}."
    return Finding(document.document, 1, "file", says, "Mend the file.")


def _unknown_departments(
    standard: Standard, line: int, departments: Sequence[str]
) -> Iterator[Finding]:
    known = {EVERYBODY, *departments}
    for name in (*standard.keepers, standard.owner):
        if departments and name not in known:
            says = f"{standard.standard_id}: there is no department {name!r}."
            yield Finding(
                FILE, line, "unknown-department", says, "Use an id of departments.yaml."
            )


def _doublets(register: Register, read: Read[StandardsFile]) -> Iterator[Finding]:
    ids = Counter(one.standard_id for one in register.standards)
    names = Counter(one.name.casefold() for one in register.standards)
    for number, standard in enumerate(register.standards):
        line = read.line_of("standards", number)
        if ids[standard.standard_id] > 1:
            says = f"the id {standard.standard_id} stands {ids[standard.standard_id]} times."
            yield Finding(FILE, line, "doublet", says, "Keep one entry for each promise.")
        elif names[standard.name.casefold()] > 1:
            says = f"{standard.standard_id}: another standard has the name “{standard.name}”."
            yield Finding(FILE, line, "doublet", says, "Join the two, or tell them apart.")
