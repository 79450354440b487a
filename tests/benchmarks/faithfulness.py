"""How many false sentences are stopped, and how many faithful ones are kept.

``python -m tests.benchmarks.faithfulness PAIRS.jsonl``: the sieve alone; ``--judge`` also asks
the language model that is set, ``--replies FILE`` takes a judge's replies that were recorded
("{"id": …, "is_carried": true}" a line). Each pair is a line of JSON: ``excerpt``,
``sentence``, ``faithful``, and ``way``, how a false one was made. Only totals are
printed; ``--show`` prints what was judged wrongly, and then the file is no blind one.
"""

import argparse
import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.ask.compose.drafting import JudgedForm, to_judge
from bot.ask.compose.sieve.checking import objection_to
from bot.ask.domain import Citation
from bot.composition.language_model import new_delimiter, open_language_model
from bot.language_model.port import LanguageModel, LanguageModelError, completed
from bot.prompts import read_prompt
from bot.settings import Settings
from tests.benchmarks.intervals import share_of


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, the excerpt it names, and whether this carries it."""

    id: str
    above: str  # title and headings
    excerpt: str
    sentence: str
    is_faithful: bool
    way: str

    @property
    def objection(self) -> str:
        """Return what the sieve has against it."""
        found = objection_to(self.sentence, self.excerpt, above=self.above)
        return found.value if found else ""


def pairs_in(path: Path) -> list[Pair]:
    """Return the pairs of a file."""
    return [
        _pair(number, json.loads(line))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if line.strip()
    ]


def _pair(number: int, fields: dict[str, Any]) -> Pair:
    way = str(fields.get("way") or "")
    name = str(fields.get("id", number))
    above = ". ".join([fields.get("title", ""), *fields.get("headings", ())])
    return Pair(name, above, fields["excerpt"], fields["sentence"], fields["faithful"], way)


async def judged(pairs: Sequence[Pair], model: LanguageModel, prompts: Path) -> dict[str, bool]:
    """Return what a language model says of each pair that the sieve let through."""
    prompt = read_prompt(prompts / "ask" / "judge.md")
    said = {}
    for pair in pairs:
        excerpt = Citation("", pair.above, "", pair.excerpt, 0, len(pair.excerpt))
        request = to_judge(prompt, [(pair.sentence, (1,))], [excerpt], new_delimiter())
        try:
            form = JudgedForm.read((await completed(model.write(request))).values)
        except LanguageModelError:
            form = None
        said[pair.id] = bool(form and form.verdicts and form.verdicts[0].is_carried)
    await model.close()
    return said


def replies_in(path: Path) -> dict[str, bool]:
    """Return the replies of a judge that were recorded."""
    lines = map(json.loads, path.read_text("utf-8").splitlines())
    return {str(one["id"]): bool(one["is_carried"]) for one in lines}


def figures(pairs: Sequence[Pair], verdicts: dict[str, bool] | None) -> Iterator[str]:
    """Yield the lines of the table."""
    passed = {one.id: not one.objection for one in pairs}
    yield from _shares("the sieve alone", pairs, passed)
    if verdicts is not None:
        both = {name: is_kept and verdicts.get(name, False) for name, is_kept in passed.items()}
        yield from _shares("sieve and judge", pairs, both)
    for way in sorted({one.way for one in pairs if not one.is_faithful}):
        some = [not passed[one.id] for one in pairs if one.way == way and not one.is_faithful]
        yield f"  stopped by the sieve, {way}: {share_of(some)} of {len(some)}"


def _shares(name: str, pairs: Sequence[Pair], shown: dict[str, bool]) -> Iterator[str]:
    kept = [shown[one.id] for one in pairs if one.is_faithful]
    false = [shown[one.id] for one in pairs if not one.is_faithful]
    yield f"{name}: faithful kept {share_of(kept)} of {len(kept)}"
    yield f"{name}: false shown {share_of(false)} of {len(false)}"


def main() -> None:
    """Print how many of each kind are kept and stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--replies", type=Path)
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    pairs, settings = pairs_in(chosen.pairs), Settings()
    verdicts = replies_in(chosen.replies) if chosen.replies else None
    model = open_language_model(settings) if chosen.judge else None
    if model:
        through = [one for one in pairs if not one.objection]
        verdicts = asyncio.run(judged(through, model, settings.prompts))
    print(*figures(pairs, verdicts), sep="\n")
    wrong = [one for one in pairs if one.is_faithful == bool(one.objection)]
    for one in wrong if chosen.show else ():
        print(f"\n{one.way or 'faithful'}: {one.sentence}\n  {one.excerpt}\n  {one.objection}")


if __name__ == "__main__":
    main()
