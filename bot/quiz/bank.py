"""Reads the question bank from ``knowledge/questions``, which trainers edit by hand."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.moments.domain import Stage
from bot.quiz.domain import Basis, Choice, QuestionBank, QuizQuestion

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the bank that a trainer should put right."""

    path: Path
    line: int  # counted from 1
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A question and where it stands."""

    question: QuizQuestion
    path: Path
    line: int  # counted from 1

    def finding(self, text: str) -> Finding:
        """Return what is wrong with this question."""
        return Finding(self.path, self.line, f"{self.question.question_id}: {text}")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Choice(_Strict):
    text: str = Field(min_length=1)
    why: str = Field(min_length=1)
    best: bool = False


class _Passage(_Strict):
    document: str = Field(min_length=1)
    quote: str = Field(min_length=1)


class _Question(_Strict):
    id: str = Field(min_length=1)
    moment: str
    stage: Stage
    difficulty: int = Field(ge=1, le=3)
    situation: str = Field(min_length=1)
    choices: list[_Choice] = Field(min_length=3, max_length=4)
    passage: _Passage


class _File(_Strict):
    department: str
    owner: str
    questions: list[object]


def read_bank(folder: Path) -> tuple[QuestionBank, tuple[Finding, ...]]:
    """Return the questions below the folder that can be used, and what is wrong with others."""
    placed, findings = read_placed(folder)
    return QuestionBank(tuple(entry.question for entry in placed)), tuple(findings)


class LivingBank:
    """The bank as its files are now: an edit counts from the next question on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[Path, int] = {}
        self._bank = QuestionBank()

    def __call__(self) -> QuestionBank:
        """Return the questions that can be used; what cannot be is logged once."""
        seen = {path: path.stat().st_mtime_ns for path in sorted(self._folder.glob("*.yaml"))}
        if seen != self._seen:
            self._bank, findings = read_bank(self._folder)
            self._seen = seen
            for finding in findings:
                place = f"{finding.path}:{finding.line}"
                log.warning("a quiz question is left out", extra={"place": place})
        return self._bank


def read_placed(folder: Path) -> tuple[list[Placed], list[Finding]]:
    """Return each question with its place, and what could not be read; in the files' order."""
    placed: list[Placed] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.yaml")):
        for entry in _read_file(path):
            (placed if isinstance(entry, Placed) else findings).append(entry)  # type: ignore[arg-type]
    return placed, findings


def _read_file(path: Path) -> Sequence[Placed | Finding]:
    try:
        node, loaded = _load(path.read_text(encoding="utf-8"))
    except (yaml.MarkedYAMLError, UnicodeDecodeError) as error:
        told = " ".join(str(error).split())
        return [Finding(path, _line_of_error(error), f"This is no readable YAML: {told}")]
    try:
        file = _File.model_validate(loaded)
    except ValidationError as error:
        return [_finding(path, node, error)]
    return [_question(path, node, file, number) for number in range(len(file.questions))]


def _load(text: str) -> tuple[yaml.Node | None, object]:
    # The C loader: two hundred questions take three seconds without it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    node = loader.get_single_node()
    return node, loader.construct_document(node) if node else None


def _line_of_error(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _question(path: Path, root: yaml.Node | None, file: _File, number: int) -> Placed | Finding:
    place = _child(_child(root, "questions"), number)
    try:
        entry = _Question.model_validate(file.questions[number])
    except ValidationError as error:
        return _finding(path, place, error)
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
    )
    placed = Placed(question, path, _line(place))
    best = sum(choice.is_best for choice in question.choices)
    return placed if best == 1 else placed.finding(f"{best} choices are best; it must be one.")


def _finding(path: Path, node: yaml.Node | None, error: ValidationError) -> Finding:
    first = error.errors()[0]
    for step in first["loc"]:
        node = _child(node, step)
    field = ".".join(str(step) for step in first["loc"])
    return Finding(path, _line(node), f"{field}: {first['msg']}")


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):  # a field that is missing: the place that lacks it
        return next((value for key, value in node.value if key.value == step), node)
    return node.value[step] if node else None


def _line(node: yaml.Node | None) -> int:
    return node.start_mark.line + 1 if node else 1
