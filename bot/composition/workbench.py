"""Builds the trainer's workbench of one workspace."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import from_settings
from bot.composition.opening import open_bank
from bot.people.domain import Employee
from bot.people.groups import week_began
from bot.people.permissions import Action, check
from bot.quiz.assembly import stores_in
from bot.quiz.bank.validation import QuestionValidator
from bot.quiz.bank.written import WrittenBank
from bot.quiz.domain import Disagreement, QuestionBank
from bot.quiz.ports import Stores
from bot.quiz.progress.figures_messages import told_figures
from bot.quiz.progress.statistics import figures
from bot.quiz.workbench.assembly import WorkbenchFeature
from bot.quiz.workbench.service import Workbench
from bot.quiz.workbench.store import SqlQuestionVersions
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


@dataclass(frozen=True, slots=True)
class _Seen:
    """What colleagues did with a question, as far as a trainer may know."""

    stores: Stores
    bank: Callable[[], QuestionBank]
    now: Callable[[], datetime]

    async def objections(self, question_id: str) -> Sequence[Disagreement]:
        everybodys = await self.stores.disagreements.everybodys()
        return [one for one in everybodys if one.question_id == question_id]

    async def figures(self, viewer: Employee, question_id: str) -> str:
        check(viewer, Action.SEE_QUESTION_STATISTICS)
        until = week_began(self.now())
        everybodys = await self.stores.attempts.everybodys()
        told = [one for one in everybodys if one.answered_at < until]
        objections = await self.objections(question_id)
        still_open = sum(one.answered_at is None for one in objections)
        found = figures(self.bank().questions, told, {question_id: still_open})
        its = (one for one in found if one.question_id == question_id)
        return next(("  ·  ".join(told_figures(one)) for one in its), "")


def workbench_with(
    services: WorkspaceServices, settings: Settings, company: CompanySettings
) -> WorkbenchFeature:
    """Return it, wired."""
    files = open_bank(settings)
    bank = WrittenBank(files, lambda: services.index.restricted)
    seen = _Seen(stores_in(services.database), bank, services.now)

    workbench = Workbench(
        bank=bank,
        files=files,
        versions=SqlQuestionVersions(services.database),
        validator=QuestionValidator(
            settings.knowledge / "questions",
            settings.knowledge,
            services.moments,
            settings.approved_questions,
            lambda: bank.written,
        ),
        people=services.people,
        figures=seen.figures,
        objections=seen.objections,
        needs_second=from_settings(
            company, lambda settled: settled.question_agreement == "second"
        ),
        now=services.now,
    )
    return WorkbenchFeature(workbench, services.delivery, company.trail.record)
