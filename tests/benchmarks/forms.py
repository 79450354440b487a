"""How often plain words open their form: ``python -m tests.benchmarks.forms FILE``.

A file of wordings, one JSON object a line: ``text``, ``kind`` (of report, or ``none`` for what
is no report) and ``anonymous``. Prints totals alone, so that a blind file stays blind:

- to the form: the reply is the button that opens it, filled in;
- offered: the reply is something else, and below it stands the button that opens the form;
- kind: of those, how many begin with the right one (anybody changes it in the form);
- name: of those, how many have the box for no name set as they should.

``plain_words.jsonl`` and ``plain_words_tuned.jsonl`` are used ones (docs/decisions/0035);
of ``plain_words_untuned.jsonl``, by the same hand, only totals were read.
"""

import asyncio
import json
import sys
from collections import Counter
from functools import partial
from pathlib import Path

from bot.ask.routing.domain import UNKEPT
from bot.commands.options import read_settings
from bot.composition.opening import list_paths, open_embedding
from bot.composition.reporting import heard, offer_to_report
from bot.composition.routing import RoutingInThreads, embedder, message_router
from bot.ideas.report.ports import Embedder
from bot.ideas.submit.form_state import FormState
from bot.ideas.submit.plain_words import PlainWords
from bot.ideas.submit.reading import ReportReader
from bot.moments.domain import FILE
from bot.moments.reading import read_what_counts

NONE = "none"
FORM, OFFERED = "to the form", "offered"
COUNTED = ("all", FORM, OFFERED, "kind", "name")


async def main(rows: list[dict[str, object]]) -> None:
    """Print how many wordings of each sort came to the form, and to the right one."""
    routing, plain = _wired()
    await routing.taken_for("Hello")  # so that nothing is told too late
    seen = Counter[tuple[object, str]]()
    for row in rows:
        sort = "anonymous" if row["anonymous"] else row["kind"]
        seen[sort, "all"] += 1
        way, form = await _led(routing, plain, str(row["text"]))
        if way:
            seen[sort, way] += 1
            seen[sort, "kind"] += form.kind == row["kind"]
            seen[sort, "name"] += form.is_anonymous == row["anonymous"]
    for one in dict.fromkeys(sort for sort, _ in seen):
        print(f"{one!s:12}", *(f"{what} {seen[one, what]:3}  " for what in COUNTED))
    asked = {sort for sort, _ in seen} - {NONE}
    sums = [sum(seen[sort, what] for sort in asked) for what in COUNTED]
    print(
        "reports     ",
        *(f"{what} {count}  " for what, count in zip(COUNTED, sums, strict=True)),
    )
    print(f"of {seen[NONE, 'all']} others {seen[NONE, FORM]} to the form by mistake")


async def _led(
    routing: RoutingInThreads, plain: PlainWords, text: str
) -> tuple[str, FormState]:
    """Return how words lead to the form, if they do, and what it then begins with."""
    if form := await plain.begin(text):
        return FORM, form
    # Below what is said of danger and of a customer's letter, the button always stands.
    is_offered = await routing.kind_of(text) in UNKEPT
    is_offered = is_offered or bool(await offer_to_report(routing, text, "D1", "1.0"))
    return OFFERED if is_offered else "", await plain.form_of(text)


def _wired() -> tuple[RoutingInThreads, PlainWords]:
    settings = read_settings()
    embedding = open_embedding(settings)
    router = message_router(settings, embedding)
    router.prepare()
    routing = RoutingInThreads(router)
    moments, _ = read_what_counts(*list_paths(settings, FILE))
    embed = embedder(embedding)

    async def vectors(texts: object) -> list[list[float]]:
        rows = await asyncio.to_thread(embed, texts)  # type: ignore[arg-type]
        return [list(map(float, row)) for row in rows]

    reader = ReportReader(Embedder(embedding.name, vectors), moments)
    return routing, PlainWords(reader, partial(heard, routing))


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    asyncio.run(main([json.loads(line) for line in lines]))
