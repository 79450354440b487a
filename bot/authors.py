"""What a language model writes for Quiz and Ideas, where one is set; people decide about it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from secrets import token_hex

from bot.ideas.lesson_author import LessonAuthor
from bot.ideas.lessons import School
from bot.ideas.naming import NameTheme, Naming
from bot.language_model.careful import CarefulLanguageModel
from bot.language_model.forms import Forms
from bot.opening import in_the_background
from bot.prompts import Prompt, read_prompt


@dataclass(frozen=True, slots=True)
class Authors:
    """Who writes what; nobody where no language model is set."""

    aside: Forms | None  # for what nobody waits for
    prompts: Path

    @property
    def name_theme(self) -> NameTheme | None:
        """Return what names the themes of a manager's Monday."""
        return Naming(self.aside, self._prompt("ideas/theme")).name if self.aside else None

    def of_lessons(self, school: School) -> LessonAuthor | None:
        """Return who makes questions of complaints."""
        if self.aside is None:
            return None
        return LessonAuthor(self.aside, self._prompt("ideas/lesson"), school)

    def _prompt(self, name: str) -> Prompt:
        return read_prompt(self.prompts / f"{name}.md")


def authors_with(writer: CarefulLanguageModel | None, prompts: Path) -> Authors:
    """Return those who write with this language model, if there is one."""
    aside = Forms(in_the_background(writer), partial(token_hex, 6)) if writer else None
    return Authors(aside, prompts)
