"""Which of a language model's sentences may be shown: those that guidance carries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.ask.compose.claims.aligning import WordLikeness
from bot.ask.compose.claims.checking import ClaimFault, objection_to
from bot.ask.compose.claims.denials import denied_concepts, is_warned_of
from bot.ask.compose.claims.english import is_english
from bot.ask.compose.claims.injection import instructs_a_language_model
from bot.ask.compose.claims.lists import words_in
from bot.ask.compose.claims.markup import has_markup_of_its_own
from bot.ask.compose.claims.quotes import find_quote
from bot.ask.compose.claims.repeating import repeats
from bot.ask.compose.claims.translation import may_be_translation
from bot.ask.compose.claims.words import concepts, read
from bot.ask.compose.drafting import DraftedClaim
from bot.ask.domain import Answer, Citation, Claim
from bot.guidance.domain import Passage
from bot.language_model.structured_prompt import on_one_line

MOST_WORDS = 150  # in an answer
SAYS_ITSELF = "Our guidance says{under}: \u201c{words}\u201d"
MOST_FOLLOW_UPS = 2
LONGEST_FOLLOW_UP = 75  # characters: what a button shows
_AFTER_A_HEADING = " \n\u203a:.-\u2013\u2014"
_ASKS = words_in("asks")
_NO_QUESTION = re.compile(r"[.!:;?]\s|[.!:;]\?|\?\?")  # more than one sentence


@dataclass(frozen=True, slots=True)
class CarriedClaim:
    """A sentence and the quote that carries it."""

    text: str
    citation: Citation
    above: str  # what stands above the quote, and in its table row before it
    is_translated: bool = False  # then it is not proved yet, see `Accepted.prove`


@dataclass(slots=True)
class Accepted:
    """The claims that passed, in their order, and why others did not."""

    passages: Sequence[Passage]
    likeness: WordLikeness | None = None
    is_foreign: bool = False  # the question is in another language than guidance
    carried: list[CarriedClaim] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)  # why, for the log

    def consider(self, drafted: DraftedClaim) -> None:
        """Keep the claim if guidance carries it, drop it if not."""
        passage = self._passage(drafted.passage)
        place = _place(drafted.quote, passage) if passage else None
        if passage is None or place is None:
            self.dropped.append("the quote does not stand in the passage")
            return
        # Half a sentence may say the opposite of the whole one, so the whole one is the quote.
        start, end = _whole_sentences(passage, *place)
        above = ". ".join([*passage.headings, _row_before(passage.text, start)])
        citation = Citation.of(passage, passage.start + start, passage.start + end)
        carried = self._carried(drafted, citation, above)
        if fault := self._fault(drafted, carried) or _warned(passage, drafted, carried):
            self.dropped.append(fault)
        else:
            self._keep(carried)

    @property
    def unproved(self) -> list[CarriedClaim]:
        """Return the claims in another language, which only a translation back can prove."""
        return [one for one in self.carried if one.is_translated]

    def prove(self, back: Sequence[str]) -> None:
        """Keep of the unproved claims those whose translations back their quotes carry."""
        unproved = self.unproved
        proved = [
            one
            for one, sentence in zip(unproved, back, strict=False)
            if self._objection(sentence, one.citation, one.above) is None
        ]
        lost = [one for one in unproved if one not in proved]
        self.dropped += ["its translation says something else"] * len(lost)
        self.carried = [one for one in self.carried if one not in lost]

    def add_best(self, quotes: Sequence[Citation]) -> None:
        """Say the best quote itself after claims that stand on none of the best.

        Small language models say much that is true and beside the question.
        """
        own = [one.citation for one in self.carried]
        stands_on_one = any(_stand_on(quote, own) for quote in quotes)
        if own and quotes and not stands_on_one and not self.is_foreign:
            above, words = quotes[0].above, on_one_line(quotes[0].answering_words)
            under = f" under \u201c{on_one_line(above)}\u201d" if above else ""
            said = SAYS_ITSELF.format(under=under, words=words)
            self._keep(CarriedClaim(said, quotes[0], ""))

    @property
    def claims(self) -> list[Claim]:
        """Return what was accepted, each with the number of its citation."""
        citations = self._citations
        return [Claim(one.text, citations.index(one.citation) + 1) for one in self.carried]

    @property
    def _citations(self) -> list[Citation]:
        return list(dict.fromkeys(one.citation for one in self.carried))

    def answer(self, follow_ups: Sequence[str]) -> Answer | None:
        """Return what was accepted as one answer; None if nothing was."""
        if not self.carried:
            return None
        claims = self.claims
        text = " ".join(f"{claim.text} [{claim.citation}]" for claim in claims)
        plain = [on_one_line(one) for one in follow_ups]
        fit = list(dict.fromkeys(one for one in plain if self._may_follow(one)))[
            :MOST_FOLLOW_UPS
        ]
        return Answer(text, tuple(self._citations), tuple(claims), tuple(fit))

    def _passage(self, number: int) -> Passage | None:
        return self.passages[number - 1] if 0 < number <= len(self.passages) else None

    def _objection(self, claim: str, citation: Citation, above: str) -> ClaimFault | None:
        above = f"{citation.title}. {above}"
        return objection_to(claim, citation.quote, above=above, likeness=self.likeness)

    def _fault(self, drafted: DraftedClaim, carried: CarriedClaim) -> str:
        """Return why the claim must not be shown; nothing if it may."""
        claim, quote = drafted.claim, carried.citation.quote
        if instructs_a_language_model(quote):
            return "its quote speaks to a machine"
        if objection := self._objection(claim, carried.citation, carried.above):
            return objection.value
        if has_markup_of_its_own(carried.text, quote):
            return "it has a link, an address or marks"
        if carried.is_translated and not may_be_translation(carried.text, claim, quote):
            return "its translation is none"
        return ""

    def _carried(self, drafted: DraftedClaim, citation: Citation, above: str) -> CarriedClaim:
        """Return the claim, or its translation where the question is in another language."""
        claim, translation = drafted.claim, drafted.translation
        is_translated = self.is_foreign and bool(translation) and not is_english(translation)
        return CarriedClaim(
            translation if is_translated else claim, citation, above, is_translated
        )

    def _keep(self, carried: CarriedClaim) -> None:
        words = sum(len(one.text.split()) for one in [*self.carried, carried])
        if words > MOST_WORDS or carried.text in [one.text for one in self.carried]:
            self.dropped.append("it is too much, or said already")
        else:
            self.carried.append(carried)

    def _may_follow(self, question: str) -> bool:
        """Tell whether a suggested question is one, and about what the passages say."""
        known = concepts(read(" ".join(f"{one.title} {one.text}" for one in self.passages)))
        words = read(question)
        is_question = bool(words) and words[0].form in _ASKS and question.endswith("?")
        is_short = len(question) <= LONGEST_FOLLOW_UP and not _NO_QUESTION.search(question)
        is_harmless = not has_markup_of_its_own(question, "") and not denied_concepts(words)
        asked = concepts(words)
        return is_question and is_short and is_harmless and bool(asked) and asked <= known


def _stand_on(excerpt: Citation, own: Sequence[Citation]) -> bool:
    """Tell whether quotes are of an excerpt, or say most of what it says."""
    is_within = any(
        one.document == excerpt.document and one.start < excerpt.end and excerpt.start < one.end
        for one in own
    )
    return is_within or repeats(excerpt.quote, [one.quote for one in own])


def _warned(passage: Passage, drafted: DraftedClaim, carried: CarriedClaim) -> str:
    is_warned = is_warned_of(passage.headings[-1:], carried.citation.quote, drafted.claim)
    return "it advises what the heading warns of" if is_warned else ""


def _place(quote: str, passage: Passage) -> tuple[int, int] | None:
    """Return where the quote stands; a heading copied before it is none of its words."""
    return find_quote(quote, passage.text) or find_quote(
        _without_heading(quote, passage), passage.text
    )


def _without_heading(quote: str, passage: Passage) -> str:
    for above in (passage.full_heading, passage.title, *passage.headings):
        if quote.casefold().startswith(above.casefold()):
            return quote[len(above) :].lstrip(_AFTER_A_HEADING)
    return ""


def _whole_sentences(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Return the sentences of the passage in which the words stand."""
    spans = [(one - passage.start, other - passage.start) for one, other in passage.sentences]
    touched = [span for span in spans if span[0] < end and start < span[1]]
    return (
        min([start, *(one for one, _ in touched)]),
        max([end, *(other for _, other in touched)]),
    )


def _row_before(text: str, start: int) -> str:
    """Return the cells of a table row before the quote: they say what it is about."""
    row = text[text.rfind("\n", 0, start) + 1 : start]
    return row.replace("|", " ").strip() if row.lstrip().startswith("|") else ""
