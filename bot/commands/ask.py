"""``ask`` and ``search``: the guidance from the command line, for people and for programs."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.ask.domain import Question
from bot.commands.batch import answer_lines, lines_of_input
from bot.commands.conversation import Conversation, Find
from bot.commands.index import up_to_date_index
from bot.commands.options import Batch, JsonOption, Knowledge, read_settings
from bot.commands.printing import json_line
from bot.commands.reply import AskReply
from bot.composition.mapping import map_answers_in, point_finder_in
from bot.composition.opening import answerer, company_file, model_config, open_embedding
from bot.composition.routing import message_router
from bot.errors import CannotDoError
from bot.guidance.domain import Found
from bot.guidance.index import PassageIndex
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.language_model.guarded import GuardedLanguageModel

QuestionArgument = Annotated[
    str, typer.Argument(help="The question, in quotation marks.", show_default=False)
]
DepartmentOption = Annotated[
    str | None,
    typer.Option("--department", metavar="ID", help="Weigh this department's guidance more."),
]
Limit = Annotated[int, typer.Option("--limit", min=1, max=1000, help="Passages at most.")]


def ask(
    question: QuestionArgument = "",
    knowledge: Knowledge = None,
    department: DepartmentOption = None,
    as_json: JsonOption = False,
    batch: Batch = False,
) -> None:
    """Answer a question from the guidance, word for word, or say that it is not covered.

    Where somebody may be in danger, what to do at once comes first. A customer's message is
    taken apart; what needs to know who you are is answered in Slack.
    """
    _needs_a_question(question, batch=batch)
    lines = lines_of_input() if batch else ()
    settings = read_settings(knowledge=knowledge)
    _check_department(settings, department)
    index, _ = up_to_date_index(settings)
    with _replying(settings, index) as reply:

        def replied(text: str) -> dict[str, Any]:
            started = perf_counter()
            said = reply(Question(text, department_id=department)).as_json()
            return said | {"milliseconds": round((perf_counter() - started) * 1000, 1)}

        if batch:
            answer_lines(replied, lines)
        elif as_json:
            print(json_line(replied(question)))
        else:
            print(reply(Question(question, department_id=department)).as_text())


def search(
    query: QuestionArgument = "",
    knowledge: Knowledge = None,
    limit: Limit = 5,
    as_json: JsonOption = False,
    batch: Batch = False,
) -> None:
    """Find the passages that fit best, best first."""
    _needs_a_question(query, batch=batch)
    lines = lines_of_input() if batch else ()
    index, _ = up_to_date_index(read_settings(knowledge=knowledge))
    if batch:
        answer_lines(lambda text: {"passages": _passages(index.search(text, limit))}, lines)
        return
    found = index.search(query, limit)
    if as_json:
        print(json_line(_passages(found)))
        return
    for one in found:
        where = f"{one.passage.document}:{one.passage.start}-{one.passage.end}"
        print(f"{one.relevance:.3f}  {where}\n{one.passage.text.strip()}\n")


@contextmanager
def _replying(
    settings: Settings, index: PassageIndex
) -> Iterator[Callable[[Question], AskReply]]:
    """Give what replies as the bot does in Slack; all is loaded, so that none is timed so."""
    router = message_router(settings, open_embedding(settings))
    word_for_word = answerer(index, settings)
    of_map = map_answers_in(settings, index, router).answer
    for load in (word_for_word, of_map):
        load(Question("Is everything loaded?"))
    with _answering(settings, index, word_for_word) as of_guidance:
        yield Conversation(
            router=router,
            index=index,
            word_for_word=word_for_word,
            of_guidance=of_guidance,
            of_map=of_map,
            points_of=point_finder_in(settings, index).points_of,
            reads_english_only=of_guidance is word_for_word,
        ).reply


@contextmanager
def _answering(settings: Settings, index: PassageIndex, word_for_word: Find) -> Iterator[Find]:
    """Give what answers: with a language model where one is set, word for word otherwise."""
    writer = _open_writer(settings)
    if writer is None:
        yield word_for_word
        return
    from bot.commands.null_stores import NullAnswers
    from bot.composition.composing import composer

    composing = composer(settings, index, writer, NullAnswers())
    with asyncio.Runner() as runner:  # one for all: the provider's connection stays open
        try:
            yield lambda question: runner.run(composing.answer(question))
        finally:
            runner.run(writer.close())


def _open_writer(settings: Settings) -> "GuardedLanguageModel | None":
    if model_config(settings).is_none:
        return None
    from bot.commands.null_stores import NullUses
    from bot.composition.language_model import may_read, open_writer

    if not may_read(settings).asks:
        return None

    return open_writer(settings, NullUses(), now=lambda: datetime.now(UTC))


def _check_department(settings: Settings, department: str | None) -> None:
    if department is None:
        return
    known = company_file(settings).read()[0].departments
    ids = [one.department_id for one in known]
    if department not in ids:
        there = ", ".join(ids) or "none yet: see departments.yaml"
        message = f"There is no department {department}; there are: {there}."
        raise CannotDoError(message)


def _needs_a_question(words: str, *, batch: bool) -> None:
    if batch and words.strip():
        message = "With --batch the questions come from standard input; leave this one out."
        raise CannotDoError(message)
    if not batch and not words.strip():
        message = "Give a question in quotation marks, or --batch and a JSON object a line."
        raise CannotDoError(message)


def _passages(found: Sequence[Found]) -> list[dict[str, Any]]:
    return [_passage(one) for one in found]


def _passage(found: Found) -> dict[str, Any]:
    passage = found.passage
    return {
        "document": passage.document,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "relevance": round(float(found.relevance), 4),
    }
