"""A reply to copy for a customer: from excerpts alone; no word of the customer is read."""

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

from bot.ask.compose.drafting import (
    JudgedForm,
    ReplyForm,
    WrittenForm,
    to_judge,
    to_reply,
)
from bot.ask.compose.injection import instructs_a_language_model
from bot.ask.compose.sentences import Sentences
from bot.ask.compose.sieve.meaning import VectorsOf
from bot.ask.domain import Citation
from bot.language_model.port import LanguageModelError, ModelRequest, Writer
from bot.language_model.structured_prompt import ReplyT
from bot.prompts import Prompt

log = logging.getLogger(__name__)

OPEN = "[ … ]"  # what whoever sends it fills in
_LEFT_OPEN = re.compile(r"\[\s*(?:…|\.{3})\s*\]|\.{3}")
_MOST_WORDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerReplies:
    """Writes replies of which excerpts carry each sentence."""

    writer: Writer
    judge: Writer
    prompt: Prompt
    judging: Prompt
    embed: VectorsOf  # of the sieve
    new_delimiter: Callable[[], str]
    seconds: float  # for both calls

    async def written(self, excerpts: Sequence[Citation], employee_id: str) -> str:
        """Return what may be copied; empty if no sentence of it stands."""
        fit = [one for one in excerpts if not instructs_a_language_model(one.quote)]
        if not fit:
            return ""
        try:
            sentences = await self._sentences(fit, employee_id)
        except LanguageModelError as error:
            log.info("no reply to copy", extra={"reason": error.reason})
            return ""
        return _letter(sentences) if sentences else ""

    async def _sentences(self, excerpts: Sequence[Citation], employee_id: str) -> list[str]:
        until = monotonic() + self.seconds
        request = to_reply(self.prompt, excerpts, self.new_delimiter())
        form = await _filled(self.writer, request, ReplyForm, employee_id, until)
        for one in form.sentences:
            one.text = _LEFT_OPEN.sub("…", one.text)
        sentences = WrittenForm(sentences=form.sentences)
        written = await asyncio.to_thread(Sentences.sifted, sentences, excerpts, self.embed)
        if not written.open:
            return []
        pairs = [(one.text, one.excerpts) for one in written.open]
        request = to_judge(self.judging, pairs, excerpts, self.new_delimiter())
        judged = await _filled(self.judge, request, JudgedForm, employee_id, until)
        written.judge(judged.verdicts)
        return [one.text for one in written.open]


async def _filled(
    by: Writer, request: ModelRequest, form: type[ReplyT], employee_id: str, until: float
) -> ReplyT:
    filled = await by.write(request, employee_id, seconds=until - monotonic())
    return form.required(filled.values)


def _letter(sentences: Sequence[str]) -> str:
    words, body = 0, list[str]()
    for one in sentences:
        words += len(one.split())
        if words <= _MOST_WORDS:
            body.append(one.replace("…", OPEN))
    told = " ".join(body)
    return f"Dear {OPEN},\n\nThank you for writing to us. {told}\n\nKind regards\n{OPEN}"
