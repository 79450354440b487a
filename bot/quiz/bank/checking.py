"""What a trainer wants to know before a question bank goes to employees."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from bot.moments.domain import MomentsMap
from bot.people.domain import Company
from bot.quiz.bank.giveaways import giveaways, guessed_unread
from bot.quiz.bank.grouping import by_path
from bot.quiz.bank.reading import BankFinding, PlacedQuestion, read_placed
from bot.quiz.bank.written import WrittenQuestions
from bot.quiz.domain import QuizQuestion
from bot.quiz.twins import by_rule

QUESTIONS_PER_DEPARTMENT = 12  # the path asks thirty times, old ones included
TWINS_PER_RULE = 4  # fewer, and who remembers the texts seems to know the rule
NEAR_DUPLICATE = 0.3  # share of three-word sequences two situations have in common
_PERSON = re.compile(r"[^@\s]+@[^@\s]+|[UWS][A-Z0-9]{3,}")  # e-mail, member or user group


def check_bank(
    *folders: Path,
    knowledge: Path,
    moments: MomentsMap | None,
    company: Company | None = None,
    written: WrittenQuestions = MappingProxyType({}),
) -> list[BankFinding]:
    """Return everything a trainer should put right, in the order of files and lines.

    Args:
        folders: where the question files are.
        knowledge: where the documents are that the questions quote.
        moments: which department shapes which moment of truth; None where nobody knows.
        company: which departments there are; None where nobody knows.
        written: what counts in Slack in place of the files.
    """
    placed, findings = read_placed(*folders)
    placed = with_written(placed, written, folders[0])
    findings += [one for folder in folders for one in _unread_files(folder)]
    findings += _strangers(placed, company) if company else ()
    findings += findings_in(placed, knowledge=knowledge, moments=moments)
    findings += _thin_departments(placed, moments or MomentsMap(()))
    findings += guessed_unread(placed)[1]
    return sorted(findings, key=lambda finding: (finding.path, finding.line))


def with_written(
    placed: Sequence[PlacedQuestion], written: WrittenQuestions, folder: Path
) -> list[PlacedQuestion]:
    """Return the questions with those of Slack in place of the files'."""
    kept = [one for one in placed if one.question.question_id not in written]
    new = [
        PlacedQuestion(one, folder / f"{one.department_id}.yaml", 1)
        for one in written.values()
        if one
    ]
    return [*kept, *new]


def findings_in(
    placed: Sequence[PlacedQuestion], *, knowledge: Path, moments: MomentsMap | None
) -> list[BankFinding]:
    """Return what a trainer should put right in these questions, whatever is missing yet."""
    return [
        *repeated_ids(placed),
        *_repeated_choices(placed),
        *(misplaced(placed, moments) if moments is not None else ()),
        *_wrong_ids(placed),
        *_uneven_rules(placed),
        *missing_quotes(placed, knowledge),
        *_near_duplicates(placed),
        *giveaways(placed),
    ]


def _unread_files(folder: Path) -> Iterator[BankFinding]:
    for path in sorted(folder.glob("*.yml")):
        yield BankFinding(path, 1, "only files that end in .yaml are read; rename it.")


def _strangers(placed: Sequence[PlacedQuestion], company: Company) -> Iterator[BankFinding]:
    for path, entries in by_path(placed).items():
        question = entries[0].question
        if company.named(question.department_id) is None:
            yield BankFinding(path, 1, f"there is no department {question.department_id!r}.")
        if not _PERSON.match(question.owner) and company.named(question.owner) is None:
            yield BankFinding(
                path,
                1,
                f"the owner {question.owner!r} is no department, e-mail or Slack id, so"
                " disagreements would go to the trainers.",
            )


def repeated_ids(placed: Sequence[PlacedQuestion]) -> Iterator[BankFinding]:
    """Yield questions whose id another has before them, with its place."""
    first: dict[str, PlacedQuestion] = {}
    for entry in placed:
        known = first.setdefault(entry.question.question_id, entry)
        if known is not entry:
            text = f"the same id stands in {known.path}:{known.line}."
            mend = "Give it an id of its own."
            yield replace(entry.finding(text), mend=mend)


def _repeated_choices(placed: Sequence[PlacedQuestion]) -> Iterator[BankFinding]:
    for entry in placed:
        texts = {choice.text.casefold() for choice in entry.question.choices}
        if len(texts) < len(entry.question.choices):
            yield entry.finding("two choices say the same.")


def misplaced(placed: Sequence[PlacedQuestion], moments: MomentsMap) -> Iterator[BankFinding]:
    """Yield questions of a moment or a stage in which their department shapes nothing.

    Those of a file that one line of the map would put right are told of together.
    """
    together: dict[tuple[Path, str, str], list[PlacedQuestion]] = defaultdict(list)
    for entry in placed:
        if told := _misplaced(entry.question, moments):
            together[entry.path, *told].append(entry)
    for (_, says, mend), (first, *others) in together.items():
        text = f"{says}; see moments.yaml."
        begins = ""
        if others:
            text += f" {len(others) + 1} questions of this file need it, this one first."
            begins = f"Mend the line of {first.question.moment_id} there first. Else: "
        yield replace(first.finding(text), mend=f"{begins}{mend}")


