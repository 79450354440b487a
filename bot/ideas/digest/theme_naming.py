"""A short name for what several reports have in common, written by a language model.

Reports are anybody's words and the name is the language model's: it is shown only when it is
made of plain words and of what the reports share.
"""

import logging
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pydantic import Field

from bot.ideas.report.domain import Report
from bot.ideas.report.redaction import without_customer
from bot.ideas.similar.likeness import stems
from bot.language_model.generation import ReplyGenerator
from bot.language_model.port import LanguageModelError
from bot.language_model.structured_prompt import (
    OneLine,
    ReplySchema,
    StructuredPrompt,
    shortened_in_the_middle,
)
from bot.prompts import Prompt

log = logging.getLogger(__name__)

READ_AT_MOST = 12  # reports of a theme; they say much the same
LONGEST_REPORT = 600  # characters handed on
LONGEST_NAME = 50  # characters: half a line on a phone
TOKENS = 200
# Letters, digits and what stands between words: no link, mention or emoji is made of it.
_PLAIN_WORDS = re.compile(r"[^\W_][\w ,'\u2019&%€()–-]*")

NameTheme: TypeAlias = Callable[[Sequence[Report]], Awaitable[str]]
"""Returns a name for what the reports have in common, in plain words; empty if none."""


class ThemeForm(ReplySchema):
    """A name as the language model wrote it."""

    name: OneLine = Field(description="Two to five words, or empty")


@dataclass(frozen=True, slots=True)
class Naming:
    """Has a language model name themes; without a usable name there is none."""

    generator: ReplyGenerator
    prompt: Prompt

    async def name(self, theme: Sequence[Report]) -> str:
        """Return a name for what the reports have in common; empty if none can be had."""
        texts = [without_customer(one.words.text, one.words) for one in theme[:READ_AT_MOST]]
        pieces = [shortened_in_the_middle(text, LONGEST_REPORT) for text in texts]
        prompt = StructuredPrompt("ideas.theme", self.prompt, ThemeForm, TOKENS)
        try:
            written = await self.generator.generate(prompt, "", report=pieces)
        except LanguageModelError as error:
            log.info("a theme has no name", extra={"reason": error.reason})
            return ""
        return _usable(written.name, [one.words.text for one in theme])


def _usable(name: str, texts: Sequence[str]) -> str:
    bare = name.strip(" .\"'\u201c\u201d")
    is_plain = _PLAIN_WORDS.fullmatch(bare) and "_" not in bare
    return bare if is_plain and len(bare) <= LONGEST_NAME and _is_of(bare, texts) else ""


def _is_of(name: str, texts: Sequence[str]) -> bool:
    """Tell whether two reports share a word of the name, and each of its numbers."""
    said = Counter(stem for text in texts for stem in stems(text))
    words = stems(name)
    shared = {stem for stem in words if said[stem] > 1}
    return bool(shared) and all(
        word in shared for word in words if any(c.isdigit() for c in word)
    )
