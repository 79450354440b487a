"""Which sentences answer a question, and in which order they read well."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from bot.ask.domain import Citation, Question
from bot.guidance.domain import Found
from bot.guidance.rank.lexical import telling, words_of

_MOST_SENTENCES = 3
_NEARLY_AS_GOOD = 0.16  # how far a further sentence may lie behind the best
_SAME_DOCUMENT = 0.05  # what a sentence loses behind one of its document: variety helps more
_REPEATING = 0.65  # share of a sentence's words: what others have said is not quoted again
# People ask what to do, so advice comes before what is observed.
_ADVICE = 0.1
_STORY = 0.3  # what a story loses: it shows the rule, but the rule is what was asked for
_ADVISES = re.compile(
    r"\b(standards?|to do|to avoid|how|steps?|rules?|policy|procedure|who|first|when)\b", re.I
)
_OBSERVES = re.compile(r"\b(notices?|why)\b", re.I)
_TELLS = re.compile(r"\b(example|story|background)\b", re.I)
_FOR_REASONS = re.compile(r"\b(why|matters?|what is|mean)\b", re.I)
_FEW_WORDS = 6  # a question of fewer leans on what was said before
_SOME_WORDS = 12  # up to which a pronoun means something said before
_FAR_BACK = 3  # messages
_OPENING = re.compile(r"^(?:and|but|or|also|then|so|what about|how about|what if)\b", re.I)
_PRONOUN = re.compile(r"\b(?:it|that|this|these|those|they|them|there|he|she)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Sentence:
    citation: Citation
    closeness: float


def question_in_context(question: Question) -> str:
    """Return the question, after the one it leans on if it cannot stand alone.

    "And for collections?" is a question only together with the one about invoices before it.
    What leans is said twice, or the answer would be the one that was given before.
    """
    texts = [question.text]
    for earlier in reversed(question.context[-_FAR_BACK:]):
        if not _leans(texts[0]):
            break
        texts.insert(0, earlier)
    again = [question.text] if len(texts) > 1 else []
    return "\n".join([*texts, *again])


def citations_from(question: str, found: Sequence[Found]) -> tuple[Citation, ...]:
    """Return the best one to three sentences, each from another passage.

    The best sentence comes first: what is advised rather than what is observed, unless the
    question asks for reasons. Those of its document follow; a document's stand in its order.
    """
    sentences = list(_best_of_each(found))
    if not sentences:
        return ()
    best = max(sentences, key=lambda one: one.closeness)
    document = best.citation.document
    if not _FOR_REASONS.search(question):
        sentences = [_with_advice_first(one) for one in sentences]
    chosen = [
        max(
            (one for one in sentences if one.citation.document == document),
            key=lambda one: one.closeness,
        )
    ]
    _add_others(chosen, sentences, least=best.closeness - _NEARLY_AS_GOOD)
    return _in_reading_order([one.citation for one in chosen])


def _with_advice_first(sentence: _Sentence) -> _Sentence:
    heading = sentence.citation.heading
    if _TELLS.search(heading):
        return replace(sentence, closeness=sentence.closeness - _STORY)
    if _OBSERVES.search(heading):
        return replace(sentence, closeness=sentence.closeness - _ADVICE)
    if _ADVISES.search(heading):
        return replace(sentence, closeness=sentence.closeness + _ADVICE)
    return sentence


def _add_others(chosen: list[_Sentence], sentences: Sequence[_Sentence], least: float) -> None:
    """Add the sentences that come next, while they are nearly as good and say more."""
    others = [one for one in sentences if one is not chosen[0]]
    for _ in range(_MOST_SENTENCES - 1):
        best = max(others, key=partial(_worth, chosen=chosen), default=None)
        if best is None or _worth(best, chosen) < least:
            return
        others.remove(best)
        if not repeats(best.citation, [one.citation for one in chosen]):
            chosen.append(best)


def repeats(citation: Citation, others: Sequence[Citation]) -> bool:
    """Tell whether the other quotes have said most of it: most of its words are theirs."""
    words = _telling_words(citation)
    said = frozenset[str]().union(*map(_telling_words, others))
    return len(words & said) >= _REPEATING * len(words)


@lru_cache(maxsize=256)
def _telling_words(citation: Citation) -> frozenset[str]:
    """Return the stems of the words that name something, to tell what says the same."""
    return frozenset(telling(words_of([citation.quote])[0]))


def reading_text(citations: Sequence[Citation]) -> str:
    """Return the quotes as one text, a paragraph for each."""
    return "\n\n".join(citation.quote for citation in citations)


def _leans(text: str) -> bool:
    words = len(text.split())
    is_vague = words < _SOME_WORDS and _PRONOUN.search(text) is not None
    return words < _FEW_WORDS or is_vague or _OPENING.search(text.strip()) is not None


def _best_of_each(found: Sequence[Found]) -> Iterator[_Sentence]:
    for one in found:
        scored = zip(one.signals.by_sentence, one.passage.sentences, strict=True)
        meaning, place = max(scored)
        # The passage's relevance is half its best sentence's meaning and half its words.
        yield _Sentence(
            Citation.of(one.passage, *place), 2 * one.relevance + meaning - one.signals.sentence
        )


def _worth(sentence: _Sentence, chosen: Sequence[_Sentence]) -> float:
    documents = {one.citation.document for one in chosen}
    return sentence.closeness - _SAME_DOCUMENT * (sentence.citation.document in documents)


def _in_reading_order(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    best, *others = citations
    documents = [citation.document for citation in citations]
    others.sort(key=lambda one: (documents.index(one.document), one.start))
    return (best, *others)
