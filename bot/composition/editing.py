"""Builds what people do with guidance in Slack, of one workspace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from slack_bolt.async_app import AsyncApp

from bot.ask.agreeing import Publishing
from bot.ask.agreement.assembly import AgreementFeature
from bot.ask.editing.assembly import EditingFeature
from bot.ask.editing.pages import GuidancePages
from bot.ask.gaps.domain import FollowAnswer
from bot.ask.gaps.writing import gap_answered_by
from bot.ask.handbook import Handbook
from bot.ask.news.assembly import NewsFeature
from bot.ask.reviews.assembly import ReviewsFeature
from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import from_settings
from bot.composition.news import news_with
from bot.composition.opening import source_configs
from bot.composition.sources import sources_work
from bot.composition.written import publisher, refresher
from bot.delivery.tasks import work_of
from bot.delivery.work import Delivery, Handler
from bot.guidance.sources.mirror import within_audience
from bot.guidance.sources.work import SourcesWork
from bot.guidance.written.domain import WrittenVersion
from bot.guidance.written.said_store import SqlSaidOfDocuments
from bot.guidance.written.store import SqlWrittenVersions
from bot.quiz.domain import QuestionBank
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


@dataclass(frozen=True, slots=True)
class GuidanceInSlack:
    """What people do with guidance in Slack beside asking."""

    editing: EditingFeature
    agreement: AgreementFeature
    reviews: ReviewsFeature
    news: NewsFeature
    sources: SourcesWork

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return the handler of each kind of work."""
        features = (self.editing, self.agreement, self.reviews, self.news)
        connected = {kind: do for one in features for kind, do in one.connect(bolt).items()}
        return {**connected, **self.sources.handlers()}


def guidance_of(
    services: WorkspaceServices,
    settings: Settings,
    company: CompanySettings,
    bank: Callable[[], QuestionBank],
) -> GuidanceInSlack:
    """Return it, wired."""
    building = _Building(services, settings, company)
    works = (building.editing(), building.agreement(), building.reviews())
    return GuidanceInSlack(*works, news_with(services, bank), sources_work(services, settings))


def handbook_of(services: WorkspaceServices) -> Handbook:
    """Return what joins guidance with the people who own and read it."""
    return Handbook(
        index=services.index,
        people=services.people,
        moments=services.moments,
        rights=services.rights,
    )


@dataclass(frozen=True, slots=True)
class _Building:
    services: WorkspaceServices
    settings: Settings
    company: CompanySettings

    @property
    def handbook(self) -> Handbook:
        return handbook_of(self.services)

    def pages(self) -> GuidancePages:
        return GuidancePages(
            index=self.services.index,
            versions=SqlWrittenVersions(self.services.database),
            owners_of=self.handbook.owners_of,
            employee=self.services.people.employee,
            trainers_publish=from_settings(
                self.company, lambda one: one.guidance_publishers == "trainers"
            ),
            in_folder=lambda document: (self.settings.knowledge / document).is_file(),
            within=lambda one: within_audience(one, source_configs(self.settings)),
            rights=self.services.rights,
        )

    def editing(self) -> EditingFeature:
        asks = self.agreement().work().ask
        return EditingFeature(
            pages=self.pages(),
            delivery=self.services.delivery,
            publishing=Publishing(publisher(self.services, self.settings), asks),
            name_of=self.handbook.name_of_person,
            record=self.company.trail.record,
            follow=partial(_follow, self.services.delivery),
            now=self.services.now,
        )

    def agreement(self) -> AgreementFeature:
        return AgreementFeature(
            database=self.services.database,
            is_wanted=from_settings(
                self.company, lambda one: one.guidance_agreement == "second"
            ),
            handbook=self.handbook,
            may_change=self.pages().may_change,
            may_read=self.pages().may_read,
            delivery=self.services.delivery,
            record=self.company.trail.record,
            now=self.services.now,
        )

    def reviews(self) -> ReviewsFeature:
        return ReviewsFeature(
            guidance=self.services.index.whole.guidance,
            said=SqlSaidOfDocuments(self.services.database),
            refresh=refresher(self.services, self.settings),
            handbook=self.handbook,
            may_change=self.pages().may_change,
            delivery=self.services.delivery,
            record=self.company.trail.record,
            now=self.services.now,
        )


async def _follow(delivery: Delivery, version: WrittenVersion, team_id: str) -> None:
    """Have those told whose gap a document answered that was retired, or counts again."""
    if key := gap_answered_by(version.document):
        task = FollowAnswer(key, is_retired=not version.text)
        await delivery.take_in(work_of(task, f"{task.KIND}:{key}:{version.number}", team_id))
