"""What trainers have of one workspace: the workbench, and rounds that they assign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.command_words import CommandWord
from bot.company.settings.service import CompanySettings
from bot.composition.workbench import workbench_with
from bot.delivery.work import Handler
from bot.people.groups import GroupFigures
from bot.people.snapshots import SqlSnapshots
from bot.quiz.assembly import stores_in
from bot.quiz.assign.assembly import AssigningFeature
from bot.quiz.assign.service import Assigning
from bot.quiz.authoring.domain import QuestionDraft
from bot.quiz.bank.written import WrittenBank
from bot.quiz.service import Quiz
from bot.quiz.workbench.assembly import WorkbenchFeature
from bot.quiz.workbench.domain import QuestionDeed
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


@dataclass(frozen=True, slots=True)
class TrainersDesk:
    """Everything that is for trainers alone."""

    workbench: WorkbenchFeature
    assigning: AssigningFeature

    @property
    def bank(self) -> WrittenBank:
        """The questions of the files, and what is written in Slack in their place."""
        return self.workbench.workbench.bank

    async def keep_approved(self, draft: QuestionDraft) -> None:
        """Let a draft count that a trainer approved; the same one once."""
        await self.workbench.workbench.adopt(
            draft.question,
            QuestionDeed.APPROVED,
            editor_id=draft.decided_by or "",
            key=f"approved:{draft.draft_id}",
        )

    def words(self) -> Sequence[CommandWord]:
        """Return the words of the command that open it."""
        return (*self.workbench.words(), *self.assigning.words())

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Register the listeners; return the handler of each kind of work."""
        return {**self.workbench.connect(bolt), **self.assigning.connect(bolt)}


def trainers_desk(
    services: WorkspaceServices, settings: Settings, company: CompanySettings
) -> TrainersDesk:
    """Return it, wired."""
    workbench = workbench_with(services, settings, company)
    quiz = Quiz(
        bank=workbench.workbench.bank,
        moments=lambda: services.moments,
        people=services.people,
        stores=stores_in(services.database),
        now=services.now,
    )
    groups = GroupFigures(SqlSnapshots(services.database), services.now)
    assigning = Assigning(quiz=quiz, groups=groups, now=services.now)
    record = company.trail.record
    return TrainersDesk(workbench, AssigningFeature(assigning, services.delivery, record))
