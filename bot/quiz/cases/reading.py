"""Reads team cases from ``knowledge/cases``, which trainers edit by hand."""

from collections.abc import Iterator
from pathlib import Path

from bot.company_files.reading import Slip, read_what_can_be
from bot.quiz.cases.domain import STEPS, CaseStep, Picture, TeamCase, TeamChoice
from bot.quiz.domain import Basis
from bot.yaml_files.reader import FilledText, StrictModel

PICTURES = "pictures"


class _TeamChoice(StrictModel):
    text: FilledText
    consequence: FilledText
    leads_to: str = ""
    best: bool = False


class _TeamPassage(StrictModel):
    document: FilledText
    quote: FilledText


class _Picture(StrictModel):
    file: FilledText
    alternative: FilledText


class _Step(StrictModel):
    id: FilledText
    moment: FilledText
    situation: FilledText
    picture: _Picture | None = None
    choices: list[_TeamChoice]
    passage: _TeamPassage


class CaseFile(StrictModel):
    """What a file says: one case."""

    title: FilledText
    steps: list[_Step]


def read_cases(folder: Path) -> list[TeamCase]:
    """Return the cases that can be used; empty where there is no folder."""
    return [case for case, _, slips in _read(folder) if case and not slips]


def slips_of_cases(knowledge: Path) -> Iterator[Slip]:
    """Yield what a trainer should put right in the cases of a knowledge folder."""
    for case, path, slips in _read(knowledge / "cases"):
        yield from slips
        faults = _faults(case, knowledge) if case else ["each step has one best choice."]
        yield from (_slip(path, says) for says in faults if not slips)


def _read(folder: Path) -> Iterator[tuple[TeamCase | None, Path, tuple[Slip, ...]]]:
    for path in sorted(folder.glob("*.yaml")):
        read = read_what_can_be(path, CaseFile)
        case = _case(path.stem, read.value) if read.value else None
        yield case, path, read.slips


def _case(case_id: str, said: CaseFile) -> TeamCase | None:
    steps = tuple(_step(one) for one in said.steps)
    is_playable = steps and all(sum(c.is_best for c in one.choices) == 1 for one in steps)
    return TeamCase(case_id, said.title, steps) if is_playable else None


def _step(said: _Step) -> CaseStep:
    choices = tuple(
        TeamChoice(one.text, one.consequence, one.leads_to, one.best) for one in said.choices
    )
    picture = Picture(said.picture.file, said.picture.alternative) if said.picture else None
    quote = " ".join(said.passage.quote.split())
    basis = Basis(said.passage.document, quote)
    return CaseStep(said.id, said.moment, said.situation, choices, basis, picture)


def _faults(case: TeamCase, knowledge: Path) -> Iterator[str]:
    """Yield what is wrong with a case that can be read."""
    for step in case.steps:
        yield from _faults_of(step, knowledge)
        for choice in step.choices:
            if choice.leads_to and case.step(choice.leads_to) is None:
                yield f"{step.step_id} leads to {choice.leads_to}, which there is not."
    for length in _lengths(case, case.steps[0].step_id, 1):
        if length != STEPS:
            yield f"a way through it has {length} steps, not {STEPS}."


def _faults_of(step: CaseStep, knowledge: Path) -> Iterator[str]:
    document = knowledge / step.passage.document
    text = " ".join(document.read_text("utf-8").split()) if document.is_file() else ""
    if step.passage.quote not in text:
        yield f"the quote of {step.step_id} is not in {step.passage.document}."
    file = step.picture.file if step.picture else None
    if file and not (knowledge / "cases" / PICTURES / file).is_file():
        yield f"there is no picture {file}."


def _lengths(case: TeamCase, step_id: str, length: int) -> set[int]:
    """Return how many steps the ways through a case have."""
    step = case.step(step_id)
    if step is None or length > STEPS:
        return {length}
    ways = (choice.leads_to for choice in step.choices)
    return {
        one for way in ways for one in (_lengths(case, way, length + 1) if way else {length})
    }


def _slip(path: Path, says: str) -> Slip:
    return Slip(path, 1, "", says, "See docs/writing-questions.md, Team cases.")
