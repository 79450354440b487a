"""Decides what a message is, by its likeness to described lines. Pure.

Why, and the figures: docs/decisions/0010; of reports, 0035.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.ask.routing import danger, report
from bot.ask.routing.domain import KindOfMessage, MessageLines, ReportInWords, TakenFor
from bot.ask.routing.scores import (
    AS_COURTESY,
    KINDS,
    EmbedLines,
    KeepRows,
    KindScores,
    MessageScores,
    columns_of,
    make_anew,
)
from bot.ask.sentences import first_and_last, sentences_of
from bot.guidance.parse.sentences import sentences_in

# Measured by `python -m tests.benchmarks.routing`.
_WHOLE = 0.25  # of a score but danger's; the rest is of the message without courtesies
_SURE = -0.7  # the lowest score of a kind; below, a message is a question: it is looked up
_LETTER = -0.4  # the same of a customer's message, which is never looked up as a whole
_POLITE = 0.1  # the same of greetings and thanks, which end a talk: "pallet" is neither
_COURTESY = -0.25  # the lowest score of a part that is left out as a courtesy
_PART_ENDS = re.compile(r"(?<=[,:;)])\s+|\s{1,9}[–—-]\s+")  # inside a sentence
_TAG = re.compile(r"<[^<>]*>")  # of a page or mail that was pasted
_DANGER = KINDS.index(KindOfMessage.DANGER)
_QUESTION = KINDS.index(KindOfMessage.QUESTION)
_OTHERS = [one for one in range(_DANGER) if KINDS[one] is not KindOfMessage.REPORT]
_LOWEST = {
    KINDS.index(KindOfMessage.CUSTOMER_MESSAGE): _LETTER,
    KINDS.index(KindOfMessage.GREETING): _POLITE,
    KINDS.index(KindOfMessage.THANKS): _POLITE,
}


class MessageRouter:
    """Tells what messages are; never changes, so any thread may use it."""

    def __init__(
        self,
        lines: MessageLines,
        embed: EmbedLines,
        embed_lines: EmbedLines,
        keep_weights: KeepRows = make_anew,
    ) -> None:
        """Know the lines; they are embedded when the first message comes.

        Args:
            lines: what describes each kind.
            embed: returns vectors of parts of messages.
            embed_lines: the same of the lines; it may keep them for the next process.
            keep_weights: keeps what is made of the lines for the next process.
        """
        self._lines = lines
        self._scores = KindScores(lines, embed, embed_lines, keep_weights)

    def kind_of(self, text: str) -> KindOfMessage:
        """Return the kind of `taken_for`."""
        return self.taken_for(text).kind

    def taken_for(self, text: str) -> TakenFor:
        """Return what the message is; a question where no lines say anything else."""
        if (read := self._read(text)) is None:
            return TakenFor(KindOfMessage.QUESTION)
        reported = self._report_in(text, read)
        told = (row[:, _DANGER].tolist() for row in (read.sentences, read.before_asking))
        if danger.is_told(float(read.core[_DANGER]), *told):
            return TakenFor(KindOfMessage.DANGER, reported)
        if reported and reported.is_sure:
            return TakenFor(KindOfMessage.REPORT, reported)
        scores = read.scores
        likely = [one for one in _OTHERS if scores[one] > _LOWEST.get(one, _SURE)]
        nearest = max(likely, key=lambda number: scores[number], default=_QUESTION)
        return TakenFor(KINDS[nearest], reported)

    def _report_in(self, text: str, read: "_MessageRead") -> ReportInWords | None:
        columns = columns_of(self._lines, KindOfMessage.REPORT)
        sorts = tuple(self._lines.reports)
        return report.report_in(text, sorts, read.scores, read.parts[:, columns])

    def danger_of(self, text: str) -> str:
        """Return the id of the signpost that a danger leads to; empty if to none."""
        if not self._lines.dangers or (read := self._read(text)) is None:
            return ""
        each = [*read.sentences, *read.before_asking]
        worst = max(each, key=lambda one: float(one[_DANGER]), default=read.core)
        ids, sorts = list(self._lines.dangers), columns_of(self._lines, KindOfMessage.DANGER)
        return ids[danger.likest(read.core[sorts], worst[sorts])]

    def lines_of(self, kind: KindOfMessage) -> Sequence[str]:
        """Return what describes a kind."""
        return self._lines.of(kind)

    def scores_of(self, text: str, kinds: Sequence[KindOfMessage]) -> list[float]:
        """Return how much a message is of each kind: near 1 if it is, near -1 if not.

        Its likest sentence counts half, so that greetings and stories around it count less.
        """
        sentences = sentences_of(_without_tags(text))
        if not sentences or not self._scores.has_lines:
            return [-1.0 for _ in kinds]
        scores = self._scores.of([" ".join(sentences), *sentences])
        each = (scores[0] + scores[1:].max(axis=0)) / 2
        return [
            float(each[KINDS.index(kind)]) if self.lines_of(kind) else -1.0 for kind in kinds
        ]

    def prepare(self) -> None:
        """Compare the lines with each other now, so that the next message need not wait."""
        self._scores.prepare()

    def _read(self, text: str) -> "_MessageRead | None":
        """Return the scores of a message; None where there is nothing to read or to compare."""
        text = _without_tags(text)
        parts = _parts_of(text)
        if not self._scores.has_lines or not any(map(str.isalnum, text)):
            return None
        of_parts = self._scores.of(parts)
        is_courtesy = of_parts[:, AS_COURTESY] > _COURTESY
        wanted = _between(text, parts, ~is_courtesy)
        sentences, told = sentences_of(wanted), danger.told_before_asking(wanted)
        # Mostly these are the parts over again, and embedding is what takes long.
        each_said = [text, wanted, *sentences, *told]
        rows = dict(zip(parts, of_parts, strict=True))
        if new := [one for one in dict.fromkeys(each_said) if one not in rows]:
            rows |= zip(new, self._scores.of(new), strict=True)
        scores = np.array([rows[one] for one in each_said])
        ends = 2 + len(sentences)
        each = np.vstack([scores[:1], of_parts])
        return _MessageRead(scores[0], scores[1], scores[2:ends], scores[ends:], each)


@dataclass(frozen=True, slots=True)
class _MessageRead:
    whole: MessageScores
    core: MessageScores  # without the courtesies around it
    sentences: MessageScores  # of the core, a row each
    before_asking: MessageScores  # clauses that tell something before something is asked
    parts: MessageScores  # the whole, then what stands between its commas and full stops

    @property
    def scores(self) -> MessageScores:
        """How much it is of each kind, but for danger."""
        return np.asarray(_WHOLE * self.whole + (1 - _WHOLE) * self.core, np.float32)


def _without_tags(text: str) -> str:
    # An embedding takes no halves of characters.
    return _TAG.sub(" ", text.encode(errors="ignore").decode())


def _parts_of(text: str) -> list[str]:
    """Return the sentences, and the parts of those with commas, colons or dashes."""
    parts = [part for one in sentences_in(text) for part in _PART_ENDS.split(one)]
    return first_and_last([part for part in parts if part])


def _between(text: str, parts: Sequence[str], is_wanted: NDArray[np.bool_]) -> str:
    """Return the text without the courtesies around it; whole if it is nothing else."""
    wanted = np.flatnonzero(is_wanted)
    if not len(wanted):
        return text
    first, last = parts[wanted[0]], parts[wanted[-1]]
    return text[text.find(first) : text.rfind(last) + len(last)]
