"""Reads ``sources.yaml``: where documents lie that are not in the knowledge folder."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import Field, model_validator

from bot.company_files.reading import read_logging_slips
from bot.guidance.sources.domain import SourceConfig
from bot.yaml_files.reader import FilledText, StrictModel

FILE = "sources.yaml"
KINDS = ("git", "website", "confluence", "folder")
_USUAL_MINUTES = {"git": 15, "website": 60, "confluence": 15, "folder": 5}
log = logging.getLogger(__name__)


class SourceFields(StrictModel):
    """A source, as the file has it."""

    git: str = Field(default="", description="Address of a Git repository.")
    website: str = Field(default="", description="Address of a website with a sitemap.")
    confluence: str = Field(default="", description="Address of Confluence: https://…/wiki")
    folder: str = Field(default="", description="Path of a folder that this machine can read.")
    branch: str = Field(default="", description="Of a repository; its usual one without.")
    part: str = Field(default="", description="Folder of a repository, or space of Confluence.")
    user: str = Field(default="", description="Whose token it is; see SOURCE_SECRETS.")
    every_minutes: int = Field(default=0, ge=0, le=10_080, description="Looked at so often.")
    owner: str = Field(default="", description="Of documents that name none.")
    departments: list[FilledText] = Field(default_factory=list)
    moments: list[FilledText] = Field(default_factory=list)
    audience: list[FilledText] = Field(
        default_factory=list, description="Departments that alone may read its documents."
    )

    @model_validator(mode="after")
    def _names_one_place(self) -> "SourceFields":
        named = [kind for kind in KINDS if getattr(self, kind)]
        if len(named) != 1:
            message = f"name one place: {', '.join(KINDS)}"
            raise ValueError(message)
        if self.confluence and not self.part:
            message = "name the space of Confluence as `part`"
            raise ValueError(message)
        return self

    def config(self, name: str) -> SourceConfig:
        """Return the same in words of the domain."""
        kind = next(one for one in KINDS if getattr(self, one))
        return SourceConfig(
            name,
            kind,
            getattr(self, kind),
            self.part,
            self.branch,
            self.user,
            self.every_minutes or _USUAL_MINUTES[kind],
            self._metadata(),
            tuple(self.audience),
        )

    def _metadata(self) -> Mapping[str, str | Sequence[str]]:
        said = {"owner": self.owner, "departments": self.departments, "moments": self.moments}
        return {name: one for name, one in said.items() if one}


class SourcesFile(StrictModel):
    """Sources by the names under which their documents stand."""

    sources: dict[FilledText, SourceFields] = Field(default_factory=dict)


def read_sources(path: Path, copy: Path | None = None) -> tuple[SourceConfig, ...]:
    """Return the sources in the file, in its order; none where there is no file.

    A slip is logged, and stops no other source.
    """
    file = read_logging_slips((path, copy), SourcesFile, log, "a source is not looked at")
    return tuple(one.config(name) for name, one in file.sources.items()) if file else ()
