"""How many false sentences are stopped, and how many faithful ones are kept.

``python -m tests.benchmarks.faithfulness PAIRS.jsonl``: the sieve alone, just as it stands in
an answer; ``--judge`` also asks the language model that is set. Each pair is a line of JSON:
``title``, ``headings``, ``excerpt``, ``sentence``, ``faithful``, and ``way``, how a false one
was made. Only totals are printed; ``--show`` prints what was judged wrongly, and then the file
is no blind one. `tests.benchmarks.recorded_judge` is for a judge who is asked elsewhere.
"""

import argparse
import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.ask.compose.drafting import JudgedForm
from bot.composition.language_model import new_delimiter, open_language_model
from bot.language_model.port import LanguageModel, LanguageModelError
from bot.prompts import read_prompt
from bot.settings import Settings
from tests.benchmarks.intervals import share_of
from tests.benchmarks.pairs import Pair, batched, pairs_in, request_of

SEED = 19


async def carried(pairs: Sequence[Pair], model: LanguageModel, prompts: Path) -> set[Pair]:
    """Return the pairs that a language model finds faithful."""
    prompt = read_prompt(prompts / "ask" / "judge.md")
    found: set[Pair] = set()
    for batch in batched(pairs, SEED):
        request = request_of(batch, prompt, new_delimiter())
        try:
            form = JudgedForm.required((await model.write(request)).values)
        except LanguageModelError as error:
            print("without a reply:", error.reason)
        else:
            found |= carried_in(batch, form)
    await model.close()
    return found


def carried_in(batch: Sequence[Pair], form: JudgedForm) -> set[Pair]:
    """Return the pairs of a batch that its verdicts find faithful; none without a verdict."""
    verdicts = {one.sentence: one.is_carried for one in form.verdicts}
    return {one for number, one in enumerate(batch, 1) if verdicts.get(number)}


def sieve_figures(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield the lines of the table of the sieve."""
    yield from shares("the sieve alone", pairs, lambda one: not one.objection)
    for way in sorted({one.way for one in pairs if not one.is_faithful}):
        some = [bool(one.objection) for one in pairs if one.way == way]
        yield f"  stopped, {way}: {sum(some)} of {len(some)}"


def judge_figures(pairs: Sequence[Pair], found: set[Pair]) -> Iterator[str]:
    """Yield the lines of the table of a judge, alone and behind the sieve."""
    yield from shares("the judge alone", pairs, lambda one: one in found)
    yield from shares("sieve and judge", pairs, lambda one: one in found and not one.objection)


def shares(name: str, pairs: Sequence[Pair], is_shown: Callable[[Pair], bool]) -> Iterator[str]:
    """Yield how many of the faithful and of the false are shown, with 95 % intervals."""
    for kind, is_faithful in (("faithful kept", True), ("false shown", False)):
        shown = [is_shown(one) for one in pairs if one.is_faithful is is_faithful]
        yield f"{name}: {kind} {share_of(shown)}, {sum(shown)}"


def main() -> None:
    """Print how many of each kind are kept and stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    pairs, settings = pairs_in(chosen.pairs), Settings()
    print(*sieve_figures(pairs), sep="\n")
    model = open_language_model(settings) if chosen.judge else None
    if model:
        found = asyncio.run(carried(pairs, model, settings.prompts))
        print(*judge_figures(pairs, found), sep="\n")
    wrong = [one for one in pairs if one.is_faithful == bool(one.objection)]
    for one in wrong if chosen.show else ():
        print(f"\n{one.way or 'faithful'}: {one.sentence}\n  {one.excerpt.quote}")
        print(f"  {one.objection}")


if __name__ == "__main__":
    main()
