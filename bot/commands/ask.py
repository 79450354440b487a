"""``ask`` and ``search``: the guidance from the command line, for people and for programs."""

import asyncio
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.ask.domain import Answer, Citation, NotCovered, Question
from bot.ask.map.domain import MapAnswer
from bot.ask.service import left_to
from bot.commands.batch import answer_lines
from bot.commands.index import up_to_date_index
from bot.commands.options import Batch, JsonOption, Knowledge, read_settings
from bot.commands.printing import json_line
from bot.composition.mapping import map_answers_in
from bot.composition.opening import answerer, model_config
from bot.errors import CannotDoError
from bot.guidance.domain import Found
from bot.guidance.index import PassageIndex
from bot.guidance.parse.display import as_quoted
from bot.guidance.signposts.domain import NearSignpost, Signpost
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
    """Answer a question from the guidance, word for word, or say that it is not covered."""
    _needs_a_question(question, batch=batch)
    settings = read_settings(knowledge=knowledge)
    index, _ = up_to_date_index(settings)
    of_map = map_answers_in(settings, index).answer
    for load in (answerer(index), of_map):  # so that no question is timed with the loading
        load(Question("Is everything loaded?"))
    with _answering(settings, index) as of_guidance:

        def answer(asked: Question) -> Answer | NotCovered:
            return of_map(asked) or of_guidance(asked)

        def answered(text: str) -> dict[str, Any]:
            started = perf_counter()
            found = answer(Question(text, department_id=department))
            milliseconds = round((perf_counter() - started) * 1000, 1)
            return _reply_as_json(found, index.signpost(text)) | {"milliseconds": milliseconds}

        if batch:
            answer_lines(answered, sys.stdin.buffer)
        elif as_json:
            print(json_line(answered(question)))
        else:
            found = answer(Question(question, department_id=department))
            print(_reply_as_text(found, index.signpost(question)))


def search(
    query: QuestionArgument = "",
    knowledge: Knowledge = None,
    limit: Limit = 5,
    as_json: JsonOption = False,
    batch: Batch = False,
) -> None:
    """Find the passages that fit best, best first."""
    _needs_a_question(query, batch=batch)
    index, _ = up_to_date_index(read_settings(knowledge=knowledge))
    if batch:
        answer_lines(
            lambda text: {"passages": _passages(index.search(text, limit))}, sys.stdin.buffer
        )
        return
    found = index.search(query, limit)
    if as_json:
        print(json_line(_passages(found)))
        return
    for one in found:
        where = f"{one.passage.document}:{one.passage.start}-{one.passage.end}"
        print(f"{one.relevance:.3f}  {where}\n{one.passage.text.strip()}\n")


@contextmanager
def _answering(
    settings: Settings, index: PassageIndex
) -> Iterator[Callable[[Question], Answer | NotCovered]]:
    """Give what answers: with a language model where one is set, word for word otherwise."""
    writer = _open_writer(settings)
    if writer is None:
        yield answerer(index, settings.knowledge)
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
    from bot.composition.language_model import open_writer

    return open_writer(settings, NullUses(), now=lambda: datetime.now(UTC))


def _needs_a_question(words: str, *, batch: bool) -> None:
    if not batch and not words.strip():
        message = "Give a question in quotation marks, or --batch and a JSON object a line."
        raise CannotDoError(message)


def _reply_as_json(found: Answer | NotCovered, near: NearSignpost | None) -> dict[str, Any]:
    reply = left_to(near, found)
    return _way_as_json(_told(near, reply)) | _as_json(reply)


def _reply_as_text(found: Answer | NotCovered, near: NearSignpost | None) -> str:
    reply = left_to(near, found)
    return _as_text(reply, _way(_told(near, reply)))


def _as_json(reply: Answer | NotCovered) -> dict[str, Any]:
    match reply:
        case Answer():
            citations = [asdict(citation) for citation in reply.citations]
            note = {"note": reply.note} if reply.note else {}
            return {"kind": "answer", "text": reply.text, "citations": citations, **note}
        case NotCovered(closest=closest) if closest:
            citations = [asdict(citation) for citation in closest]
            return {"kind": "closest", "citations": citations}
        case NotCovered():
            nearest = [asdict(document) for document in reply.nearest]
            return {"kind": "not_covered", "nearest": nearest}


def _told(near: NearSignpost | None, reply: Answer | NotCovered) -> Signpost | None:
    is_told = near is not None and near.is_told(is_answered=isinstance(reply, Answer))
    return near.signpost if near and is_told else None


def _way(signpost: Signpost | None) -> list[str]:
    if signpost is None:
        return []
    at_once = [signpost.at_once] if signpost.at_once else []
    places = filter(None, [signpost.who, signpost.person, signpost.channel, signpost.link])
    return [*at_once, f"{signpost.name}: {' · '.join(places)}"]


def _way_as_json(signpost: Signpost | None) -> dict[str, Any]:
    """Return what to do at once first; without what the signpost does not say."""
    if signpost is None:
        return {}
    said = {
        "at_once": signpost.at_once,
        "id": signpost.signpost_id,
        "name": signpost.name,
        "who": signpost.who,
        "person": signpost.person,
        "channel": signpost.channel,
        "link": signpost.link,
    }
    return {"signpost": {key: value for key, value in said.items() if value}}


def _as_text(reply: Answer | NotCovered, way: Sequence[str]) -> str:
    match reply:
        case MapAnswer():
            source = reply.citations[0]
            return "\n\n".join([*way, reply.text, f"{source.title} ({source.document})"])
        case Answer():
            quotes = map(_quoted, reply.citations)
            own_words = [reply.text] if reply.claims else []
            note = [reply.note] if reply.note else []
            return "\n\n".join([*way, *note, *own_words, *quotes])
        case NotCovered(closest=closest) if closest:
            directly = "The guidance does not say this directly; the closest it has:"
            return "\n\n".join([*way, directly, *map(_quoted, closest)])
        case NotCovered():
            near = "".join(f"\n  {one.title} ({one.document})" for one in reply.nearest)
            silent = f"The guidance does not cover that. Nearest to it:{near or ' nothing.'}"
            return "\n\n".join([*way, silent])


def _quoted(cited: Citation) -> str:
    return f"“{as_quoted(cited.quote)}”\n    {cited.title} ({cited.document})"


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
