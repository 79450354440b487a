"""Builds Ask's composed answers, where a language model is set."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.ask.compose.composing import Composing
from bot.ask.compose.domain import ComposeAnswer, ComposedAnswers, Way
from bot.ask.compose.drafting import Prompts
from bot.ask.compose.store import SqlComposedAnswers
from bot.ask.compose.to_customer import CustomerReplies
from bot.composition.language_model import judge_beside, may_read, new_delimiter
from bot.composition.opening import answerer
from bot.embedding.local import LocalEmbeddings
from bot.guidance.index import PassageIndex
from bot.guidance.review import ReviewedSearch
from bot.language_model.guarded import GuardedLanguageModel
from bot.prompts import read_prompt
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


def compose_with(
    settings: Settings, services: WorkspaceServices, writer: GuardedLanguageModel | None
) -> ComposeAnswer | None:
    """Return what composes answers and keeps them; None without a model that may read."""
    if writer is None or not may_read(settings).asks:
        return None
    composed = SqlComposedAnswers(services.database)
    return composer(settings, services.index, writer, composed).answer


def composer(
    settings: Settings,
    index: PassageIndex,
    writer: GuardedLanguageModel,
    composed: ComposedAnswers,
) -> Composing:
    """Return what composes answers of which an excerpt carries each sentence."""
    search = ReviewedSearch(index, lambda: writer.now().date())
    return Composing(
        quote=answerer(index, settings),
        excerpts=search,
        embed=sifting_vectors,
        writer=writer,
        judge=judge_beside(writer),
        prompts=Prompts.in_folder(settings.prompts / "ask"),
        way=Way(settings.language_model_answers),
        composed=composed,
        new_delimiter=new_delimiter,
        seconds=settings.language_model_seconds,
        now=writer.now,
    )


def customer_replies(
    settings: Settings, writer: GuardedLanguageModel | None
) -> CustomerReplies | None:
    """Return what writes replies to copy; None without a model that may read and write so."""
    if writer is None or not may_read(settings).drafts:
        return None
    return CustomerReplies(
        writer=writer,
        judge=judge_beside(writer),
        prompt=read_prompt(settings.prompts / "ask" / "reply.md"),
        judging=read_prompt(settings.prompts / "ask" / "judge_reply.md"),
        embed=sifting_vectors,
        new_delimiter=new_delimiter,
        seconds=settings.language_model_seconds,
    )


def sifting_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return the vectors of the embedding that comes with the bot, whichever finds guidance.

    The sieve was measured with it, and needs nobody's answer for it.
    """
    return np.array(LocalEmbeddings().embed_documents([*texts]), np.float32)
