"""What a language model writes for Quiz and Ideas, where one is set; people decide about it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from secrets import token_hex

from bot.ideas.naming import NameTheme, Naming
from bot.language_model.careful import CarefulLanguageModel
from bot.language_model.forms import Forms
from bot.opening import in_the_background
from bot.prompts import read_prompt


@dataclass(frozen=True, slots=True, kw_only=True)
class Authors:
    """Who writes what; None where no language model is set."""

    aside: Forms | None = None  # for what nobody waits for
    name_theme: NameTheme | None = None


def authors_with(writer: CarefulLanguageModel | None, prompts: Path) -> Authors:
    """Return those who write with this language model."""
    if writer is None:
        return Authors()
    aside = Forms(in_the_background(writer), partial(token_hex, 6))
    themes = Naming(aside, read_prompt(prompts / "ideas" / "theme.md"))
    return Authors(aside=aside, name_theme=themes.name)
