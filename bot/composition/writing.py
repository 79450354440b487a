"""What a language model writes for Quiz and Ideas, where one is set; people decide about it."""

from dataclasses import dataclass
from pathlib import Path

from bot.company.audit.domain import RecordChange
from bot.composition.language_model import in_the_background, new_delimiter
from bot.ideas.digest.naming import NameTheme, Naming
from bot.language_model.generation import ReplyGenerator
from bot.language_model.guarded import GuardedLanguageModel
from bot.prompts import Prompt, read_prompt
from bot.quiz.authoring.assembly import AuthoringFeature
from bot.quiz.bank.reading import LivingBank
from bot.quiz.complaints.assembly import ComplaintsFeature
from bot.quiz.complaints.domain import Complaints
from bot.quiz.own_words.assembly import OwnWordsFeature
from bot.quiz.own_words.grading import Grading
from bot.workspaces.services import WorkspaceServices


@dataclass(frozen=True, slots=True)
class WritingFeatures:
    """Who writes what; nobody where no language model is set."""

    at_once: ReplyGenerator | None  # for what somebody waits for
    aside: ReplyGenerator | None  # for what nobody does
    prompts: Path

    @property
    def name_theme(self) -> NameTheme | None:
        """Return what names the themes of a manager's Monday."""
        return Naming(self.aside, self._prompt("ideas/theme")).name if self.aside else None

    def of_complaints(
        self, authoring: AuthoringFeature, complaints: Complaints
    ) -> ComplaintsFeature:
        """Return who drafts questions from complaints, and what becomes of them."""
        return ComplaintsFeature(authoring, complaints, self._prompt("ideas/lesson"))

    def of_questions(
        self,
        services: WorkspaceServices,
        knowledge: Path,
        bank: LivingBank,
        record: RecordChange,
    ) -> AuthoringFeature:
        """Return who drafts questions from guidance, and what becomes of drafts that wait."""
        return AuthoringFeature(
            database=services.database,
            delivery=services.delivery,
            people=services.people,
            index=services.index,
            moments=services.moments,
            bank=bank,
            knowledge=knowledge,
            generator=self.aside,
            prompt=self._prompt("quiz/draft"),
            now=services.now,
            record=record,
        )

    def of_advice(self, services: WorkspaceServices, bank: LivingBank) -> OwnWordsFeature:
        """Return who gives advice on a quiz situation answered in one's own words."""
        prompt = self._prompt("quiz/advice")
        return OwnWordsFeature(
            database=services.database,
            delivery=services.delivery,
            bank=bank,
            grading=Grading(self.at_once, prompt) if self.at_once else None,
            now=services.now,
        )

    def _prompt(self, name: str) -> Prompt:
        return read_prompt(self.prompts / f"{name}.md")


def writing_features(writer: GuardedLanguageModel | None, prompts: Path) -> WritingFeatures:
    """Return those who write with this language model, if there is one."""
    if writer is None:
        return WritingFeatures(None, None, prompts)
    aside = in_the_background(writer)
    return WritingFeatures(
        ReplyGenerator(writer, new_delimiter), ReplyGenerator(aside, new_delimiter), prompts
    )
