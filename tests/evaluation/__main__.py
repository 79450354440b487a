"""``make evaluate``: how well the configured language model answers the handbook's questions.

ARGS="--limit 50" asks fewer, spread over all kinds; ARGS="--pieces 10" also has it draft
questions, judge own words, make questions of complaints and name themes, of each so many;
ARGS="--out DIR" writes elsewhere. ARGS="--recorded DIR" takes the replies of DIR for those of a
language model, and writes there what has none yet. Questions of a blind set stay unprinted.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from rich.progress import track

from bot.ask.compose.composing import Composing
from bot.composition.composing import composer
from bot.composition.language_model import limits_of, open_writer
from bot.composition.opening import open_index
from bot.errors import BotError
from bot.language_model.breaker import Breaker
from bot.language_model.guarded import GuardedLanguageModel
from bot.language_model.usage import UsageLimits
from bot.prompts import read_prompt
from bot.settings import Settings
from tests.ask.fakes import FakeComposedAnswers
from tests.benchmarks.questions import (
    BLIND,
    HANDBOOK_QUESTIONS,
    BenchmarkQuestion,
    read_questions,
)
from tests.evaluation.asking import Outcome, ask_all
from tests.evaluation.authoring import Writing, open_desk
from tests.evaluation.figures import Evaluation, figures_of, keep, latest_in
from tests.evaluation.recorded import DELIMITER, RecordedModel
from tests.evaluation.report import write_report
from tests.evaluation.sampling import spread
from tests.language_model.fakes import FakeUses

NONE_SET = (
    "No language model is set: give OPENAI_API_KEY, OPENAI_BASE_URL or LANGUAGE_MODEL "
    "(docs/language-model.md)."
)


@dataclass(frozen=True, slots=True)
class Run:
    """What is asked, of whom, and where the report goes."""

    settings: Settings
    questions: Sequence[BenchmarkQuestion]
    folder: Path
    pieces: int = 0  # of each other kind of writing
    recorded: Path | None = None  # folder of replies, in place of a language model
    is_blind: bool = False  # nobody may read the questions


def evaluate(run: Run, started_at: datetime) -> Path | None:
    """Ask, and return where the report is; None if no language model is set.

    Raises:
        BotError: the language model that is named cannot be used.
    """
    uses = FakeUses()
    writer = _writer(run, uses)
    if writer is None:
        return None
    prompts = _prompts(run.settings.prompts)  # as they are now: a run takes long
    outcomes, writings = asyncio.run(_all_of(run, writer, uses))
    now = Evaluation(
        language_model=writer.name,
        prompts=prompts,
        started_at=started_at.isoformat(timespec="seconds"),
        figures=figures_of(outcomes, limits_of(run.settings)),
        outcomes=outcomes,
        writings=writings,
    )
    before = latest_in(run.folder)
    folder = run.folder / f"{started_at:%Y-%m-%d-%H%M%S}"
    folder.mkdir(parents=True, exist_ok=True)
    keep(now, folder)
    return write_report(now, before, folder)


def _writer(run: Run, uses: FakeUses) -> GuardedLanguageModel | None:
    def now() -> datetime:
        return datetime.now(UTC)

    if run.recorded is None:
        return open_writer(run.settings, uses, now)
    return GuardedLanguageModel(
        model=RecordedModel(run.recorded),
        uses=uses,
        breaker=Breaker(monotonic),
        limits=UsageLimits(),
        seconds=60.0,
        now=now,
    )


async def _all_of(
    run: Run, writer: GuardedLanguageModel, uses: FakeUses
) -> tuple[list[Outcome], list[Writing]]:
    try:
        return await _written(run, writer, uses)
    finally:
        await writer.close()


async def _written(
    run: Run, writer: GuardedLanguageModel, uses: FakeUses
) -> tuple[list[Outcome], list[Writing]]:
    index = open_index(run.settings)
    index.refresh(run.settings.knowledge)
    composing: Composing = composer(run.settings, index, writer, FakeComposedAnswers())
    if run.recorded:
        composing = replace(composing, new_delimiter=lambda: DELIMITER, seconds=60.0)
    asked = ask_all(composing, uses, run.questions)
    progress = iter(track(run.questions, "Asking …", transient=True))
    outcomes = [outcome async for outcome in asked if next(progress)]
    if run.is_blind:
        outcomes = [replace(one, text=f"a blind question ({one.kind})") for one in outcomes]
    return outcomes, await open_desk(run.settings, index, writer, run.pieces).writings()


def _prompts(folder: Path) -> dict[str, str]:
    files = sorted(folder.glob("*/*.md"))
    return {f"{one.parent.name}/{one.name}": read_prompt(one).fingerprint for one in files}


def main() -> int:
    """Evaluate, and say where the report is."""
    parser = argparse.ArgumentParser(prog="make evaluate", description=__doc__)
    parser.add_argument("--questions", type=Path, default=HANDBOOK_QUESTIONS)
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--pieces", type=int, default=0)
    parser.add_argument("--recorded", type=Path)
    parser.add_argument("--out", type=Path, default=Path("var/evaluation"))
    chosen = parser.parse_args()
    # Nobody's budget is meant for an evaluation.
    settings = Settings(
        language_model_tokens_per_employee_and_day=0, language_model_tokens_per_month=0
    )
    questions = spread(read_questions(chosen.questions), chosen.limit)
    try:
        is_blind = chosen.questions.resolve().parent == BLIND.resolve()
        run = Run(settings, questions, chosen.out, chosen.pieces, chosen.recorded, is_blind)
        report = evaluate(run, datetime.now(UTC))
    except BotError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The report: {report}" if report else NONE_SET)
    return 0 if report else 1


if __name__ == "__main__":
    sys.exit(main())
