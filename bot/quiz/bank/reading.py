"""Reads the question bank from ``knowledge/questions``, which trainers edit by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import ConfigDict, Field, Strict, ValidationError

from bot.company_files.mends import problems_told, told_of
from bot.moments.domain import Stage
from bot.quiz.domain import Basis, Choice, QuestionBank, QuizQuestion, Rule
from bot.yaml_files.faults import yaml_fault
from bot.yaml_files.places import name_of, word_at
from bot.yaml_files.reader import DoubledKey, StrictModel, read_yaml_with_nodes

REMEMBERED_FILES = 64  # a company has one a department


@dataclass(frozen=True, slots=True)
class BankFinding:
    """Something in the bank that a trainer should put right."""

    path: Path
    line: int  # counted from 1
    text: str
    mend: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text} {self.mend}".rstrip()


@dataclass(frozen=True, slots=True)
class PlacedQuestion:
    """A question and where it stands."""

    question: QuizQuestion
    path: Path
    line: int  # counted from 1

    def finding(self, text: str) -> BankFinding:
        """Return what is wrong with this question."""
        return BankFinding(self.path, self.line, f"{self.question.question_id}: {text}")


class _BankModel(StrictModel):
    model_config = ConfigDict(strict=True, str_strip_whitespace=True)


# Read on a telephone in half a minute; a question as a whole stays far below Slack's limits.
_Name = Annotated[str, Field(min_length=1, max_length=120)]
_BankSentence = Annotated[str, Field(min_length=1, max_length=300)]
_Paragraph = Annotated[str, Field(min_length=1, max_length=800)]


class _Choice(_BankModel):
    text: _BankSentence
    why: _BankSentence
    best: bool = False


class _Passage(_BankModel):
    document: _Name
    quote: _Paragraph


class _Question(_BankModel):
    id: _Name
    rule: _Name | None = None  # of the file's rules; None: no other question asks for it
    moment: _Name
    stage: Annotated[Stage, Strict(strict=False)]
    difficulty: int = Field(ge=1, le=3)
    situation: _Paragraph
    choices: list[_Choice] = Field(min_length=3, max_length=4)
    passage: _Passage


class _Rule(_BankModel):
    id: _Name
    says: _BankSentence
    former: list[_Name] = Field(default_factory=list)


class _QuestionsFile(_BankModel):
    department: _Name
    owner: _Name
    rules: list[_Rule] = Field(default_factory=list)
    questions: list[object]

    def rule(self, named: str | None) -> Rule | None:
        """Return the rule of this id, or None."""
        found = next((one for one in self.rules if one.id == named), None)
        return Rule(found.id, found.says, tuple(found.former)) if found else None


def read_bank(*folders: Path) -> tuple[QuestionBank, tuple[BankFinding, ...]]:
    """Return the questions in the folders that can be used, and what is wrong with others."""
    placed, findings = read_placed(*folders)
    return QuestionBank(tuple(entry.question for entry in placed)), tuple(findings)


def files_in(folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the files of questions, in order; a folder that is not there has none.

    A name with a dot in front is an editor's, not a trainer's.
    """
    for folder in folders:
        yield from sorted(one for one in folder.glob("*.yaml") if one.name[0] != ".")


def read_placed(*folders: Path) -> tuple[list[PlacedQuestion], list[BankFinding]]:
    """Return each question with its place, and what could not be read; in the files' order."""
    placed: list[PlacedQuestion] = []
    findings: list[BankFinding] = []
    for path in files_in(folders):
        of_file, wrong = read_one(path)
        placed += of_file
        findings += wrong
    return placed, findings


def read_one(
    path: Path, written: bytes | None = None
) -> tuple[list[PlacedQuestion], list[BankFinding]]:
    """Return the questions of one file, and what could not be read in it.

    ``written`` is what stands in it, where somebody has read it already.
    """
    entries = _read_file(path) if written is None else _entries_of(path, written)
    return (
        [one for one in entries if isinstance(one, PlacedQuestion)],
        [one for one in entries if isinstance(one, BankFinding)],
    )


def _read_file(path: Path) -> Sequence[PlacedQuestion | BankFinding]:
    try:
        written = path.read_bytes()
    except OSError as error:
        is_folder = isinstance(error, IsADirectoryError)
        why = "it is a folder" if is_folder else error.strerror
        mend = "Put a file in its place." if is_folder else "Let the bot read it."
        return [BankFinding(path, 1, f"This cannot be opened: {why}.", mend)]
    return _entries_of(path, written)


