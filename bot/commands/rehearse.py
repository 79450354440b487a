"""``rehearse``: a company's own questions before the launch, marked by who knows better."""

import asyncio
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from bot.ask.rehearsal.messages import report_as_json, report_as_text
from bot.ask.rehearsal.reading import QuestionsFile, read_questions
from bot.ask.rehearsal.report import RehearsalReport, stale_findings
from bot.ask.rehearsal.service import AskedOnce, Rehearsal, ask_once
from bot.ask.rehearsal.store import FileMarks
from bot.ask.sureness import Thresholds
from bot.ask.thresholds import read_thresholds, write_thresholds
from bot.commands.checks.handbook import check_handbook
from bot.commands.ending import told_to_end
from bot.commands.index import up_to_date_index
from bot.commands.options import JsonOption, Knowledge, read_settings, refuse_file
from bot.commands.printing import counted, json_line
from bot.commands.rehearsal_questions import (
    drafted_questions,
    keep_questions,
    questions_of_last_time,
)
from bot.composition.opening import index_folder_of
from bot.errors import CannotDoError
from bot.guidance.index import PassageIndex
from bot.guidance.standards.domain import HandbookFinding
from bot.settings import Settings
from bot.web.rehearsal.routes import RehearsalDesk, rehearsal_site
from bot.web.serving import LOOPBACK, served

_errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

QuestionsOption = Annotated[
    Path | None,
    typer.Option(
        "--questions",
        metavar="FILE",
        help="A question a line, or a CSV of past questions. Default: those of last time.",
    ),
]
ColumnOption = Annotated[
    str | None,
    typer.Option("--column", metavar="NAME", help="Of the CSV, by name or number, from 1."),
]
DraftOption = Annotated[
    bool, typer.Option("--draft", help="Draft questions anew, with the language model.")
]
RehearsalPort = Annotated[
    int, typer.Option("--port", min=0, max=65535, help="0 takes any free port.")
]
OpenPage = Annotated[
    bool, typer.Option("--browser/--no-browser", help="Open the page in a browser.")
]
ReportOption = Annotated[
    bool, typer.Option("--report", help="Print the report on the marks, without the page.")
]
SetOption = Annotated[
    bool,
    typer.Option("--set-thresholds", help="Let the thresholds count that the marks speak for."),
]


def rehearse(  # noqa: PLR0913, PLR0917  # one for each option
    knowledge: Knowledge = None,
    questions: QuestionsOption = None,
    column: ColumnOption = None,
    draft: DraftOption = False,
    port: RehearsalPort = 0,
    browser: OpenPage = True,
    report: ReportOption = False,
    as_json: JsonOption = False,
    set_thresholds: SetOption = False,
) -> None:
    """Ask your company's own questions before the launch, and mark what they get.

    A page opens on this machine. It shows what an employee would get for each question; whoever
    knows the answers marks it right, partly, wrong, or "should refuse" where the documents do
    not answer it. Each mark is kept at once in STATE: stop and go on at any time.

    Its report tells the shares with their 95 % intervals, and which documents to mend first.
    From 30 marks on, a third of them questions that the documents do not answer, it proposes
    from when to assert; one click, or --set-thresholds, writes that to thresholds.yaml beside
    the documents, and the running bot follows it. --report and --json print it without a page.

    Without --questions those of last time are asked again; where there are none, a language
    model that is set drafts some. docs/rehearsal.md says how to choose questions.
    """
    settings = read_settings(knowledge=knowledge)
    refuse_file(settings.knowledge)
    own = read_questions(questions, column) if questions else None
    desk, folder = _opened(settings, own, is_new=draft)
    if set_thresholds:
        _set_thresholds(desk)
    if report or as_json or set_thresholds:
        made = desk.report()
        print(json_line(report_as_json(made)) if as_json else report_as_text(made))
        return
    asyncio.run(_serve(desk, port, folder, is_opened=browser))


def _opened(
    settings: Settings, own: QuestionsFile | None, *, is_new: bool
) -> tuple[RehearsalDesk, Path]:
    """Return the rehearsal with its answers, and where its marks are kept.

    A company's ``own`` questions are kept; without them others are drafted where there are none
    of last time, or new ones are due.
    """
    index, _ = up_to_date_index(settings)
    folder = settings.state / "rehearsal" / index_folder_of(settings).name
    if own:
        keep_questions(folder, own.questions)
        _tell_of(own)
    elif is_new or not questions_of_last_time(folder):
        with _progress("Drafting") as progress:
            keep_questions(folder, drafted_questions(settings, index, progress))
    return _desk(settings, index, folder), folder


def _tell_of(own: QuestionsFile) -> None:
    """Say what was not as one might expect in a company's file."""
    if own.repeated:
        many = counted(own.repeated, "question")
        _errors.print(f"Asked more than once, so taken once: {many}.")
    if own.column:
        _errors.print(f"The questions are those of the column “{own.column}”.")
    if not own.encoding.startswith("utf-8"):
        told = f"The file is read as {own.encoding}; save it as UTF-8 if letters are wrong."
        _errors.print(told)


def _desk(settings: Settings, index: PassageIndex, folder: Path) -> RehearsalDesk:
    name = index.embedding_name
    rehearsal = Rehearsal(
        _asked(questions_of_last_time(folder), index),
        FileMarks(folder / "marks.jsonl"),
        partial(read_thresholds, settings.knowledge, name),
        lambda: datetime.now(UTC),
    )

    @cache
    def findings() -> Sequence[HandbookFinding]:
        today = datetime.now(UTC).date()
        guidance = [one.guidance for one in index.documents()]
        return [*check_handbook(settings).findings, *stale_findings(guidance, today)]

    def keep(thresholds: Thresholds, marks: int) -> Path:
        today = datetime.now(UTC).date()
        return write_thresholds(settings.knowledge, thresholds, name, marks=marks, today=today)

    return RehearsalDesk(rehearsal, findings, keep)


def _asked(questions: Sequence[str], index: PassageIndex) -> list[AskedOnce]:
    asked = []
    with _progress("Asking") as progress:
        for number, question in enumerate(questions):
            progress(number, len(questions))
            asked.append(ask_once(question, index))
    return asked


@contextmanager
def _progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how far it has come."""
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    is_shown = _errors.is_terminal
    with Progress(*columns, console=_errors, transient=True, disable=not is_shown) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _set_thresholds(desk: RehearsalDesk) -> None:
    """Write the thresholds that the marks speak for.

    Raises:
        CannotDoError: they speak for none; the message says how many more are needed.
    """
    made: RehearsalReport = desk.report()
    calibration = made.calibration
    if calibration.is_new:
        path = desk.keep_thresholds(calibration.proposed, made.marked)
        _errors.print(f"Written: {path}")
    elif calibration.still_needed:
        message = f"No threshold was set. {' '.join(calibration.still_needed)}"
        raise CannotDoError(message)


async def _serve(desk: RehearsalDesk, port: int, folder: Path, *, is_opened: bool) -> None:
    try:
        async with served(rehearsal_site(desk), port=port) as url:
            print(f"The rehearsal is open at {url} (Ctrl-C ends it)", flush=True)
            if is_opened:
                webbrowser.open(url)
            await told_to_end()
    except OSError as error:
        message = (
            f"Nothing can be served at {LOOPBACK}:{port} ({error.strerror}); try --port 0."
        )
        raise CannotDoError(message) from error
    print(f"The rehearsal is closed. Your marks are kept in {folder}.")
