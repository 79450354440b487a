"""How often plain words open the form that they ask for: ``python -m tests.benchmarks.forms``.

A file of wordings, one JSON object a line: ``text``, and ``want``: a kind of report,
``anonymous``, or ``question``. Prints totals alone, so that a blind file stays blind.
``plain_words.jsonl`` is one that was: judged once, 58 of 65 reports and 1 of 60 questions came
to a form; since then lines were written for what had been missed.
"""

import asyncio
import json
import sys
from collections import Counter
from functools import partial
from pathlib import Path

from bot.commands.options import read_settings
from bot.composition.opening import list_paths, open_embedding
from bot.composition.reporting import heard
from bot.composition.routing import RoutingInThreads, embedder, message_router
from bot.ideas.report.ports import Embedder
from bot.ideas.submit.form_state import ANONYMOUS
from bot.ideas.submit.plain_words import PlainWords
from bot.ideas.submit.reading import ReportReader
from bot.moments.domain import FILE
from bot.moments.reading import read_what_counts

QUESTION = "question"


async def main(rows: list[dict[str, str]]) -> None:
    """Print how many wordings of each sort came to the form, and to the right one."""
    plain, seen = _plain_words(), Counter[tuple[str, str]]()
    await plain.hear("Hello")  # so that nothing is told too late
    await plain.reader.get_ready()
    for row in rows:
        state, want = await plain.begin(row["text"]), row["want"]
        seen[want, "all"] += 1
        if state is not None:
            is_right = state.signature == ANONYMOUS if want == ANONYMOUS else state.kind == want
            seen[want, "form"] += 1
            seen[want, "right"] += is_right
    for want in sorted({want for want, _ in seen}):
        count, came, right = (seen[want, what] for what in ("all", "form", "right"))
        print(f"{want:12} {count:4}  to a form {came:4}  to the right one {right:4}")
    asked = [want for want, what in seen if what == "all" and want != QUESTION]
    came, count = (sum(seen[want, what] for want in asked) for what in ("form", "all"))
    print(f"of {count} reports {came} to a form; of {seen[QUESTION, 'all']} questions ", end="")
    print(f"{seen[QUESTION, 'form']} by mistake")


def _plain_words() -> PlainWords:
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
    return PlainWords(reader, partial(heard, routing))


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    asyncio.run(main([json.loads(line) for line in lines]))
