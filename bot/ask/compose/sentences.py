"""What becomes of an answer's sentences: shown, left out, or replaced by their excerpt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.ask.citations import reading_text
from bot.ask.compose.drafting import Judgement, WrittenForm, WrittenSentence
from bot.ask.compose.follow_ups import those_that_fit
from bot.ask.compose.injection import instructs_a_language_model
from bot.ask.compose.markup import has_markup_of_its_own
from bot.ask.compose.sieve.checking import objection_to
from bot.ask.compose.sieve.meaning import ELSEWHERE, VectorsOf, are_near
from bot.ask.compose.translation import may_be_translation
from bot.ask.domain import Answer, Citation, Claim
from bot.guidance.parse.sentences import sentences_in

MOST_SENTENCES = 12  # looked at; asked for are about six
MOST_WORDS = 120  # in an answer
MOST_NAMED = 3  # excerpts that carry a sentence: more give it words to hide behind
_SILENT = "it says nothing"
_NO_VERDICT = "the judge said nothing of it"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer, and what speaks against it."""

    text: str
    excerpts: tuple[int, ...]  # numbers of those that carry it, from 1
    fault: str = ""  # empty: it may be shown
    shown: str = ""  # its translation; empty: as it stands


@dataclass(slots=True)
class Sentences:
    """The sentences of one answer, in their order."""

    excerpts: Sequence[Citation]
    all: list[Sentence] = field(default_factory=list)
    follow_ups: tuple[str, ...] = ()

    @classmethod
    def sifted(
        cls, form: WrittenForm, excerpts: Sequence[Citation], embed: VectorsOf
    ) -> "Sentences":
        """Return what was written, each sentence with what code has against it.

        It takes a few milliseconds a sentence, of a thread.
        """
        found = cls(excerpts)
        for one in form.sentences[:MOST_SENTENCES]:
            found.all.append(found._sift(one))  # it looks at those before
        found._leave_out_what_is_far(embed)
        found.follow_ups = those_that_fit(form.follow_ups, map(reading_text, excerpts))
        return found

    @property
    def open(self) -> list[Sentence]:
        """Return those that nothing speaks against so far."""
        return [one for one in self.all if not one.fault]

    @property
    def dropped(self) -> list[str]:
        """Return why others are not shown."""
        return [one.fault for one in self.all if one.fault]

    def judge(self, verdicts: Sequence[Judgement]) -> None:
        """Leave out each open sentence that the judge does not find in its excerpts."""
        by_number = {one.sentence: one for one in verdicts}
        numbers = {id(one): number for number, one in enumerate(self.open, 1)}
        for at, one in enumerate(self.all):
            if number := numbers.get(id(one)):
                self.all[at] = replace(one, fault=_fault(by_number.get(number)))

    def translate(self, translations: Sequence[str], language: str) -> None:
        """Give each sentence its translation; where it says other things it stays as it is."""
        if len(translations) != len(self.open):
            return
        told = {id(one): text for one, text in zip(self.open, translations, strict=True)}
        for at, one in enumerate(self.all):
            text = told.get(id(one), "")
            is_one = may_be_translation(text, one.text, language)
            if is_one and not has_markup_of_its_own(text, one.text):
                self.all[at] = replace(one, shown=text)

    def answer(self) -> Answer | None:
        """Return what may be shown, of which each word stands on its excerpts; None if nothing.

        The first sentence is the point: if it fails, its excerpt stands in its place.
        """
        kept = list(self._kept())
        if not any(not one.is_excerpt for one in kept):
            return None
        used = list(dict.fromkeys(number for one in kept for number in one.citations))
        place = {number: at for at, number in enumerate(used, 1)}
        claims = tuple(
            replace(one, citations=tuple(place[number] for number in one.citations))
            for one in kept
        )
        citations = tuple(self.excerpts[number - 1] for number in used)
        text = " ".join(one.numbered for one in claims)
        return Answer(text, citations, claims, self.follow_ups)

    def selected(self, most: int) -> Answer | None:
        """Return the excerpts that the sentences name, without the sentences."""
        numbers = [number for one in self.all for number in one.excerpts]
        return selection(numbers, self.excerpts, most)

    def _kept(self) -> Iterator[Claim]:
        words = 0
        for at, one in enumerate(self.all):
            text = one.shown or one.text
            if one.fault and at == 0 and one.excerpts:
                first = one.excerpts[0]
                yield Claim(reading_text(self.excerpts[first - 1]), (first,), is_excerpt=True)
            elif not one.fault and words + len(text.split()) <= MOST_WORDS:
                words += len(text.split())
                yield Claim(text, one.excerpts)

    def _sift(self, written: WrittenSentence) -> Sentence:
        numbers = [one for one in written.excerpts if 0 < one <= len(self.excerpts)]
        sentence = Sentence(written.text, tuple(dict.fromkeys(numbers))[:MOST_NAMED])
        return replace(sentence, fault=self._objection(sentence))

    def _leave_out_what_is_far(self, embed: VectorsOf) -> None:
        places = [at for at, one in enumerate(self.all) if not one.fault]
        pairs = [
            ([*sentences_in(one.text)], [*self._given(one)])
            for one in (self.all[at] for at in places)
        ]
        for at, is_near in zip(places, are_near(pairs, embed), strict=True):
            if not is_near:
                self.all[at] = replace(self.all[at], fault=ELSEWHERE)

    def _given(self, sentence: Sentence) -> Iterator[str]:
        """Yield what the excerpts of a sentence say: sentence by sentence, and as a whole."""
        for number in sentence.excerpts:
            excerpt = self.excerpts[number - 1]
            yield f"{excerpt.title}. {excerpt.heading}. {excerpt.quote}"
            yield from sentences_in(reading_text(excerpt))

    def _objection(self, sentence: Sentence) -> str:
        if not sentence.excerpts:
            return "it names no excerpt"
        if sentence.text in [one.text for one in self.open]:
            return "it is said already"
        named = [self.excerpts[number - 1] for number in sentence.excerpts]
        given = "\n".join(map(reading_text, named))
        if has_markup_of_its_own(sentence.text, given):
            return "it has a link, an address or marks"
        if instructs_a_language_model(sentence.text):
            return "it speaks to a machine"
        above = ". ".join(f"{one.title}. {one.heading}" for one in named)
        # One of several must not be carried by what the others have in common with it.
        objections = [
            objection_to(one, given, above=above) for one in sentences_in(sentence.text)
        ]
        return next((one.value for one in objections if one), "" if objections else _SILENT)


def selection(numbers: Sequence[int], excerpts: Sequence[Citation], most: int) -> Answer | None:
    """Return the excerpts of these numbers, from 1, as an answer; None if there are none."""
    chosen = dict.fromkeys(one for one in numbers if 0 < one <= len(excerpts))
    citations = tuple(excerpts[number - 1] for number in [*chosen][:most])
    text = "\n\n".join(map(reading_text, citations))
    return Answer(text, citations) if citations else None


def _fault(verdict: Judgement | None) -> str:
    if verdict is None:
        return _NO_VERDICT
    return "" if verdict.is_carried else "the judge does not find it in its excerpts"
