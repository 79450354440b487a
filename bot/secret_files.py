"""Reads secrets from files: ``SLACK_BOT_TOKEN_FILE`` names the one that holds the token."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource

ENDING = "_file"


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """Stands for the secret in a file that cannot be read."""

    variable: str
    why: str


class SecretFiles(PydanticBaseSettingsSource):
    """Gives every secret whose variable, with ``_FILE`` behind it, names a file."""

    def __init__(
        self, settings_cls: type[BaseSettings], *sources: PydanticBaseSettingsSource
    ) -> None:
        """Look for the names of files in ``sources``, the first of which counts first."""
        super().__init__(settings_cls)
        self._variables: dict[str, str | None] = {}
        for source in reversed(sources):
            if isinstance(source, EnvSettingsSource):
                self._variables |= source.env_vars

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Return the secret of a field, or what stands for it; None without a file."""
        named = self._variables.get(field_name + ENDING)
        is_secret = SecretStr in (field.annotation, *get_args(field.annotation))
        value = _read(named, field_name) if named and is_secret else None
        return value, field_name, False

    def __call__(self) -> Mapping[str, Any]:  # type: ignore[override]
        """Return the secrets by field."""
        fields = self.settings_cls.model_fields.items()
        found = {name: self.get_field_value(field, name)[0] for name, field in fields}
        return {name: value for name, value in found.items() if value is not None}


def _read(named: str, field_name: str) -> str | UnreadableFile:
    try:
        return Path(named).read_text("utf-8").strip()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        return UnreadableFile((field_name + ENDING).upper(), why)
