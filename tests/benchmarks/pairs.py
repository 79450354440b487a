"""Pairs of a sentence and the excerpt it names, faithful or false in one of several ways."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.ask.compose.drafting import WrittenForm, WrittenSentence, to_judge
from bot.ask.compose.sentences import Sentences
from bot.ask.domain import Citation
from bot.composition.composing import sifting_vectors
from bot.language_model.port import ModelRequest
from bot.prompts import Prompt

IN_A_CALL = 20  # pairs that a judge sees at once


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, the excerpt it names, and whether this carries it."""

    excerpt: Citation
    sentence: str
    is_faithful: bool
    way: str  # how a false one was made

    @property
    def objection(self) -> str:
        """Return what speaks against it before a judge sees it, just as in an answer."""
        written = WrittenForm(sentences=[WrittenSentence(text=self.sentence, excerpts=[1])])
        return Sentences.sifted(written, [self.excerpt], sifting_vectors).all[0].fault


def pairs_in(path: Path) -> list[Pair]:
    """Return the pairs of a file, a line of JSON each."""
    lines = path.read_text("utf-8").splitlines()
    return [_pair(json.loads(line)) for line in lines if line.strip()]


def _pair(fields: dict[str, Any]) -> Pair:
    title, text = fields.get("title", ""), fields["excerpt"]
    heading = " › ".join(one for one in fields.get("headings", ()) if one != title)
    excerpt = Citation("", title, heading, text, 0, len(text))
    return Pair(excerpt, fields["sentence"], fields["faithful"], fields.get("way") or "")


def batched(pairs: Sequence[Pair], seed: int) -> list[list[Pair]]:
    """Return the pairs shuffled, in calls of a judge; none sees an excerpt twice."""
    mixed = random.Random(seed).sample(pairs, len(pairs))  # noqa: S311 - the same each time
    batches: list[list[Pair]] = [[] for _ in range(-(-len(pairs) // IN_A_CALL))]
    for one in mixed:
        free = [its for its in batches if one.excerpt not in [other.excerpt for other in its]]
        min(free, key=len).append(one)
    return batches


def request_of(batch: Sequence[Pair], prompt: Prompt, delimiter: str) -> ModelRequest:
    """Return what a judge is asked of these pairs."""
    numbered = [(one.sentence, (number,)) for number, one in enumerate(batch, 1)]
    return to_judge(prompt, numbered, [one.excerpt for one in batch], delimiter)
