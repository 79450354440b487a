"""Answers in a colleague's words: a language model drafts, code decides what may be said."""

import asyncio
import hashlib
import json
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic
from typing import Any, Protocol, TypeAlias

from prometheus_client import Counter

from bot.ask.compose.accepting import Accepted
from bot.ask.compose.claims.aligning import WordLikeness
from bot.ask.compose.claims.english import is_english
from bot.ask.compose.domain import ComposedAnswers, Tell
from bot.ask.compose.drafting import (
    Prompts,
    claims_in,
    follow_ups_in,
    to_answer,
    to_restate,
    to_translate_back,
)
from bot.ask.domain import Answer, NotCovered, Question
from bot.guidance.domain import Found, Passage
from bot.language_model.port import (
    Draft,
    LanguageModelError,
    ModelRequest,
    OverBudgetError,
    Writer,
    completed,
)

log = logging.getLogger(__name__)

CLAIMS = Counter("ask_claims", "Claims drafted, by whether they were shown", ["outcome"])
PASSAGES_PER_ANSWER = 6  # at most 150 words each: about 1,500 tokens
WORD_FOR_WORD = "I cannot put it in my own words right now, so here it is word for word."
AS_IT_STANDS = (
    "I cannot read other languages and threads right now: I took your words as they are."
)

Quote: TypeAlias = Callable[[Question], Answer | NotCovered]
"""Answers word for word, or says that guidance is silent; takes milliseconds of a thread."""


class Searching(Protocol):
    """Finds passages, and names the state of guidance in which it finds them."""

    def search(self, text: str, limit: int, department_id: str | None = None) -> list[Found]:
        """Return the passages that fit the text best, best first."""

    @property
    def version(self) -> str:
        """Return another word after every change of guidance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing:
    """Composes answers; where the language model fails, the quotes stand alone."""

    quote: Quote
    passages: Searching
    writer: Writer
    prompts: Prompts
    likeness: WordLikeness | None
    composed: ComposedAnswers
    new_delimiter: Callable[[], str]  # random letters
    seconds: float  # for all calls of one answer
    now: Callable[[], datetime]

    async def answer(self, question: Question, tell: Tell | None = None) -> Answer | NotCovered:
        """Answer in sentences that guidance carries; word for word if that is all there is.

        Args:
            question: what is asked.
            tell: is told each claim as soon as it passed; the answer may still be another.

        Raises:
            BotError: guidance cannot be searched.
        """
        plain = await asyncio.to_thread(self.quote, question)
        composition = _Composition(self, question, plain, monotonic(), tell)
        try:
            return await composition.answer()
        except LanguageModelError as error:
            log.info("answered word for word", extra={"reason": error.reason})
            return _with_note(composition.plain, error)


@dataclass(slots=True)
class _Composition:
    """One answer in the making."""

    parts: Composing
    question: Question
    plain: Answer | NotCovered
    started: float
    tell: Tell | None
    told: int = 0  # claims

    async def answer(self) -> Answer | NotCovered:
        key = self._key()
        known = await self.parts.composed.find(key)
        if known:
            return known
        looked_up = await self._understood()
        if isinstance(self.plain, NotCovered):
            return self.plain
        answer = await self._compose(await self._passages(looked_up))
        if answer is None:
            return self.plain
        await self.parts.composed.keep(key, answer, self.parts.now())
        return answer

    async def _understood(self) -> Question:
        """Return the question as it is looked up: freed of its thread, in English."""
        if not self.question.thread and is_english(self.question.text):
            return self.question
        delimiter = self.parts.new_delimiter()
        draft = await self._written(
            to_restate(self.parts.prompts.restate, self.question, delimiter)
        )
        restated = str(draft.values.get("question") or self.question.text)
        looked_up = replace(self.question, text=restated, context=(), answered=())
        self.plain = await asyncio.to_thread(self.parts.quote, looked_up)
        return looked_up

    async def _passages(self, looked_up: Question) -> list[Passage]:
        found = await asyncio.to_thread(
            self.parts.passages.search,
            looked_up.text,
            PASSAGES_PER_ANSWER,
            looked_up.department_id,
        )
        return [one.passage for one in found]

    async def _compose(self, passages: list[Passage]) -> Answer | None:
        is_foreign = not self.question.in_english and not is_english(self.question.text)
        accepted = Accepted(passages, self.parts.likeness, is_foreign)
        delimiter = self.parts.new_delimiter()
        asked = to_answer(self.parts.prompts.answer, self.question, passages, delimiter)
        considered, values = 0, {}
        async with aclosing(self._write(asked)) as drafts:
            async for draft in drafts:
                values = dict(draft.values)
                claims = claims_in(values, is_complete=draft.is_complete)
                for claim in claims[considered:]:
                    await asyncio.to_thread(accepted.consider, claim)
                    await self._tell(accepted)
                considered = len(claims)
        await self._prove(accepted)
        if isinstance(self.plain, Answer):
            accepted.add_best(self.plain.citations)
            await self._tell(accepted)
        _count(accepted)
        return accepted.answer(follow_ups_in(values))

    async def _tell(self, accepted: Accepted) -> None:
        """Tell what is new, unless a translation is still to be proved."""
        if self.tell and not accepted.unproved:
            for claim in accepted.claims[self.told :]:
                await self.tell(claim)
                self.told += 1

    async def _prove(self, accepted: Accepted) -> None:
        """Have claims in another language translated back, and compare that with the quotes."""
        unproved = [one.text for one in accepted.unproved]
        if unproved:
            prompt = self.parts.prompts.translate_back
            asked = to_translate_back(prompt, unproved, self.parts.new_delimiter())
            draft = await self._written(asked)
            back = draft.values.get("sentences")
            sentences = [str(one) for one in back] if isinstance(back, list) else []
            await asyncio.to_thread(accepted.prove, sentences)

    def _write(self, request: ModelRequest) -> AsyncGenerator[Draft, None]:
        left = self.parts.seconds - (monotonic() - self.started)
        return self.parts.writer.write(request, self.question.asked_by, seconds=left)

    async def _written(self, request: ModelRequest) -> Draft:
        return await completed(self._write(request))

    def _key(self) -> str:
        """Return what names this answer: another question, guidance or prompt has another."""
        parts: list[Any] = [
            [_as_asked(one.text) for one in self.question.thread],
            _as_asked(self.question.text),
            self.question.department_id,
            self.question.in_english,
            self.parts.passages.version,
            isinstance(self.plain, Answer),  # other thresholds may decide otherwise
            self.parts.prompts.version,
            self.parts.writer.name,
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _as_asked(text: str) -> str:
    return " ".join(text.casefold().split())


def _count(accepted: Accepted) -> None:
    CLAIMS.labels("shown").inc(len(accepted.carried))
    CLAIMS.labels("dropped").inc(len(accepted.dropped))
    if accepted.dropped:
        log.info("claims dropped", extra={"why": accepted.dropped})


def _with_note(plain: Answer | NotCovered, error: LanguageModelError) -> Answer | NotCovered:
    if isinstance(plain, NotCovered):
        return replace(plain, note=AS_IT_STANDS)
    budget = f"{error} So here it is word for word."
    return replace(plain, note=budget if isinstance(error, OverBudgetError) else WORD_FOR_WORD)
