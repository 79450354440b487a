"""What a sentence denies, and how far each denial reaches."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

from bot.ask.compose.claims.actors import actor_of
from bot.ask.compose.claims.lists import words_in
from bot.ask.compose.claims.words import NUMBER_WORDS, Word, read

DENIALS = words_in("denials")
_BEFORE = words_in("before")
_WARNINGS = words_in("warnings")
_OF_THINGS = frozenset({"no", "nothing", "nobody", "none"})
_BE = words_in("be")
_REASONS = words_in("reasons")


def heads(words: Sequence[Word]) -> frozenset[str]:
    """Return the concept that each denial hits first."""
    return frozenset(_head(words, scope).concept for scope in _scopes(words) if scope)


def _head(words: Sequence[Word], scope: Sequence[Word]) -> Word:
    """Return what the denial hits: of "no supervisor approval" the approval."""
    place = words.index(scope[0])
    if place == 0 or words[place - 1].form != "no":
        return scope[0]
    together = takewhile(
        lambda word: word.is_content and word.part == scope[0].part, words[place:]
    )
    return list(together)[-1]


def denied_concepts(words: Sequence[Word]) -> frozenset[str]:
    """Return everything that stands under a denial."""
    return frozenset(word.concept for scope in _scopes(words) for word in scope)


def denied_subjects(words: Sequence[Word]) -> frozenset[str]:
    """Return what stands in front of a denial in its clause: "batteries are not covered"."""
    return frozenset(
        before.concept
        for place, word in enumerate(words)
        if word.form in DENIALS
        and words[place - 1 : place][0:1]
        and words[place - 1].form in _BE
        for before in words[:place]
        if before.clause == word.clause and before.is_content
    )


def bare_denials(words: Sequence[Word]) -> int:
    """Return how many denials hit no word that says something: "who is not there"."""
    return sum(not scope for scope in _scopes(words))


def is_warned_of(headings: Sequence[str], quote: str, claim: str) -> bool:
    """Tell whether only the heading denies: "Don'ts", and below it "Shouting at customers"."""
    warns = any(word.form in DENIALS | _WARNINGS for text in headings for word in read(text))
    return warns and not any(
        word.form in DENIALS | _WARNINGS for text in (quote, claim) for word in read(text)
    )


def whole_scopes(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield what stands behind each denial, up to the end of the sentence or a reason."""
    for place, word in enumerate(words):
        if word.form in DENIALS:
            behind = takewhile(partial(_narrows, word), words[place + 1 :])
            yield [one for one in behind if one.is_content or one.form == "or"]


def _narrows(denial: Word, word: Word) -> bool:
    """Tell whether the word narrows the denial: a reason behind a comma does not."""
    is_reason = word.form in _REASONS and (word.part != denial.part or word.form != "because")
    return word.sentence == denial.sentence and not is_reason


def _scopes(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the content words behind each denial, up to the end of its clause."""
    has_denied = False
    for place, word in enumerate(words):
        if word.form not in DENIALS:
            continue
        is_doubled = has_denied and word.form in _BEFORE  # "never … without"
        if not is_doubled and not _is_limit(words, place):
            yield [*_denied_deed(words, place), *_scope(words, place)]
        has_denied = True


def _denied_deed(words: Sequence[Word], place: int) -> Sequence[Word]:
    """Return the deed in front of a denial: "leave no papers" is "do not leave papers"."""
    before = words[place - 1 : place] if words[place].form in _OF_THINGS else ()
    return [word for word in before if word.is_content and word.clause == words[place].clause]


def _is_limit(words: Sequence[Word], place: int) -> bool:
    """Tell whether the denial is part of a number: "never more than once" is "once at most"."""
    behind = [word.form for word in words[place + 1 :] if word.part == words[place].part]
    return any(
        one == "more_than" and (two[0].isdigit() or two in NUMBER_WORDS)
        for one, two in pairwise(behind)
    )


def _scope(words: Sequence[Word], place: int) -> list[Word]:
    denial, behind = words[place], words[place + 1 :]
    reached = takewhile(lambda word: _reaches(denial, word), behind)
    scope = [word for word in reached if word.is_content]
    if denial.form == "without":
        return scope[:1]  # "without an appointment receives a seat"
    is_using = denial.form == "instead_of" and len(scope) > 1 and scope[0].concept == "use"
    return scope[1:] if is_using or _lets_somebody(behind, scope) else scope


def _reaches(denial: Word, word: Word) -> bool:
    if word.form in _REASONS:
        return False
    if denial.form == "no":  # "no papers, prices or names are left there"
        return word.sentence == denial.sentence
    return word.clause == denial.clause


def _lets_somebody(behind: Sequence[Word], scope: Sequence[Word]) -> bool:
    """Tell whether the deed comes second: "let a claim wait", "make customers register"."""
    form = behind[0].form if behind else ""
    is_let = form == "let" or (form == "make" and bool(scope) and bool(actor_of(scope[0])))
    return is_let and len(scope) > 1
