"""What tells the best choice to somebody who has not read the situation."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.quiz.bank.grouping import by_path
from bot.quiz.bank.guessing import Guess, guesses
from bot.quiz.bank.reading import BankFinding, PlacedQuestion

LONGEST_IS_BEST_AT_MOST = 0.35  # a third of the questions by chance; more gives the answer away
POSITION_TOLERANCE = 0.5  # a place holds the best choice half to one and a half times its share
ENOUGH_FOR_SHARES = 12  # questions, before a share means anything
TELLING_GAP = 0.2  # between the share of best choices and that of the others
TELLING_WORDS = {
    "a reason (because, since, so that)": re.compile(r"\b(because|since|so that)\b", re.I),
    "an absolute word (always, never, nobody)": re.compile(
        r"\b(always|never|nobody|nothing|surely|simply|anyway|obviously)\b", re.I
    ),
}
GUESSED_AT_MOST = 0.35  # of the bank; a quarter by chance where there are four choices
GIVEN_AWAY_AT_MOST = 2  # of a department's questions that a guesser is sure of
_MEND = "Say all choices in one manner, or give the same words to another."


def giveaways(placed: Sequence[PlacedQuestion]) -> Iterator[BankFinding]:
    """Yield lengths, places and words that stand more often with the best choice."""
    yield from _telling_lengths(placed)
    yield from _uneven_positions(placed)
    yield from _telling_words(placed)


def guessed_unread(placed: Sequence[PlacedQuestion]) -> tuple[float, list[BankFinding]]:
    """Return what can be answered by somebody who sees the choices alone; takes a second.

    Returns:
        Which share of the questions is guessed, 0.0 to 1.0, where a quarter is chance; and
        what is to put right, of the whole bank first.
    """
    guessed = {
        one.question.question_id: one for one in guesses([each.question for each in placed])
    }
    right = sum(one.is_right for one in guessed.values())
    findings = list(_bank_guessed(placed, list(guessed.values())))
    for entries in by_path(placed).values():
        given = [one for one in entries if guessed[one.question.question_id].gives_away]
        if len(given) > GIVEN_AWAY_AT_MOST:
            findings += [_given_away(one, guessed[one.question.question_id]) for one in given]
    return right / max(len(guessed), 1), findings


def _telling_lengths(placed: Sequence[PlacedQuestion]) -> Iterator[BankFinding]:
    for path, entries in by_path(placed).items():
        telling = [entry for entry in entries if _is_best_longest(entry)]
        share = len(telling) / len(entries)
        if len(entries) >= ENOUGH_FOR_SHARES and share > LONGEST_IS_BEST_AT_MOST:
            yield BankFinding(
                path,
                1,
                f"the best choice is the longest in {share:.0%} of the questions; at most"
                f" {LONGEST_IS_BEST_AT_MOST:.0%} keep length from telling it.",
            )


def _is_best_longest(entry: PlacedQuestion) -> bool:
    choices = entry.question.choices
    best = len(choices[entry.question.best].text)
    return all(len(choice.text) < best for choice in choices if not choice.is_best)


def _uneven_positions(placed: Sequence[PlacedQuestion]) -> Iterator[BankFinding]:
    """Look at the bank as it is written; employees see the choices shuffled."""
    by_count: dict[int, list[PlacedQuestion]] = {}
    for entry in placed:
        by_count.setdefault(len(entry.question.choices), []).append(entry)
    for count, entries in by_count.items():
        positions = Counter(entry.question.best for entry in entries)
        for position in range(count):
            ratio = positions[position] * count / len(entries)
            if len(entries) >= ENOUGH_FOR_SHARES and abs(ratio - 1) > POSITION_TOLERANCE:
                yield BankFinding(
                    entries[0].path,
                    1,
                    f"of the {len(entries)} questions with {count} choices, the best is number"
                    f" {position + 1} in {positions[position]}; spread it evenly.",
                )


def _telling_words(placed: Sequence[PlacedQuestion]) -> Iterator[BankFinding]:
    """Yield kinds of words by which one could pick the best without knowing anything."""
    if len(placed) < ENOUGH_FOR_SHARES:
        return
    choices = [choice for entry in placed for choice in entry.question.choices]
    for kind, words in TELLING_WORDS.items():
        best, others = (
            sum(bool(words.search(choice.text)) for choice in group) / len(group)
            for group in (
                [choice for choice in choices if choice.is_best],
                [choice for choice in choices if not choice.is_best],
            )
        )
        if abs(best - others) > TELLING_GAP:
            yield BankFinding(
                placed[0].path,
                1,
                f"{kind} stands in {best:.0%} of the best choices and in {others:.0%} of the"
                " others; even it out, or it tells which is best.",
            )


def _bank_guessed(
    placed: Sequence[PlacedQuestion], guessed: Sequence[Guess]
) -> Iterator[BankFinding]:
    right = [one for one in guessed if one.is_right]
    if len(guessed) < ENOUGH_FOR_SHARES or len(right) <= GUESSED_AT_MOST * len(guessed):
        return
    told = Counter(each for one in right for each in one.telling)
    most = ", ".join(each for each, _ in told.most_common(8))
    text = (
        f"whoever sees the choices alone guesses {len(right) / len(guessed):.0%} of the"
        f" questions, at most {GUESSED_AT_MOST:.0%} should be; what tells most: {most}."
    )
    yield BankFinding(placed[0].path, 1, text, _MEND)


def _given_away(entry: PlacedQuestion, guess: Guess) -> BankFinding:
    found = entry.finding(
        f"its best choice can be guessed without the situation: {', '.join(guess.telling)}."
    )
    return replace(found, mend=_MEND)
