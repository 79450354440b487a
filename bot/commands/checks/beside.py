"""What stands beside the handbook and may contradict its standards, sentence by sentence."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from bot.company_files.reading import read_strictly
from bot.guidance.parse.sentences import sentence_spans
from bot.guidance.standards.domain import HandbookFinding, Kind, Saying
from bot.moments.domain import MomentsMap
from bot.moments.reading import MomentsFile
from bot.quiz.bank.checking import misplaced, missing_quotes, repeated_ids
from bot.quiz.bank.reading import PlacedQuestion, read_placed
from bot.quiz.domain import QuizQuestion
from bot.settings import Settings

NO_MAP = MomentsMap(())
_ITEMS = ("- ", "* ", "#")  # each begins a paragraph of a prompt


def sayings_beside(settings: Settings) -> Iterator[Saying]:
    """Yield what questions, the map and prompts say: any of it may contradict a standard."""
    knowledge = settings.knowledge
    placed, _ = read_placed(knowledge / "questions")
    for one in placed:
        yield from _of_question(one, knowledge)
    yield from _of_map(knowledge)
    for path in sorted(settings.prompts.rglob("*.md")):
        yield from _of_prompt(path, path.relative_to(settings.prompts.parent).as_posix())


def _of_prompt(path: Path, name: str) -> Iterator[Saying]:
    """Yield the sentences of a prompt, which may run over several lines."""
    written = path.read_text("utf-8", errors="replace").splitlines()
    begins, paragraph = 1, ""
    for number, line in enumerate([*written, ""], start=1):
        if not line.strip() or line.lstrip().startswith(_ITEMS):
            for said in _sentences(paragraph):
                yield Saying(name, _line_of(said, written, begins), said)
            begins, paragraph = number, ""
        paragraph = f"{paragraph} {line}"


def of_bank(
    knowledge: Path,
    moments: MomentsMap = NO_MAP,
    written: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[HandbookFinding]:
    """Yield the questions that cannot be read or asked, or whose place or quote went.

    ``written`` is what Slack says by document, in place of the folder; empty if retired.
    """
    placed, unread = read_placed(knowledge / "questions")
    named = [
        one
        for one in placed
        if written.get(document := one.question.passage.document)
        or (document not in written and (knowledge / document).exists())
    ]
    mapped = [one for one in placed if _is_of_map(one.question, moments)]
    wrong = (*misplaced(mapped, moments), *missing_quotes(named, knowledge, written))
    for one in (*unread, *repeated_ids(placed), *wrong):
        name = one.path.relative_to(knowledge).as_posix()
        says = one.text.replace(f"{knowledge}/", "")
        yield HandbookFinding(name, one.line, "file", says, one.mend)


def _is_of_map(question: QuizQuestion, moments: MomentsMap) -> bool:
    """Whether the map knows its moment and its department, be it at another moment."""
    is_known = moments.named(question.moment_id) is not None
    return is_known and bool(moments.of_department(question.department_id))


def _of_map(knowledge: Path) -> Iterator[Saying]:
    if not (knowledge / "moments.yaml").exists():
        return
    file = read_strictly(knowledge / "moments.yaml", MomentsFile)
    for number, moment in enumerate(file.value.moments if file.value else ()):
        for place, part in enumerate(moment.departments):
            line = file.line_of("moments", number, "departments", place, "how")
            rests_on = (
                f"guidance/moments/{moment.id}.md",
                f"guidance/departments/{part.id}.md",
            )
            yield Saying(
                "moments.yaml", line, part.how, moment.name, rests_on=rests_on, doer=part.id
            )


def _of_question(placed: PlacedQuestion, knowledge: Path) -> Iterator[Saying]:
    """Yield what a question says: its best choice, why and its quote teach; the rest tells."""
    question = placed.question
    best = question.choices[question.best]
    others = [choice for choice in question.choices if choice is not best]
    teaches = (best.text, best.why, question.passage.quote)
    tells = (question.situation, *(choice.why for choice in others))
    written = placed.path.read_text("utf-8").splitlines()
    name = placed.path.relative_to(knowledge).as_posix()
    for text in (*teaches, *tells):
        kind = Kind.LESSON if text in teaches else Kind.STORY
        for said in _sentences(text):
            line = _line_of(said, written, placed.line)
            yield Saying(
                name,
                line,
                said,
                question.moment_id,
                kind,
                rests_on=(question.passage.document,),
                quote=" ".join(question.passage.quote.split()),
                story=question.situation if kind is Kind.LESSON else "",
            )


def _sentences(text: str) -> Iterator[str]:
    said = " ".join(text.split())
    whole = [(0, len(said))]  # what somebody says in it is not torn from its marks
    spans = whole if '"' in said else sentence_spans(said, 0, len(said))
    yield from (said[start:end] for start, end in spans)


def _line_of(text: str, written: Sequence[str], begins: int) -> int:
    """Return where a text starts, counted from 1; else where its question does."""
    first = " ".join(text.split()[:5])
    after = range(begins, len(written) + 1)
    return next((at for at in after if first in written[at - 1]), begins)