def _wrong_ids(placed: Sequence[PlacedQuestion]) -> Iterator[BankFinding]:
    for entry in placed:
        name = f"{entry.question.department_id}-{entry.question.moment_id}"
        if not re.fullmatch(rf"{re.escape(name)}-\d+", entry.question.question_id):
            yield entry.finding("an id is <department>-<moment>-<number>.")


def _uneven_rules(placed: Sequence[PlacedQuestion]) -> Iterator[BankFinding]:
    """Yield rules whose twins are few, or ask at different moments."""
    first = {one.question.question_id: one for one in reversed(placed)}
    for twins in by_rule([one.question for one in placed if one.question.of_rule]).values():
        rule, entry = twins[0].rule, first[twins[0].question_id]
        if len(twins) < TWINS_PER_RULE:
            text = f"the rule {rule.rule_id} has {len(twins)} of {TWINS_PER_RULE} questions."
            yield replace(entry.finding(text), mend="Write another in other circumstances.")
        if len({(one.department_id, one.moment_id) for one in twins}) > 1:
            text = f"the questions of the rule {rule.rule_id} are of different moments."
            yield replace(
                entry.finding(text), mend="Give those of one moment a rule of theirs."
            )


def _misplaced(question: QuizQuestion, moments: MomentsMap) -> tuple[str, str] | None:
    """Return what is wrong with a question's moment or stage, and what mends it."""
    moment, department = moments.named(question.moment_id), question.department_id
    parts = moment.parts if moment else ()
    stages = [part.stage for part in parts if part.department_id == department]
    if not stages:
        shaped = ", ".join(one.moment_id for one in moments.of_department(department))
        says = f"{department} does not shape the moment {question.moment_id!r}"
        return says, f"Write one that it shapes: {shaped or 'none yet'}."
    if question.stage not in stages:
        says = f"{department} shapes {question.moment_id} in {stages[0]}, not {question.stage}"
        return says, f"Write {stages[0]}."
    return None


def missing_quotes(
    placed: Sequence[PlacedQuestion],
    knowledge: Path,
    written: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[BankFinding]:
    """Yield the questions that rest on words or a document that there are not.

    ``written`` are texts by document that count in place of the folder's; empty: there is none.
    """
    texts = {document: _in_one_line(text) or None for document, text in written.items()}
    for entry in placed:
        document = entry.question.passage.document
        if document not in texts:
            texts[document] = _folded(knowledge, document)
        text = texts[document]
        if text is None:
            yield entry.finding(f"there is no document {document}.")
        elif entry.question.passage.quote not in text:
            says = f"the quote is not in {document} word for word."
            mend = "Copy the document's present words into quote, if they say the same."
            yield replace(entry.finding(says), mend=mend)


def _folded(knowledge: Path, document: str) -> str | None:
    path = (knowledge / document).resolve()
    if not path.is_relative_to((knowledge / "guidance").resolve()) or not path.is_file():
        return None
    return _in_one_line(path.read_text(encoding="utf-8", errors="replace"))


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _near_duplicates(placed: Sequence[PlacedQuestion]) -> Iterator[BankFinding]:
    sequences = [_three_word_sequences(entry.question.situation) for entry in placed]
    seen_in: dict[tuple[str, ...], list[int]] = defaultdict(list)  # places, ascending
    for place, entry in enumerate(placed):
        shared = Counter(earlier for one in sequences[place] for earlier in seen_in[one])
        for earlier, count in sorted(shared.items()):
            everything = len(sequences[earlier]) + len(sequences[place]) - count
            if count / everything >= NEAR_DUPLICATE:
                first = placed[earlier]
                yield entry.finding(
                    f"nearly the same situation as {first.question.question_id}"
                    f" in {first.path}:{first.line}."
                )
        for one in sequences[place]:
            seen_in[one].append(place)


def _three_word_sequences(text: str) -> frozenset[tuple[str, ...]]:
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _thin_departments(
    placed: Sequence[PlacedQuestion], moments: MomentsMap
) -> Iterator[BankFinding]:
    for path, entries in by_path(placed).items():
        department = entries[0].question.department_id
        if len(entries) < QUESTIONS_PER_DEPARTMENT:
            yield BankFinding(
                path,
                1,
                f"{department} has {len(entries)} questions; at least"
                f" {QUESTIONS_PER_DEPARTMENT} keep the path varied.",
            )
        asked = {entry.question.moment_id for entry in entries}
        for moment in moments.of_department(department):
            if moment.moment_id not in asked:
                yield BankFinding(path, 1, f"no question asks about {moment.moment_id}.")
