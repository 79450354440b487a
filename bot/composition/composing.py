"""Builds Ask's composed answers, where a language model is set."""

from functools import cache

from bot.ask.compose.claims.aligning import WordLikeness
from bot.ask.compose.claims.word_likeness import likeness_by
from bot.ask.compose.composing import Composing
from bot.ask.compose.domain import ComposeAnswer, ComposedAnswers
from bot.ask.compose.drafting import Prompts
from bot.ask.compose.store import SqlComposedAnswers
from bot.composition.language_model import new_delimiter
from bot.composition.opening import answerer
from bot.embedding.local import LocalEmbeddings
from bot.guidance.index import PassageIndex
from bot.language_model.guarded import GuardedLanguageModel
from bot.prompts import read_prompt
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


def compose_with(
    settings: Settings, services: WorkspaceServices, writer: GuardedLanguageModel | None
) -> ComposeAnswer | None:
    """Return what composes answers and keeps them; None without a language model."""
    if writer is None:
        return None
    composed = SqlComposedAnswers(services.database)
    return composer(settings, services.index, writer, composed).answer


def composer(
    settings: Settings,
    index: PassageIndex,
    writer: GuardedLanguageModel,
    composed: ComposedAnswers,
) -> Composing:
    """Return what composes answers of which a quote carries each sentence."""
    folder = settings.prompts / "ask"
    return Composing(
        quote=answerer(index, settings),
        passages=index,
        writer=writer,
        prompts=Prompts(
            answer=read_prompt(folder / "answer.md"),
            restate=read_prompt(folder / "restate.md"),
            translate_back=read_prompt(folder / "translate_back.md"),
        ),
        likeness=_local_likeness(),
        composed=composed,
        new_delimiter=new_delimiter,
        seconds=settings.language_model_seconds,
        now=writer.now,
    )


@cache
def _local_likeness() -> WordLikeness:
    # The check was measured with this embedding, whatever the index is made with. Workspaces
    # share it: it takes a hundred megabytes, and tells nothing but how near two texts are.
    return likeness_by(LocalEmbeddings().embed_documents)
