"""Has the language model write what trainers and managers get; counts what code lets pass."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from rich.progress import track

from bot.commands.history.demo_past import NORTHWIND
from bot.commands.history.reports import words_of
from bot.composition.complaints import complaint_of
from bot.composition.language_model import in_the_background, new_delimiter
from bot.guidance.index import PassageIndex
from bot.ideas.digest.theme_naming import Naming
from bot.ideas.report.domain import Report, Words
from bot.language_model.generation import ReplyGenerator
from bot.language_model.guarded import GuardedLanguageModel
from bot.language_model.port import LanguageModelError
from bot.moments.domain import MomentsMap
from bot.moments.reading import read_moments
from bot.people.domain import Company
from bot.people.reading import read_company
from bot.prompts import Prompt, read_prompt
from bot.quiz.authoring.author import Author
from bot.quiz.authoring.reply_schema import MOST_QUESTIONS, DraftingSource
from bot.quiz.authoring.sources import places_for
from bot.quiz.bank.reading import read_bank
from bot.quiz.bank.validation import QuestionValidator
from bot.quiz.complaints.domain import source_of, template
from bot.quiz.complaints.service import PASSAGES, quoted
from bot.quiz.domain import QuestionBank
from bot.quiz.own_words.grading import Grading
from bot.settings import Settings
from bot.yaml_files.reader import read_yaml
from tests.benchmarks.similar_reports import read_problems
from tests.evaluation.sampling import spread
from tests.ideas.builders import a_report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Writing:
    """What became of all that was written with one prompt."""

    prompt: str  # "quiz/question"
    counted: str  # what is good
    tried: int
    good: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where the language model writes; it gets every piece as it does from the bot."""

    settings: Settings
    index: PassageIndex
    writer: GuardedLanguageModel
    company: Company
    moments: MomentsMap
    validator: QuestionValidator
    bank: QuestionBank
    pieces: int  # documents, questions, complaints and problems: of each so many at most

    async def writings(self) -> list[Writing]:
        """Have everything written; return what became of it, nothing for 0 pieces."""
        if self.pieces <= 0:
            return []
        return [
            await self._drafts(),
            await self._advice(),
            await self._lessons(),
            await self._themes(),
        ]

    @property
    def _author(self) -> Author:
        return Author(
            generator=self._aside,
            prompt=self._prompt("quiz/question"),
            validator=self.validator,
            bank=lambda: self.bank,
        )

    async def _drafts(self) -> Writing:
        """Count the questions that the bank would take, of five wanted of each document."""
        documents = spread(self.index.documents(), self.pieces)
        good = 0
        for document in track(documents, "Drafting questions …", transient=True):
            passages = [document.passage(span) for span in document.spans]
            places = places_for(document.guidance, self.company, self.moments)
            source = DraftingSource("evaluated", document.guidance.title, passages, places)
            good += len(await _or(self._author.draft(source), ()))
        wanted = MOST_QUESTIONS * len(documents)
        return Writing("quiz/question", "questions that the bank would take", wanted, good)

    async def _advice(self) -> Writing:
        """Count where the trainer's judgement is met: a choice is given as own words.

        The best choice of every other question, and one of the others of the rest.
        """
        grading = Grading(
            ReplyGenerator(self.writer, new_delimiter), self._prompt("quiz/advice")
        )
        questions = spread(self.bank.questions, self.pieces)
        good = 0
        for number, question in enumerate(
            track(questions, "Judging own words …", transient=True)
        ):
            wants_best = number % 2 == 0
            choice = next(one for one in question.choices if one.is_best == wants_best)
            advice = await _or(grading.advise(question, choice.text, ""), None)
            good += advice is not None and advice.meets == wants_best
        return Writing(
            "quiz/advice", "own words judged as by the trainer", len(questions), good
        )

    async def _lessons(self) -> Writing:
        """Count the complaints of which a question is made that the bank would take."""
        reports = spread(_complaints(), self.pieces)
        good = 0
        for report in track(reports, "Making questions of complaints …", transient=True):
            complaint = complaint_of(report)
            found = self.index.search(report.words.text, PASSAGES, report.words.department_id)
            if found:
                first = template(complaint, self.moments, quoted(found[0]))
                passages = [one.passage for one in found]
                source = source_of(complaint, first, passages)
                good += len(await _or(self._author.draft(source), ()))
        return Writing("quiz/question", "complaints made a question", len(reports), good)

    async def _themes(self) -> Writing:
        """Count the problems that get a name, of those that three employees reported."""
        naming = Naming(self._aside, self._prompt("ideas/theme"))
        problems = spread(read_problems(), self.pieces)
        good = 0
        for problem in track(problems, "Naming themes …", transient=True):
            good += bool(await naming.name([_told(one.text) for one in problem]))
        return Writing("ideas/theme", "problems named", len(problems), good)

    @property
    def _aside(self) -> ReplyGenerator:
        return ReplyGenerator(in_the_background(self.writer), new_delimiter)

    def _prompt(self, name: str) -> Prompt:
        return read_prompt(self.settings.prompts / f"{name}.md")


def open_desk(
    settings: Settings, index: PassageIndex, writer: GuardedLanguageModel, pieces: int
) -> Desk:
    """Return a desk with the knowledge folder that the settings name."""
    knowledge = settings.knowledge
    moments = read_moments(knowledge / "moments.yaml")
    return Desk(
        settings=settings,
        index=index,
        writer=writer,
        company=read_company(knowledge / "departments.yaml"),
        moments=moments,
        validator=QuestionValidator(knowledge / "questions", knowledge, moments),
        bank=read_bank(knowledge / "questions")[0],
        pieces=pieces,
    )


async def _or(written: Awaitable[T], otherwise: T) -> T:
    """Return what is written, or the other if the language model has nothing usable."""
    try:
        return await written
    except LanguageModelError:
        return otherwise


def _complaints() -> Sequence[Report]:
    """Return the demo's complaints, then what else employees told of trouble, one by one."""
    told = read_yaml(NORTHWIND.read_text(encoding="utf-8"))["reports"]
    words = [words_of(story) for story in told]
    problems = [
        _words("complaint", one.text) for one in chain(*zip(*read_problems(), strict=True))
    ]
    return [
        a_report(number=number, words=one)
        for number, one in enumerate([*words, *problems], 1)
        if one.kind == "complaint"
    ]


def _told(text: str) -> Report:
    return a_report(words=_words("idea", text))


def _words(kind: str, text: str) -> Words:
    return Words(kind, today=text, moment_id="delivery", department_id="logistics")
