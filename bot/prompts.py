"""Reads a prompt file: what it is for, its blanks, and the text with ``$blanks`` to fill."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from string import Template

from bot.errors import CannotDoError
from bot.yaml_files.reader import read_yaml

FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A text for the language model with named blanks."""

    purpose: str
    version: str
    blanks: frozenset[str]
    template: Template

    @property
    def fingerprint(self) -> str:
        """Return the version with what tells two texts apart, should it have been forgotten."""
        text = hashlib.sha256(self.template.template.encode()).hexdigest()
        return f"{self.version}-{text[:8]}"

    def filled(self, **words: str) -> str:
        """Return the text with every blank filled.

        Raises:
            KeyError: a blank was left empty.
        """
        return self.template.substitute(words)


def read_prompt(path: Path) -> Prompt:
    """Return the prompt in the file.

    Raises:
        CannotDoError: the file is missing or has no front matter.
    """
    try:
        _, front_matter, text = path.read_text(encoding="utf-8").split(FENCE, 2)
    except (OSError, ValueError) as error:
        message = (
            f"The prompt {path} cannot be read: it needs front matter between two --- lines."
        )
        raise CannotDoError(message) from error
    about = read_yaml(front_matter)
    return Prompt(
        purpose=about["purpose"],
        version=str(about.get("version", "1")),
        blanks=frozenset(about.get("blanks") or {}),
        template=Template(text),
    )
