"""Who does what to whom, in a claim as in its quote."""

from collections.abc import Sequence
from itertools import pairwise

from bot.ask.compose.claims.lists import words_in
from bot.ask.compose.claims.words import Word, stem_of

DEPARTMENTS = words_in("departments")
ACTORS = DEPARTMENTS | words_in("actors")
OUTSIDERS = words_in("outsiders")
_BEFORE_COMMANDS = frozenset(
    {"do", "not", "never", "always", "and", "but", "or", "then", "first"}
)
_NO_COMMANDS = ("s", "ing", "ed", "er", "ly")  # endings of verbs that tell, and of nouns
_BEFORE_NOUNS = words_in("before_nouns")
_ARTICLES = words_in("articles")
_INSIDERS = frozenset({"colleague", "manager"})  # "employee" reads as "colleague"
_OUR_OWN = frozenset({"our", "your"})
_GIVES = words_in("gives")
_BE = words_in("be")
# Who tells and who hears are both in front of these, so the order proves nothing.
_BOTH_WAYS = words_in("both_ways")


def disagree(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether somebody else does it in the claim than in the quote."""
    there = {_deed(word): place for place, word in enumerate(quote) if word.is_content}
    return _takes_what_is_ours(claim, quote) or any(
        _contradict(_agent(claim, place), _agent(quote, there[_deed(word)]))
        or _contradict(_patient(claim, place), _patient(quote, there[_deed(word)]))
        or _does_our_deed(claim, place, quote, there[_deed(word)])
        for place, word in enumerate(claim)
        if _is_verb(claim, place)
        and _deed(word) in there
        and _is_verb(quote, there[_deed(word)])
    )


def _does_our_deed(
    claim: Sequence[Word], place: int, quote: Sequence[Word], there: int
) -> bool:
    """Tell whether an outsider, or who it is done to, does what we are told to do."""
    agent = _agent(claim, place)
    is_wrong = agent in OUTSIDERS or (agent is not None and agent == _patient(quote, there))
    return is_wrong and _is_told_to_us(quote, there)


def _is_told_to_us(words: Sequence[Word], place: int) -> bool:
    """Tell whether the deed is an instruction: it opens its clause, but for a denial."""
    clause = [w for w in words[: place + 1] if w.clause == words[place].clause]
    forms = [word.form for word in clause[:-1]]
    return all(form in _BEFORE_COMMANDS for form in forms) and not words[place].form.endswith(
        _NO_COMMANDS
    )


def _deed(word: Word) -> str:
    """Return what is done; of telling and hearing, which go two ways, the very word."""
    return stem_of(word.form) if word.concept in _BOTH_WAYS else word.concept


def _is_verb(words: Sequence[Word], place: int) -> bool:
    """Tell whether the word may be a deed: it says something, and no article is before it."""
    word = words[place]
    is_noun = place > 0 and words[place - 1].form in _BEFORE_NOUNS
    return word.is_content and not is_noun and not actor_of(word)


def actor_of(word: Word) -> str:
    """Return who the word names; empty if it names nobody."""
    if word.form == "own":  # "its own": nobody
        return ""
    singular = word.form.removesuffix("s")
    return next((name for name in (word.concept, word.form, singular) if name in ACTORS), "")


def _contradict(here: str | None, there: str | None) -> bool:
    return here is not None and there is not None and here != there


def doer_of(words: Sequence[Word]) -> str:
    """Return who does what the sentence begins with; empty if it is an instruction."""
    clause = [word for word in words if words and word.clause == words[0].clause]
    is_passive = any(word.form in _BE for word in clause)
    return (_after_by(clause) if is_passive else _subject(clause)) or ""


def _agent(words: Sequence[Word], place: int) -> str | None:
    """Return who does what the word at ``place`` says; None if nobody is named."""
    clause = [w for w in words if w.clause == words[place].clause]
    before = [w for w in words[:place] if w.clause == words[place].clause]
    if any(word.form in _BE for word in before):
        return _after_by(clause)
    return _subject([w for w in before if not w.is_possessive])


def _subject(words: Sequence[Word]) -> str | None:
    """Return the actor that opens a clause: at once, or behind an article and an adjective."""
    if any(word.form in _GIVES for word in words):
        return None
    skipped = 1 if any(word.form in _ARTICLES for word in words[:2]) else 0
    opening = [word for word in words if word.is_content][: skipped + 1]
    return _most_exact([actor_of(word) for word in opening if actor_of(word)])


def _most_exact(named: Sequence[str]) -> str | None:
    """Return who of them is meant: of "a colleague in collections" collections."""
    if named[:1] and named[0] in _INSIDERS and named[1:] and named[1] in DEPARTMENTS:
        return named[1]
    return next(iter(named), None)


def _patient(words: Sequence[Word], place: int) -> str | None:
    """Return to whom it is done; None if nobody is named."""
    clause = words[place].clause
    before = [w for w in words[:place] if w.clause == clause]
    if any(word.form in _BE for word in before):
        return _subject([w for w in before if not w.is_possessive])
    behind = [w for w in words[place + 1 :] if w.clause == clause and not w.is_possessive]
    return next((actor_of(w) for w in behind if actor_of(w)), None)


def _takes_what_is_ours(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether "our website" became "the customer's website", or the other way round."""
    return bool(_owned(claim, ours=True) & _owned(quote, ours=False)) or bool(
        _owned(claim, ours=False) & _owned(quote, ours=True)
    )


def _owned(words: Sequence[Word], *, ours: bool) -> frozenset[str]:
    named = [word for word in words if word.form != "own"]
    return frozenset(
        two.concept
        for one, two in pairwise(named)
        if two.is_content and (one.form in _OUR_OWN if ours else one.is_possessive)
    )


def _after_by(words: Sequence[Word]) -> str | None:
    for place, word in enumerate(words):
        if word.form == "by":
            named = [
                actor_of(w) for w in words[place + 1 :] if actor_of(w) and not w.is_possessive
            ]
            ours = [w.form for w in words[place + 1 : place + 2] if w.form == "us"]
            return next(iter(named or ours), None)
    return None