@lru_cache(maxsize=REMEMBERED_FILES)
def _entries_of(path: Path, written: bytes) -> Sequence[PlacedQuestion | BankFinding]:
    """Return what the file says; an edit of one file lets only that one be parsed again."""
    try:
        read = read_yaml_with_nodes(written.decode("utf-8-sig"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        fault = yaml_fault(error, written)
        return [BankFinding(path, fault.line, fault.says, fault.mend)]
    node, loaded, doubled = read.node, read.value, read.doubled
    if not isinstance(loaded, dict):
        says = "A file of questions has a department, an owner and questions."
        return [BankFinding(path, 1, says, "Write it as the other files beside it.")]
    slips = [_doubled(path, one) for one in doubled]
    if any(len(one.place) == 1 for one in doubled):
        return slips
    try:
        file = _QuestionsFile.model_validate(loaded)
    except ValidationError as error:
        return [*slips, *_findings(path, node, "", error, (loaded, _QuestionsFile))]
    unsure = {one.place[1] for one in doubled if one.place[0] == "questions"}
    numbers = (number for number in range(len(file.questions)) if number not in unsure)
    return [*slips, *(one for n in numbers for one in _question(path, node, file, n))]


def _doubled(path: Path, key: DoubledKey) -> BankFinding:
    says = f"{key.place[-1]} stands twice in the same place."
    return BankFinding(path, key.line, says, "Remove one of them.")


def _question(
    path: Path, root: yaml.Node | None, file: _QuestionsFile, number: int
) -> Iterator[PlacedQuestion | BankFinding]:
    place = _child(_child(root, "questions"), number)
    said = file.questions[number]
    try:
        entry = _Question.model_validate(said)
    except ValidationError as error:
        called = name_of(root, ("questions", number)).rpartition(" > ")[2]
        yield from _findings(path, place, called, error, (said, _Question))
        return
    question = QuizQuestion(
        question_id=entry.id,
        department_id=file.department,
        moment_id=entry.moment,
        stage=entry.stage,
        difficulty=entry.difficulty,
        situation=entry.situation,
        choices=tuple(Choice(each.text, each.why, each.best) for each in entry.choices),
        passage=Basis(entry.passage.document, " ".join(entry.passage.quote.split())),
        owner=file.owner,
        of_rule=file.rule(entry.rule),
    )
    if fault := _fault_in(question, entry, file):
        key, says, mend = fault
        yield BankFinding(path, _line(_child(place, key)), f"{entry.id}: {says}", mend)
        return
    yield PlacedQuestion(question, path, _line(place))


def _fault_in(
    question: QuizQuestion, entry: _Question, file: _QuestionsFile
) -> tuple[str, str, str] | None:
    """Return the key, what is wrong with it and what mends it, of what no type tells."""
    best = sum(choice.is_best for choice in question.choices)
    if best != 1:
        mend = "Write best: true at one choice alone."
        return "choices", f"{best} choices are best; it must be one.", mend
    if entry.rule and question.of_rule is None:
        known = ", ".join(one.id for one in file.rules) or "none yet"
        mend = f"Add it under rules, or write one of them: {known}."
        return "rule", f"the file has no rule {entry.rule!r}.", mend
    return None


def _findings(
    path: Path,
    top: yaml.Node | None,
    called: str,
    error: ValidationError,
    read: tuple[object, type[_BankModel]],
) -> Iterator[BankFinding]:
    """Yield what is wrong below a node; ``called`` names a question, ``read`` what as what."""
    problems, renames = problems_told(error, *read)
    for one in problems:
        says, mend = told_of(one, word_at(top, one.place), read[1], renames)
        name = " > ".join(filter(None, (called, name_of(top, one.place)))) or "file"
        node = top
        for step in one.place:
            node = _child(node, step)
        yield BankFinding(path, _line(node), f"{name}: {says}", mend)


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):  # a field that is missing: the place that lacks it
        return next((value for key, value in node.value if key.value == step), node)
    return node.value[step] if node else None


def _line(node: yaml.Node | None) -> int:
    return node.start_mark.line + 1 if node else 1
