"""What a trainer wants to know before a question bank goes to employees."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from bot.moments.domain import MomentsMap
from bot.quiz.bank import Finding, Placed, read_placed

QUESTIONS_PER_DEPARTMENT = 12  # the path asks thirty times, old ones included
LONGEST_IS_BEST_AT_MOST = 0.35  # a third of the questions by chance; more gives the answer away
POSITION_TOLERANCE = 0.5  # a place holds the best choice half to one and a half times its share
ENOUGH_FOR_SHARES = 12  # questions, before a share means anything
NEAR_DUPLICATE = 0.3  # share of three-word sequences two situations have in common


def check_bank(folder: Path, *, knowledge: Path, moments: MomentsMap) -> list[Finding]:
    """Return everything a trainer should put right, in the order of files and lines.

    Args:
        folder: where the question files are.
        knowledge: where the documents are that the questions quote.
        moments: which department shapes which moment of truth.
    """
    placed, findings = read_placed(folder)
    findings += _repeated_ids(placed)
    findings += _wrong_places(placed, moments)
    findings += _missing_quotes(placed, knowledge)
    findings += _near_duplicates(placed)
    findings += _thin_departments(placed, moments)
    findings += _telling_lengths(placed)
    findings += _uneven_positions(placed)
    return sorted(findings, key=lambda finding: (finding.path, finding.line))


def _repeated_ids(placed: Sequence[Placed]) -> Iterator[Finding]:
    first: dict[str, Placed] = {}
    for entry in placed:
        known = first.setdefault(entry.question.question_id, entry)
        if known is not entry:
            yield entry.finding(f"the same id stands in {known.path}:{known.line}.")


def _wrong_places(placed: Sequence[Placed], moments: MomentsMap) -> Iterator[Finding]:
    for entry in placed:
        question = entry.question
        own = {moment.moment_id for moment in moments.of_department(question.department_id)}
        if question.moment_id not in own:
            yield entry.finding(
                f"{question.department_id} does not shape the moment {question.moment_id!r};"
                " see moments.yaml."
            )
        if not question.question_id.startswith(
            f"{question.department_id}-{question.moment_id}-"
        ):
            yield entry.finding("an id is <department>-<moment>-<number>.")


def _missing_quotes(placed: Sequence[Placed], knowledge: Path) -> Iterator[Finding]:
    texts: dict[str, str | None] = {}
    for entry in placed:
        document = entry.question.passage.document
        if document not in texts:
            texts[document] = _folded(knowledge / document)
        text = texts[document]
        if text is None:
            yield entry.finding(f"there is no document {document}.")
        elif entry.question.passage.quote not in text:
            yield entry.finding(f"the quote is not in {document} word for word.")


def _folded(path: Path) -> str | None:
    return " ".join(path.read_text(encoding="utf-8").split()) if path.is_file() else None


def _near_duplicates(placed: Sequence[Placed]) -> Iterator[Finding]:
    sequences = [(entry, _three_word_sequences(entry.question.situation)) for entry in placed]
    for (first, ours), (second, theirs) in combinations(sequences, 2):
        shared = len(ours & theirs) / max(1, len(ours | theirs))
        if shared >= NEAR_DUPLICATE:
            yield second.finding(
                f"nearly the same situation as {first.question.question_id}"
                f" in {first.path}:{first.line}."
            )


def _three_word_sequences(text: str) -> frozenset[tuple[str, ...]]:
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _thin_departments(placed: Sequence[Placed], moments: MomentsMap) -> Iterator[Finding]:
    for path, entries in _by_path(placed).items():
        department = entries[0].question.department_id
        if len(entries) < QUESTIONS_PER_DEPARTMENT:
            yield Finding(
                path,
                1,
                f"{department} has {len(entries)} questions; at least"
                f" {QUESTIONS_PER_DEPARTMENT} keep the path varied.",
            )
        asked = {entry.question.moment_id for entry in entries}
        for moment in moments.of_department(department):
            if moment.moment_id not in asked:
                yield Finding(path, 1, f"no question asks about {moment.moment_id}.")


def _telling_lengths(placed: Sequence[Placed]) -> Iterator[Finding]:
    for path, entries in _by_path(placed).items():
        telling = [entry for entry in entries if _is_best_longest(entry)]
        share = len(telling) / len(entries)
        if len(entries) >= ENOUGH_FOR_SHARES and share > LONGEST_IS_BEST_AT_MOST:
            yield Finding(
                path,
                1,
                f"the best choice is the longest in {share:.0%} of the questions; at most"
                f" {LONGEST_IS_BEST_AT_MOST:.0%} keep length from telling it.",
            )


def _is_best_longest(entry: Placed) -> bool:
    choices = entry.question.choices
    best = len(choices[entry.question.best].text)
    return all(len(choice.text) < best for choice in choices if not choice.is_best)


def _uneven_positions(placed: Sequence[Placed]) -> Iterator[Finding]:
    """Look at the bank as it is written; employees see the choices shuffled."""
    by_count: dict[int, list[Placed]] = {}
    for entry in placed:
        by_count.setdefault(len(entry.question.choices), []).append(entry)
    for count, entries in by_count.items():
        positions = Counter(entry.question.best for entry in entries)
        for position in range(count):
            ratio = positions[position] * count / len(entries)
            if len(entries) >= ENOUGH_FOR_SHARES and abs(ratio - 1) > POSITION_TOLERANCE:
                yield Finding(
                    entries[0].path,
                    1,
                    f"of the {len(entries)} questions with {count} choices, the best is number"
                    f" {position + 1} in {positions[position]}; spread it evenly.",
                )


def _by_path(placed: Sequence[Placed]) -> Mapping[Path, list[Placed]]:
    files: dict[Path, list[Placed]] = {}
    for entry in placed:
        files.setdefault(entry.path, []).append(entry)
    return files
