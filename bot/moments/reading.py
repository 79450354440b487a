"""Reads ``moments.yaml``, which the company's trainers edit by hand."""

from pathlib import Path

import yaml
from pydantic import ValidationError

from bot.errors import CannotDoError
from bot.moments.domain import DepartmentPart, Moment, MomentsMap, Stage
from bot.yaml_reader import StrictModel, read_yaml


class _Part(StrictModel):
    id: str
    stage: Stage
    how: str


class _Moment(StrictModel):
    id: str
    name: str
    question: str = ""
    summary: str
    departments: list[_Part]


class _MomentsFile(StrictModel):
    moments: list[_Moment]


def read_moments(path: Path) -> MomentsMap:
    """Return the map in the file; an empty one where there is no file.

    Raises:
        CannotDoError: the file is no YAML or lacks a field; the message names the place.
    """
    if not path.exists():
        return MomentsMap(())
    try:
        file = _MomentsFile.model_validate(read_yaml(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        message = f"{path} is not readable YAML: {error}".replace("\n", " ")
        raise CannotDoError(message) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        message = f"{path}: {place}: {first['msg']}"
        raise CannotDoError(message) from error
    return MomentsMap(tuple(_moment(entry) for entry in file.moments))


def _moment(entry: _Moment) -> Moment:
    parts = tuple(DepartmentPart(part.id, part.stage, part.how) for part in entry.departments)
    return Moment(entry.id, entry.name, entry.summary, parts, entry.question)
