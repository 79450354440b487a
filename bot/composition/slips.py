"""The files of a company beside its documents, and everything that slips in them."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import BaseModel

from bot.ask.routing.reading import FILE as MESSAGES
from bot.ask.routing.reading import MessagesFile
from bot.ask.routing.reading import doublets as doubled_lines
from bot.ask.thresholds import FILE as THRESHOLDS
from bot.ask.thresholds import reading_of
from bot.company_files.reading import Slip, read_strictly, read_what_can_be
from bot.composition.dangers import of_dangers
from bot.effect.indicators.reading import FILE as INDICATORS
from bot.effect.indicators.reading import IndicatorsFile
from bot.effect.indicators.reading import doublets as doubled_indicators
from bot.guidance.rank.wording import SYNONYMS, SynonymsFile, list_readings
from bot.guidance.rank.wording import doublets as doubled_synonyms
from bot.guidance.signposts.reading import FILE as SIGNPOSTS
from bot.guidance.signposts.reading import SignpostsFile
from bot.guidance.signposts.reading import doublets as doubled_signposts
from bot.guidance.sources.reading import FILE as SOURCES
from bot.guidance.sources.reading import SourcesFile
from bot.guidance.standards.reading import FILE as STANDARDS
from bot.guidance.standards.reading import StandardsFile
from bot.ideas.tickets.reading import FILE as TICKETS
from bot.ideas.tickets.reading import TicketsFile
from bot.moments.reading import MomentsFile
from bot.moments.reading import doublets as doubled_moments
from bot.people.reading import DepartmentsFile
from bot.people.reading import doublets as doubled_departments
from bot.quiz.bank.reading import files_in, read_bank
from bot.quiz.bank.reloading import look_of
from bot.quiz.cases.reading import slips_of_cases
from bot.settings import Settings
from bot.yaml_files.reader import StrictModel

COMPANY, MOMENTS = "departments.yaml", "moments.yaml"
FILES: dict[str, type[StrictModel]] = {
    STANDARDS: StandardsFile,
    COMPANY: DepartmentsFile,
    MOMENTS: MomentsFile,
    SIGNPOSTS: SignpostsFile,
    MESSAGES: MessagesFile,
    TICKETS: TicketsFile,
    SOURCES: SourcesFile,
    INDICATORS: IndicatorsFile,
}
_DOUBLETS: dict[str, tuple[type[BaseModel], Callable[[Path, Any], Iterator[Slip]]]] = {
    COMPANY: (DepartmentsFile, doubled_departments),
    MOMENTS: (MomentsFile, doubled_moments),
    SIGNPOSTS: (SignpostsFile, doubled_signposts),
    MESSAGES: (MessagesFile, doubled_lines),
    SYNONYMS: (SynonymsFile, doubled_synonyms),
    INDICATORS: (IndicatorsFile, doubled_indicators),
}


_Looks: TypeAlias = tuple[tuple[str, tuple[int, ...]], ...]  # each file's, see `look_of`


def slips_of(settings: Settings) -> Callable[[], tuple[str, ...]]:
    """Return what reads every slip that there is now."""
    return partial(slips_now, settings)


def slips_now(settings: Settings) -> tuple[str, ...]:
    """Return every slip of the files and of the quiz in words; reads again what changed."""
    folders = settings.question_folders
    return (
        *_slips_at(settings.knowledge, _looks_of(_files_of(settings.knowledge))),
        *_bank_slips_at(folders, _looks_of(files_in(folders))),
    )


# App Home asks each time it is opened, and /readyz every ten seconds.
@lru_cache(maxsize=64)
def _slips_at(knowledge: Path, _looks: _Looks) -> tuple[str, ...]:
    return tuple(map(str, slips_in(knowledge)))


@lru_cache(maxsize=64)
def _bank_slips_at(folders: tuple[Path, ...], _looks: _Looks) -> tuple[str, ...]:
    return tuple(map(str, read_bank(*folders)[1]))


def _files_of(knowledge: Path) -> Iterator[Path]:
    for pattern in ("*.yaml", "cases/*.yaml"):
        yield from knowledge.glob(pattern)


def _looks_of(files: Iterable[Path]) -> _Looks:
    return tuple((str(one), look_of(one)) for one in sorted(files))


def slips_in(knowledge: Path) -> Iterator[Slip]:
    """Yield every slip of every file, however many of them are broken."""
    for name, model in FILES.items():
        if (knowledge / name).exists():
            yield from read_strictly(knowledge / name, model).slips
    yield from _twice_in(knowledge)
    yield from of_dangers(knowledge)
    yield from slips_of_cases(knowledge)
    if (thresholds := knowledge / THRESHOLDS).exists():
        yield from reading_of(thresholds).slips
    for read in list_readings(knowledge):
        yield from read.slips


def _twice_in(knowledge: Path) -> Iterator[Slip]:
    """Yield what stands twice in a file, and what contradicts itself."""
    for name, (model, doublets) in _DOUBLETS.items():
        if (path := knowledge / name).exists():
            yield from doublets(path, read_what_can_be(path, model))
