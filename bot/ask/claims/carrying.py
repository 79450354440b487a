"""Whether the quote, or a paraphrase of it, carries every word of a claim."""

from collections.abc import Callable, Sequence

from bot.ask.claims.actors import DEPARTMENTS, OUTSIDERS, actor_of, doer_of
from bot.ask.claims.lists import words_in
from bot.ask.claims.words import OPPOSITE_PREFIXES, Word, concepts

Likeness = Callable[[str, Sequence[str]], float]
"""How near a word comes to the nearest of several: cosine of their vectors, -1.0 to 1.0."""

# Measured on the tuning half of tests/benchmarks/claims.jsonl.
NEAR_ENOUGH, HALF_NEAR = 0.55, 0.35
_FEWEST_SHARED = 2  # words that claim and quote have in common
_MOST_PARAPHRASED = 2  # words; more than that is another statement
_LIGHT = words_in("light")
_THE_ONE_MEANT = frozenset({"customer"})  # by guidance, wherever it names nobody else
_BEFORE_NEW_THINGS = frozenset().union(
    *(words_in(name) for name in ("before_things", "demands", "permits", "advises", "subjects"))
)
_CLAUSE_WITH_A_POINT = 4  # words that say something; in a shorter clause one word changes all


def is_carried(
    claim: Sequence[Word],
    quote: Sequence[Word],
    context: Sequence[Word],
    likeness: Likeness | None,
) -> bool:
    """Tell whether the quote says it; ``context`` is what stands above the quote."""
    known = concepts(quote) | _named_above(quote, context)
    missing = [
        word
        for word in claim
        if word.is_content and not {word.form, word.concept} & (known | _LIGHT)
    ]
    forms = [word.form for word in quote if word.is_content]
    if len({word.concept for word in missing}) > _MOST_PARAPHRASED or not forms:
        return False
    unlike = [word for word in missing if not _is_near(word, forms, likeness, NEAR_ENOUGH)]
    near = {word.concept for word in missing} - {word.concept for word in unlike}
    # A heading alone carries nothing, whatever stands below it.
    if _shares_too_little(claim, concepts(quote) | near):
        return False
    if not unlike:
        return True
    is_near = _is_near(unlike[0], forms, likeness, HALF_NEAR)
    return len(unlike) == 1 and is_near and _only_says_how(claim, unlike[0], missing)


def _shares_too_little(claim: Sequence[Word], known: frozenset[str]) -> bool:
    """Tell whether the claim and its quote have nearly no words in common, as "They wait"."""
    said = {word.concept for word in claim if word.is_content}
    shared = said & known
    return len(shared) < _FEWEST_SHARED and shared != said


def _only_says_how(claim: Sequence[Word], word: Word, missing: Sequence[Word]) -> bool:
    """Tell whether a word adds no thing and no deed of its own to what its clause says.

    "This helps the bookkeeper recognise it": a verb among words that are all carried. Whatever
    follows an article, a preposition or another thing names something, and must be carried.
    """
    place = next(number for number, one in enumerate(claim) if one is word)
    before = claim[place - 1] if place else None
    if actor_of(word) or word.is_name or (before and before.form in _BEFORE_NEW_THINGS):
        return False
    clause = [one for one in claim if one.clause == word.clause and one.is_content]
    return len(clause) >= _CLAUSE_WITH_A_POINT and all(
        one is word or one not in missing for one in clause
    )


def has_new_name(claim: Sequence[Word], quote: Sequence[Word], context: Sequence[Word]) -> bool:
    """Tell whether the claim has a name, or what looks like one, that it was not given."""
    given = {word.concept for word in (*quote, *context)}
    return any(word.is_name and word.concept not in given for word in claim if word.is_content)


def _named_above(quote: Sequence[Word], context: Sequence[Word]) -> frozenset[str]:
    """Return what the headings add; the department only where the quote names none."""
    doer = doer_of(quote)
    others = {actor_of(word) for word in quote} - {"" if doer in OUTSIDERS else doer, ""}
    above = concepts(context) - (DEPARTMENTS if doer else frozenset())
    return above | (frozenset() if others else _THE_ONE_MEANT)


def _is_near(word: Word, forms: Sequence[str], likeness: Likeness | None, least: float) -> bool:
    """Tell whether a word is near enough; actors and names must stand there themselves."""
    if likeness is None or actor_of(word) or word.is_name or _denies_one(word.form, forms):
        return False
    return likeness(word.form, forms) >= least


def _denies_one(form: str, forms: Sequence[str]) -> bool:
    """Tell whether the word is another's opposite by its first letters: "unpaid", "paid"."""
    pairs = [(form, other) for other in forms] + [(other, form) for other in forms]
    return any(
        longer == start + shorter for longer, shorter in pairs for start in OPPOSITE_PREFIXES
    )
