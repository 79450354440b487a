"""Which sentences an answer quotes, and which question they answer."""

from dataclasses import replace

import pytest

from bot.ask.domain import Citation, Question
from bot.ask.quoting import citations_from, question_in_context
from bot.guidance.domain import Found, Guidance, Passage, Signals


def a_passage_found(
    text: str = "We call.", *, document: str = "a.md", start: int = 0, closeness: float = 0.5
) -> Found:
    """A passage of one sentence, that is as close to the question as said."""
    place = (start, start + len(text))
    passage = Passage(Guidance(document, document), (), text, *place, (place,))
    signals = Signals(closeness, closeness, closeness, 0, (closeness,))
    return Found(passage, closeness, signals)


def quotes(*found: Found) -> list[str]:
    return [citation.quote for citation in citations_from("", found)]


def asked(text: str, *context: str) -> str:
    return question_in_context(Question(text, context=context))


def test_the_best_sentence_of_a_passage_is_quoted_where_it_stands() -> None:
    passage = Passage(
        Guidance("phone.md", "Phone"),
        ("Phone", "Standard", "Rings"),
        "Be kind. Answer within 4 rings.",
        100,
        131,
        ((100, 108), (109, 131)),
    )
    found = Found(passage, 0.8, Signals(0.7, 0.9, 0.7, 1, (0.2, 0.9)))

    citations = citations_from("", [found])

    quote = "Answer within 4 rings."
    assert citations == (Citation("phone.md", "Phone", "Standard › Rings", quote, 109, 131),)


def test_no_more_than_three_sentences_are_quoted() -> None:
    texts = ["We call.", "We listen.", "We pack.", "We paint.", "We weigh."]
    found = [a_passage_found(text, document=f"{text}.md") for text in texts]

    assert len(quotes(*found)) == 3


def test_what_was_said_already_is_not_quoted_in_other_words() -> None:
    best = a_passage_found("The driver calls the customer before arrival.", closeness=0.8)
    same = a_passage_found("Drivers call before they arrive at customers.", document="b.md")

    assert quotes(best, replace(same, relevance=0.8)) == [best.passage.text]


def test_a_sentence_far_behind_the_best_is_left_out() -> None:
    best = a_passage_found("We call.", closeness=0.8)
    other = a_passage_found("We paint.", document="b.md", closeness=0.5)

    assert quotes(best, other) == ["We call."]


def test_what_two_documents_say_alike_is_quoted_once() -> None:
    best = a_passage_found("We call.", closeness=0.8)
    same = a_passage_found("We call.", document="b.md", closeness=0.8)

    assert quotes(best, same) == ["We call."]


def test_another_document_goes_before_a_further_sentence_of_the_same() -> None:
    found = [
        a_passage_found("First.", start=0, closeness=0.80),
        a_passage_found("Second.", start=10, closeness=0.79),
        a_passage_found("Third.", start=20, closeness=0.78),
        a_passage_found("Elsewhere.", document="b.md", closeness=0.77),
    ]

    assert quotes(*found) == ["First.", "Second.", "Elsewhere."]


def test_the_best_sentence_comes_first_and_the_others_in_their_order() -> None:
    best = a_passage_found("Write.", start=90, closeness=0.8)
    later = a_passage_found("Then pack.", start=50, closeness=0.79)
    earlier = a_passage_found("First call.", start=10, closeness=0.78)

    assert quotes(best, later, earlier) == ["Write.", "First call.", "Then pack."]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What do I tell a customer about a delay?", "Call before they ask."),
        ("Why does a delay hurt?", "People dislike waiting."),
    ],
)
def test_advice_is_quoted_before_what_is_observed_unless_reasons_are_asked_for(
    question: str, first: str
) -> None:
    observed = under("What the customer notices", "People dislike waiting.", 0.8)
    advised = under("What to do", "Call before they ask.", 0.75)

    quoted = citations_from(question, [observed, advised])

    assert quoted[0].quote == first


def under(heading: str, text: str, closeness: float) -> Found:
    place = (0, len(text))
    passage = Passage(Guidance("a.md", "A"), ("A", heading), text, *place, (place,))
    return Found(passage, closeness, Signals(closeness, closeness, closeness, 0, (closeness,)))


def test_nothing_found_is_nothing_quoted() -> None:
    assert citations_from("", []) == ()


def test_a_short_question_is_read_after_the_one_before_it() -> None:
    before = "How quickly must we correct a wrong invoice for a customer?"
    then = "and for collections?"

    assert asked(then, before) == f"{before}\n{then}\n{then}"


def test_a_question_with_a_pronoun_is_read_after_the_one_before_it() -> None:
    before = "Who answers a complaint about a late delivery to a customer?"

    assert asked("How many days do they have for that at most?", before).startswith(before)


def test_questions_that_lean_on_each_other_are_read_as_far_back_as_needed() -> None:
    first = "Which promise does logistics give about the time of a delivery?"

    read = asked("and then?", first, "and if late?")

    assert read == f"{first}\nand if late?\nand then?\nand then?"


def test_a_whole_question_stands_alone() -> None:
    whole = "How quickly must customer service answer an e-mail from a customer?"

    assert asked(whole, "Who leads a process review in our department?") == whole


def test_a_first_question_has_nothing_to_lean_on() -> None:
    assert asked("and collections?") == "and collections?"
