"""What else was found in an excerpt's section stands below it."""

from bot.guidance.domain import Excerpt, ExcerptSignals
from bot.guidance.rank.candidate import Candidate
from bot.guidance.rank.library import StatementPlace
from bot.guidance.rank.section import with_found
from tests.guidance.parse.test_excerpts import a_document

POST_MORTEM = """# Incidents

## Afterwards

The incident manager writes a report once the attacker has been removed.

The report names:

- the cause
- the systems

Employees may read it. Then it may be shared with everybody, if that is safe.

## Before

Everybody learns what a report is for.
"""
DOCUMENT = a_document(POST_MORTEM)


def found(text: str, score: float) -> Candidate:
    number = next(n for n, one in enumerate(DOCUMENT.statements) if one.text == text)
    signals = ExcerptSignals(meaning=0.5, likeness=0.5, words=0.5, fits=0.5)
    place = StatementPlace(DOCUMENT, number)
    return Candidate(number, place, place.excerpt, score, 0.5, signals)


FIRST = found(DOCUMENT.statements[0].text, 2.0)
CAUSE = "the cause"
SHARED = "Then it may be shared with everybody, if that is safe."


def below(*others: Candidate) -> tuple[str, ...]:
    excerpt: Excerpt = with_found(FIRST, [FIRST, *others])
    return excerpt.context


def test_what_is_nearly_as_near_stands_below_with_what_it_leans_on_in_its_order() -> None:
    shown = below(found(SHARED, 1.9), found(CAUSE, 1.5))

    assert shown == (
        "\u2026 The report names: the cause",
        f"\u2026 Employees may read it. {SHARED}",
    )


def test_a_lead_in_is_said_once() -> None:
    shown = below(found(CAUSE, 1.9), found("the systems", 1.8))

    assert shown == ("\u2026 The report names: the cause", "\u2026 the systems")


def test_what_is_far_behind_or_of_another_section_is_left_out() -> None:
    other = found("Everybody learns what a report is for.", 1.9)

    assert below(found(SHARED, 0.4), other) == ()
