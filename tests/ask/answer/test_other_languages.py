"""A question in another language is answered by words, or asked for in English."""

from dataclasses import replace

from bot.ask.answer.other_languages import BY_WORDS, in_its_language
from bot.ask.domain import Answer, Citation, NotCovered

GERMAN = "Wie schnell wird eine Reklamation bestätigt?"
IN_GERMAN = Citation("a.md", "A", "A", "Jede Reklamation wird am selben Tag bestätigt.", 0, 46)
IN_ENGLISH = Citation("b.md", "B", "B", "A claim is confirmed on the same day.", 0, 37)


def test_what_guidance_has_in_that_language_is_shown_with_a_word_that_words_found_it() -> None:
    closest = NotCovered((), "Priority 1.", closest=(IN_GERMAN,))

    assert in_its_language(GERMAN, Answer("", (IN_GERMAN,))) == Answer(
        "", (IN_GERMAN,), note=BY_WORDS
    )
    assert in_its_language(GERMAN, closest) == replace(closest, note=f"{BY_WORDS} Priority 1.")


def test_what_is_only_near_in_english_is_not_shown_to_it() -> None:
    assert in_its_language(GERMAN, NotCovered((), closest=(IN_ENGLISH,))) is None
    assert in_its_language(GERMAN, NotCovered(())) is None


def test_an_english_question_is_answered_as_ever() -> None:
    found = NotCovered((), closest=(IN_GERMAN,))

    assert in_its_language("How soon is a claim confirmed?", found) is found
