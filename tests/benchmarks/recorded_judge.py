"""A judge who is asked elsewhere: a careful reader, or a language model out of reach.

``python -m tests.benchmarks.recorded_judge ask PAIRS.jsonl FOLDER --key KEY.jsonl`` writes what
the judge of an answer is told into FOLDER/prompts/NN.txt, and which pair is false into KEY,
which the reader must not see. Each reply, the form that the prompt asks for, is kept as
FOLDER/replies/NN.json; then ``read`` instead of ``ask`` prints the totals, and nothing else.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.ask.compose.drafting import JudgedForm
from bot.language_model.openai_chat import told
from bot.language_model.reply_text import form_in
from bot.prompts import read_prompt
from tests.benchmarks.faithfulness import SEED, carried_in, judge_figures, sieve_figures
from tests.benchmarks.pairs import Pair, batched, pairs_in, request_of

PROMPT = Path("prompts") / "ask" / "judge.md"


def drawn(pairs: Sequence[Pair], faithful: int) -> list[list[Pair]]:
    """Return all false pairs and some faithful ones, the same each time, in batches."""
    lot = random.Random(SEED)  # noqa: S311 - the same each time
    some = lot.sample([one for one in pairs if one.is_faithful], faithful)
    return batched([one for one in pairs if not one.is_faithful] + some, SEED)


def write_prompts(batches: Sequence[Sequence[Pair]], folder: Path) -> None:
    """Write what the judge is told of each batch."""
    (folder / "prompts").mkdir(parents=True, exist_ok=True)
    for number, batch in enumerate(batches, 1):
        delimiter = random.Random(SEED + number).randbytes(6).hex()  # noqa: S311
        system, material = told(request_of(batch, read_prompt(PROMPT), delimiter))
        text = f"SYSTEM\n\n{system}\n\nUSER\n\n{material}\n"
        (folder / "prompts" / f"{number:02}.txt").write_text(text, "utf-8")


def write_key(batches: Sequence[Sequence[Pair]], key: Path) -> None:
    """Write what the judge must not know."""
    lines = [
        {
            "batch": number,
            "position": position,
            "faithful": one.is_faithful,
            "way": one.way,
            "stopped": bool(one.objection),
        }
        for number, batch in enumerate(batches, 1)
        for position, one in enumerate(batch, 1)
    ]
    key.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")


def figures(
    batches: Sequence[Sequence[Pair]], folder: Path, seen: Sequence[int] = ()
) -> Iterator[str]:
    """Yield what the replies that are there make of their pairs; batches seen count not."""
    read: list[Pair] = []
    found: set[Pair] = set()
    for number, batch in enumerate(batches, 1):
        if number in seen:
            continue
        reply = folder / "replies" / f"{number:02}.json"
        values = form_in(reply.read_text("utf-8"), JudgedForm.form()) if reply.is_file() else {}
        if not values:
            yield f"batch {number}: without a reply, not counted"
            continue
        form = JudgedForm.required(values)
        if len(form.verdicts) != len(batch):
            yield f"batch {number}: {len(form.verdicts)} verdicts on {len(batch)} sentences"
        read += batch
        found |= carried_in(batch, form)
    yield from sieve_figures(read)
    yield from judge_figures(read, found)
    yield from _by_way(read, found)


def _by_way(read: Sequence[Pair], found: set[Pair]) -> Iterator[str]:
    for way in sorted({one.way for one in read if not one.is_faithful}):
        false = [one for one in read if one.way == way]
        shown = sum(one in found for one in false)
        behind = sum(one in found and not one.objection for one in false)
        yield f"  shown, {way}: {shown} of {len(false)}, behind the sieve {behind}"


def main() -> None:
    """Write the prompts and their key, or print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["ask", "read"])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", type=Path, help="to be written, out of the judge's sight")
    parser.add_argument("--faithful", type=int, default=200)
    seen = "a batch that somebody who changes the sieve has looked at: not counted"
    parser.add_argument("--seen", type=int, action="append", default=[], help=seen)
    chosen = parser.parse_args()
    batches = drawn(pairs_in(chosen.pairs), chosen.faithful)
    if chosen.what == "read":
        print(*figures(batches, chosen.folder, chosen.seen), sep="\n")
        return
    write_prompts(batches, chosen.folder)
    if chosen.key:
        write_key(batches, chosen.key)
    print(f"{len(batches)} prompts for {sum(map(len, batches))} pairs")


if __name__ == "__main__":
    main()
