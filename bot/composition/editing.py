"""Builds guidance in Slack of one workspace."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from slack_bolt.async_app import AsyncApp

from bot.ask.editing.assembly import EditingFeature
from bot.ask.editing.pages import GuidancePages
from bot.ask.gaps.domain import FollowAnswer
from bot.ask.gaps.writing import gap_answered_by
from bot.ask.handbook import Handbook
from bot.ask.reviews.assembly import ReviewsFeature
from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import from_settings
from bot.composition.written import publisher, refresher
from bot.delivery.tasks import work_of
from bot.delivery.work import Delivery, Handler
from bot.guidance.written.domain import WrittenVersion
from bot.guidance.written.said_store import SqlSaidOfDocuments
from bot.guidance.written.store import SqlWrittenVersions
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


@dataclass(frozen=True, slots=True)
class GuidanceInSlack:
    """What people do with guidance in Slack beside asking."""

    editing: EditingFeature
    reviews: ReviewsFeature

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return the handler of each kind of work."""
        return {**self.editing.connect(bolt), **self.reviews.connect(bolt)}


def guidance_with(
    services: WorkspaceServices, settings: Settings, company: CompanySettings
) -> GuidanceInSlack:
    """Return it, wired."""
    editing = _editing(services, settings, company)
    return GuidanceInSlack(editing, _reviews(services, settings, company, editing))


def _editing(
    services: WorkspaceServices, settings: Settings, company: CompanySettings
) -> EditingFeature:
    handbook = Handbook(index=services.index, people=services.people, moments=services.moments)
    pages = GuidancePages(
        index=services.index,
        versions=SqlWrittenVersions(services.database),
        owners_of=handbook.owners_of,
        employee=services.people.employee,
        trainers_publish=from_settings(
            company, lambda settled: settled.guidance_publishers == "trainers"
        ),
        in_folder=lambda document: (settings.knowledge / document).is_file(),
    )
    return EditingFeature(
        pages=pages,
        delivery=services.delivery,
        publish=publisher(services, settings),
        name_of=handbook.name_of_person,
        record=company.trail.record,
        follow=partial(_follow, services.delivery),
        now=services.now,
    )


def _reviews(
    services: WorkspaceServices,
    settings: Settings,
    company: CompanySettings,
    editing: EditingFeature,
) -> ReviewsFeature:
    handbook = Handbook(index=services.index, people=services.people, moments=services.moments)
    return ReviewsFeature(
        guidance=services.index.guidance,
        said=SqlSaidOfDocuments(services.database),
        refresh=refresher(services, settings),
        handbook=handbook,
        may_change=editing.pages.may_change,
        delivery=services.delivery,
        record=company.trail.record,
        now=services.now,
    )


async def _follow(delivery: Delivery, version: WrittenVersion, team_id: str) -> None:
    """Have those told whose gap a document answered that was retired, or counts again."""
    if key := gap_answered_by(version.document):
        task = FollowAnswer(key, is_retired=not version.text)
        await delivery.take_in(work_of(task, f"{task.KIND}:{key}:{version.number}", team_id))
