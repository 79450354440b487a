"""Answers in a colleague's words: a model writes, code sifts, and a judge checks."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import monotonic
from typing import TypeAlias, TypeVar

from bot.ask.compose.caching import key_of
from bot.ask.compose.domain import (
    AnswerStep,
    ComposedAnswers,
    ExcerptSearch,
    Tell,
    Way,
    tell_nobody,
)
from bot.ask.compose.drafting import (
    JudgedForm,
    Judgement,
    Prompts,
    SelectedForm,
    TranslatedForm,
    UnderstoodForm,
    WrittenForm,
    to_judge,
    to_select,
    to_translate,
    to_understand,
    to_write,
)
from bot.ask.compose.given import EXCERPTS, given_for
from bot.ask.compose.metrics import Spent, count_claims
from bot.ask.compose.notes import UNTRANSLATED, WORD_FOR_WORD, with_note
from bot.ask.compose.sentences import Sentences, selection
from bot.ask.compose.sieve.meaning import VectorsOf
from bot.ask.compose.single_search import SingleSearch
from bot.ask.domain import Answer, Citation, NotCovered, PassageSearch, Question
from bot.ask.english import is_english
from bot.language_model.port import LanguageModelError, ModelRequest, Writer
from bot.language_model.structured_prompt import ReplySchema

log = logging.getLogger(__name__)

MOST_SELECTED = 3
# For each further step: a follow-up or another language to understand, and a translation.
MORE_TIME = 0.45
_NOTHING = NotCovered(())
Quote: TypeAlias = Callable[[Question, PassageSearch], Answer | NotCovered]
"""Answers word for word from what is found; takes milliseconds of a thread."""
ReplyT = TypeVar("ReplyT", bound=ReplySchema)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing:
    """Composes answers; where the language model fails, the excerpts stand alone."""

    quote: Quote
    excerpts: ExcerptSearch
    embed: VectorsOf  # of the sieve
    writer: Writer
    judge: Writer  # may be another language model
    prompts: Prompts
    way: Way
    composed: ComposedAnswers
    new_delimiter: Callable[[], str]  # random letters
    seconds: float  # for all calls of one answer in English, outside of threads
    now: Callable[[], datetime]

    async def answer(self, question: Question, tell: Tell = tell_nobody) -> Answer | NotCovered:
        """Answer in sentences that excerpts carry; word for word if that is all there is.

        Raises:
            BotError: guidance cannot be searched.
        """
        is_foreign = not is_english(question.text)
        is_plain = not question.thread and not is_foreign
        parts = replace(self, excerpts=self.excerpts.readable_by(question.readers))
        search = SingleSearch(parts.excerpts, EXCERPTS)
        composition = _Composition(parts, question, search, tell, is_foreign, is_plain)
        if is_plain:
            composition.plain = await composition.quoted(question)
        composition.started = monotonic()
        try:
            return await composition.answer()
        except LanguageModelError as error:
            log.info("answered word for word", extra={"reason": error.reason})
            return with_note(composition.plain, error, is_understood=composition.is_understood)
        finally:
            composition.spent.count(self.way)


@dataclass(slots=True)
class _Composition:
    """One answer in the making."""

    parts: Composing
    question: Question
    search: PassageSearch
    tell: Tell
    is_foreign: bool
    is_understood: bool  # without its thread, in English
    plain: Answer | NotCovered = _NOTHING  # without a language model
    started: float = 0.0
    language: str = ""  # to answer in; empty: that of guidance
    spent: Spent = field(default_factory=Spent)

    async def _given(self, asked: Question) -> list[Citation]:
        excerpts = self.parts.excerpts
        return await asyncio.to_thread(given_for, asked, self.search, excerpts)

    async def quoted(self, question: Question) -> Answer | NotCovered:
        """Return what guidance says word for word."""
        return await asyncio.to_thread(self.parts.quote, question, self.search)

    async def answer(self) -> Answer | NotCovered:
        is_plain = self.is_understood
        excerpts = await self._given(self.question) if is_plain else []
        key = self._key(excerpts) if is_plain else self._key(self.parts.excerpts.version)
        if known := await self.parts.composed.find(key):
            return known
        asked = self.question
        if not is_plain:
            asked = await self._understood()
            excerpts = await self._given(asked)
        if not excerpts or _has_nothing(self.plain):
            return self.plain
        answer = await self._composed(asked, excerpts)
        if answer is None:
            return self.plain
        if not answer.note:
            await self.parts.composed.keep(key, answer, self.parts.now())
        return answer

    async def _understood(self) -> Question:
        """Return the question as it is looked up: freed of its thread, in English.

        Meanwhile its own words are looked up, in case that the language model fails.
        """
        request = to_understand(
            self.parts.prompts.understand, self.question, self.parts.new_delimiter()
        )
        quoting = asyncio.create_task(self.quoted(self.question))
        try:
            form = await self._filled(self.parts.writer, request, UnderstoodForm)
        finally:
            self.plain = await quoting
        if self.is_foreign and not self.question.in_english:
            self.language = form.plain_language
        self.is_understood = True
        text = form.question or self.question.text
        looked_up = replace(self.question, text=text, context=(), answered=())
        self.plain = await self.quoted(looked_up)
        return replace(self.question, text=text)

    async def _composed(self, asked: Question, excerpts: Sequence[Citation]) -> Answer | None:
        await self.tell(AnswerStep.WRITING)
        if self.parts.way is Way.SELECT:
            return await self._selected(asked, excerpts)
        prompt, delimiter = self.parts.prompts.write, self.parts.new_delimiter()
        request = to_write(prompt, asked, excerpts, delimiter)
        form = await self._filled(self.parts.writer, request, WrittenForm)
        sentences = await asyncio.to_thread(Sentences.sifted, form, excerpts, self.parts.embed)
        await self.tell(AnswerStep.CHECKING)
        # At the same time: who asks in another language need not wait for both.
        verdicts, translated = await asyncio.gather(
            self._judged(sentences), self._translated(sentences)
        )
        if verdicts is None:
            return self._unjudged(sentences)
        sentences.translate(translated, self.language)
        sentences.judge(verdicts)
        answer = sentences.answer()
        count_claims(sentences, answer)
        is_partly = self.language and any(not one.shown for one in sentences.open)
        return replace(answer, note=UNTRANSLATED) if answer and is_partly else answer

    async def _selected(self, asked: Question, excerpts: Sequence[Citation]) -> Answer | None:
        prompt, delimiter = self.parts.prompts.select, self.parts.new_delimiter()
        request = to_select(prompt, asked, excerpts, delimiter)
        form = await self._filled(self.parts.writer, request, SelectedForm)
        return selection(form.excerpts, excerpts, MOST_SELECTED)

    async def _judged(self, sentences: Sentences) -> list[Judgement] | None:
        """Return the judge's verdicts; None if there is no judge to be had."""
        pairs = [(one.text, one.excerpts) for one in sentences.open]
        if not pairs:
            return []
        prompt, delimiter = self.parts.prompts.judge, self.parts.new_delimiter()
        request = to_judge(prompt, pairs, sentences.excerpts, delimiter)
        try:
            return (await self._filled(self.parts.judge, request, JudgedForm)).verdicts
        except LanguageModelError as error:
            log.info("answered without a judge", extra={"reason": error.reason})
            return None

    async def _translated(self, sentences: Sentences) -> list[str]:
        texts = [one.text for one in sentences.open]
        if not (self.language and texts):
            return []
        prompt, delimiter = self.parts.prompts.translate, self.parts.new_delimiter()
        request = to_translate(prompt, texts, self.language, delimiter)
        try:
            return (await self._filled(self.parts.writer, request, TranslatedForm)).sentences
        except LanguageModelError as error:
            log.info("answered without a translation", extra={"reason": error.reason})
            return []

    def _unjudged(self, sentences: Sentences) -> Answer | None:
        """Return the excerpts that the sentences name: no sentence is shown unjudged."""
        answer = sentences.selected(MOST_SELECTED)
        return replace(answer, note=WORD_FOR_WORD) if answer else None

    async def _filled(self, by: Writer, request: ModelRequest, form: type[ReplyT]) -> ReplyT:
        left = self._seconds - (monotonic() - self.started)
        self.spent.calls += 1
        filled = await by.write(request, self.question.asked_by, seconds=left)
        self.spent.add(filled.tokens)
        return form.required(filled.values)

    def _key(self, material: str | Sequence[Citation]) -> str:
        parts = self.parts
        # Other thresholds may decide otherwise whether guidance answers without a model.
        names = (parts.prompts.version, parts.way, parts.writer.name, parts.judge.name)
        return key_of(self.question, material, *names, type(self.plain).__name__)

    @property
    def _seconds(self) -> float:
        steps = bool(self.question.thread) + self.is_foreign
        return self.parts.seconds * (1 + MORE_TIME * steps)


def _has_nothing(plain: Answer | NotCovered) -> bool:
    return isinstance(plain, NotCovered) and not plain.closest
