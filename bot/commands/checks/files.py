"""The files of a company beside its documents, and everything that slips in them."""

from collections.abc import Iterator
from pathlib import Path

from bot.ask.map.reading import FILE as MAP_QUESTIONS
from bot.ask.map.reading import MapQuestionsFile
from bot.ask.thresholds import FILE as THRESHOLDS
from bot.ask.thresholds import reading_of
from bot.company_files import Slip, read_strictly, read_what_can_be
from bot.guidance.rank.wording import list_readings
from bot.guidance.signposts.reading import FILE as SIGNPOSTS
from bot.guidance.signposts.reading import SignpostsFile
from bot.guidance.signposts.reading import doublets as doubled_signposts
from bot.guidance.standards.reading import FILE as STANDARDS
from bot.guidance.standards.reading import StandardsFile
from bot.moments.reading import MomentsFile
from bot.people.reading import DepartmentsFile, doublets
from bot.yaml_reader import StrictModel

COMPANY, MOMENTS = "departments.yaml", "moments.yaml"
FILES: dict[str, type[StrictModel]] = {
    STANDARDS: StandardsFile,
    COMPANY: DepartmentsFile,
    MOMENTS: MomentsFile,
    SIGNPOSTS: SignpostsFile,
    MAP_QUESTIONS: MapQuestionsFile,
}


def slips_in(knowledge: Path) -> Iterator[Slip]:
    """Yield every slip of every file, however many of them are broken."""
    for name, model in FILES.items():
        if (knowledge / name).exists():
            yield from read_strictly(knowledge / name, model).slips
    yield from _twice_in(knowledge)
    if (thresholds := knowledge / THRESHOLDS).exists():
        yield from reading_of(thresholds).slips
    for read in list_readings(knowledge):
        yield from read.slips


def _twice_in(knowledge: Path) -> Iterator[Slip]:
    """Yield the departments and signposts that stand twice, and what contradicts itself."""
    if (company := knowledge / COMPANY).exists():
        yield from doublets(company, read_what_can_be(company, DepartmentsFile))
    if (signposts := knowledge / SIGNPOSTS).exists():
        yield from doubled_signposts(signposts, read_what_can_be(signposts, SignpostsFile))
