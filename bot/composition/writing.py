"""Builds what uses a language model in Quiz and Ideas; people decide about all it writes."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.company.audit.domain import RecordChange
from bot.composition.language_model import in_the_background, may_read, new_delimiter
from bot.composition.training import TrainersDesk
from bot.ideas.digest.theme_naming import NameTheme, Naming
from bot.language_model.generation import ReplyGenerator
from bot.language_model.guarded import GuardedLanguageModel
from bot.language_model.reading import MayRead
from bot.prompts import Prompt, read_prompt
from bot.quiz.authoring.assembly import AuthoringFeature
from bot.quiz.bank.written import WrittenBank
from bot.quiz.complaints.assembly import ComplaintsFeature
from bot.quiz.complaints.domain import Complaints
from bot.quiz.own_words.assembly import OwnWordsFeature
from bot.quiz.own_words.grading import Grading
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices


@dataclass(frozen=True, slots=True)
class WritingFeatures:
    """Builds the features that write; without generators they only show and decide."""

    at_once: ReplyGenerator | None  # for what somebody waits for
    aside: ReplyGenerator | None  # for what nobody does
    prompts: Path
    may_read: MayRead = field(default=MayRead())

    @property
    def name_theme(self) -> NameTheme | None:
        """Return what names a theme of the weekly digest; None if no model may read reports."""
        if self.aside is None or not self.may_read.names_themes:
            return None
        return Naming(self.aside, self._prompt("ideas/theme")).name

    def of_questions(
        self,
        services: WorkspaceServices,
        settings: Settings,
        trainers: TrainersDesk,
        record: RecordChange,
    ) -> AuthoringFeature:
        """Return the feature that drafts questions, and decides about drafts."""
        return AuthoringFeature(
            database=services.database,
            delivery=services.delivery,
            people=services.people,
            index=services.index,
            moments=services.moments,
            bank=trainers.bank,
            knowledge=settings.knowledge,
            approved=settings.approved_questions,
            generator=self.aside if self.may_read.drafts else None,
            prompt=self._prompt("quiz/question"),
            now=services.now,
            record=record,
            keep=trainers.keep_approved,
            written=lambda: trainers.bank.written,
        )

    def of_complaints(
        self, authoring: AuthoringFeature, complaints: Complaints
    ) -> ComplaintsFeature:
        """Return the feature that drafts questions from complaints, else from a template."""
        generator = self.aside if self.may_read.drafts_lessons else None
        return ComplaintsFeature(replace(authoring, generator=generator), complaints)

    def of_advice(self, services: WorkspaceServices, bank: WrittenBank) -> OwnWordsFeature:
        """Return the feature that comments on answers in an employee's own words."""
        prompt = self._prompt("quiz/advice")
        generator = self.at_once if self.may_read.advises else None
        return OwnWordsFeature(
            database=services.database,
            delivery=services.delivery,
            bank=bank,
            grading=Grading(generator, prompt) if generator else None,
            now=services.now,
        )

    def _prompt(self, name: str) -> Prompt:
        return read_prompt(self.prompts / f"{name}.md")


def writing_features(
    writer: GuardedLanguageModel | None, settings: Settings
) -> WritingFeatures:
    """Return them with two generators: one at full pace, one in the background."""
    if writer is None:
        return WritingFeatures(None, None, settings.prompts)
    aside = in_the_background(writer)
    return WritingFeatures(
        ReplyGenerator(writer, new_delimiter),
        ReplyGenerator(aside, new_delimiter),
        settings.prompts,
        may_read(settings),
    )
