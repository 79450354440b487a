"""Finds what is wrong in the register of standards by itself, and beside the settings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.company_files.doublets import doublets, placed
from bot.company_files.reading import FileReading, Slip
from bot.company_files.schemas import nearest
from bot.guidance.domain import BadLine, Malformed
from bot.guidance.standards.domain import HandbookFinding, Register, Standard
from bot.guidance.standards.reading import FILE, StandardsFile
from bot.yaml_files.places import EACH, words_at

EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class KnownSetting:
    """A setting of the bot that may take its default from a standard."""

    name: str  # "complaint_hours"
    unit: str  # what it counts
    said: object  # its value in the environment; None if that is silent


def settings_findings(
    register: Register, read: FileReading[StandardsFile], settings: Sequence[KnownSetting]
) -> Iterator[HandbookFinding]:
    """Yield where a standard and the setting that takes its default from it disagree.

    ``settings`` are all those that may take their default from a standard.
    """
    known = {one.name: one for one in settings}
    for number, standard in enumerate(register.standards):
        if standard.setting is not None:
            says, mend = _disagreement(standard, known.get(standard.setting), sorted(known))
            line = read.line_of("standards", number, "setting")
            if says:
                yield HandbookFinding(FILE, line, "setting", says, mend)


def _disagreement(
    standard: Standard, setting: KnownSetting | None, known: Sequence[str]
) -> tuple[str, str]:
    who = standard.standard_id
    if setting is None:
        near = nearest(str(standard.setting), known)
        mend = f"Write {near}." if near else f"Write one of these: {', '.join(known)}."
        return f"{who}: there is no setting {standard.setting}.", mend
    if setting.unit != standard.unit:
        mend = "Give the standard in this unit, or take the setting out."
        return f"{who}: {setting.name} counts {setting.unit}, not {standard.unit}.", mend
    if setting.said not in {None, standard.value}:
        promised = f"{who} promises {standard.figure.words}"
        return (
            f"{setting.name.upper()} is {setting.said}, and {promised}.",
            "Change one of them.",
        )
    return "", ""


def of_slip(slip: Slip) -> HandbookFinding:
    """Return what cannot be meant in a file, as a finding."""
    key = f"{slip.key}: " if slip.key else ""
    return HandbookFinding(slip.path.name, slip.line, "file", f"{key}{slip.says}", slip.mend)


def of_malformed(document: Malformed) -> HandbookFinding:
    """Return a document that cannot be read, as a finding."""
    says = f"it is left out because {document.reason}."
    return HandbookFinding(document.document, document.line, "file", says, document.mend)


def of_bad_line(line: BadLine) -> HandbookFinding:
    """Return a line of front matter that cannot be read, as a finding."""
    return HandbookFinding(line.document, line.line, "file", f"{line.says}.", line.mend)


def register_findings(
    register: Register, read: FileReading[StandardsFile]
) -> Iterator[HandbookFinding]:
    """Yield ids and names of standards, and names of people, that stand twice."""
    path = Path(FILE)
    slips = [
        *doublets(
            path,
            words_at(read.text, "standards", EACH, "id"),
            "the id {word} is there twice, first in line {line}.",
            "Keep one entry for each promise.",
        ),
        *doublets(
            path,
            words_at(read.text, "standards", EACH, "name"),
            "the standard of line {line} has the name “{word}”, too.",
            "Join the two, or tell them apart.",
        ),
        *doublets(
            path,
            placed(
                read,
                (
                    (("people", department, at), name)
                    for department, names in register.people.items()
                    for at, name in enumerate(names)
                ),
            ),
            "“{word}” is there twice, first in line {line}.",
            "Leave it to one department.",
        ),
    ]
    yield from (replace(of_slip(slip), kind="doublet") for slip in slips)
