"""Builds the team cases of one workspace."""

from functools import partial
from pathlib import Path
from urllib.parse import quote

from bot.company.settings.domain import WorkspaceSettings
from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import from_settings_at
from bot.guidance.index import PassageIndex
from bot.quiz.cases.assembly import CasesFeature
from bot.quiz.cases.domain import PICTURES_PATH, TeamCase
from bot.quiz.cases.reading import read_cases
from bot.quiz.cases.store import SqlTeamCases
from bot.quiz.cases.work import CaseWork
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


def team_cases_with(
    services: WorkspaceServices, settings: Settings, company: CompanySettings
) -> CasesFeature:
    """Return them, wired."""
    work = CaseWork(
        cases=partial(_cases_for_everybody, settings.knowledge / "cases", services.index),
        kept=SqlTeamCases(services.database),
        people=services.people,
        moments_of=lambda department_id: [
            one.moment_id for one in services.moments.of_department(department_id)
        ],
        picture_url=partial(_address_of, settings.public_url),
        unasked_time=from_settings_at(company, WorkspaceSettings.unasked_time),
        delivery=services.delivery,
        now=services.now,
    )
    return CasesFeature(work)


def _cases_for_everybody(folder: Path, index: PassageIndex) -> list[TeamCase]:
    """Return the cases that rest on guidance which everybody may read."""
    restricted = index.restricted
    return [
        case
        for case in read_cases(folder)
        if not any(step.passage.document in restricted for step in case.steps)
    ]


def _address_of(public_url: str | None, file: str) -> str | None:
    """Return where Slack fetches a picture; None where no address is public."""
    return f"{public_url.rstrip('/')}{PICTURES_PATH}/{quote(file)}" if public_url else None
