"""All features of one workspace, and what each has for those who must act on it."""

import asyncio
from dataclasses import dataclass

from bot.ask.assembly import Ask
from bot.company.broken_files.work import BrokenFilesWork
from bot.company.leavers.assembly import LeaversFeature
from bot.company.organisation.assembly import OrganisationFeature
from bot.company.oversight.assembly import OversightFeature
from bot.company.settings.assembly import SettingsFeature
from bot.composition.company import MessagesToRoles
from bot.composition.editing import GuidanceInSlack
from bot.composition.training import TrainersDesk
from bot.effect.assembly import Effect
from bot.ideas.assembly import Ideas
from bot.quiz.assembly import QuizFeature
from bot.quiz.authoring.assembly import AuthoringFeature
from bot.quiz.cases.assembly import CasesFeature
from bot.quiz.complaints.assembly import ComplaintsFeature
from bot.quiz.own_words.assembly import OwnWordsFeature


@dataclass(frozen=True, slots=True)
class Features:
    """What the bot can do."""

    quiz: QuizFeature
    authoring: AuthoringFeature
    own_words: OwnWordsFeature
    lessons: ComplaintsFeature
    ideas: Ideas
    ask: Ask
    company: SettingsFeature
    organisation: OrganisationFeature
    leavers: LeaversFeature
    oversight: OversightFeature
    cases: CasesFeature
    guidance: GuidanceInSlack
    trainers: TrainersDesk
    effect: Effect

    async def renew_company(self) -> None:
        """Bring people and the quiz up to their files; what is right counts if it breaks."""
        await self.trainers.workbench.workbench.renew()
        await asyncio.to_thread(self.quiz.bank)
        await self.organisation.organisation.renew()

    async def look_at_guidance(self) -> None:
        """Let each feature take what is new in guidance; those after one in trouble wait."""
        await self.ask.look_at_guidance()
        await self.authoring.look_at_guidance()


def to_roles(features: Features, files: BrokenFilesWork) -> MessagesToRoles:
    """Return what each feature, and what looks at files, has for roles."""
    return MessagesToRoles(
        reports=features.ideas.role_messages(),
        gaps=features.ask.role_messages(),
        agreement=features.guidance.agreement.work().again,
        reviews=features.guidance.reviews.work().again,
        doubts=features.ask.doubts().again,
        drafts=features.authoring.role_messages().again,
        objections=features.quiz.role_messages().again,
        versions=features.trainers.workbench.role_messages().again,
        lessons=features.lessons.role_messages().again,
        files=files,
    )
