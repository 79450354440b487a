"""A sentence is told once, with all that is wrong about it."""

from bot.guidance.standards.domain import HandbookFinding
from bot.guidance.standards.joining import one_a_sentence

HINT = HandbookFinding("a.md", 3, "leaning", "it leans", "Name it.", False, "They pay in May.")
KEEPER = HandbookFinding("a.md", 3, "keeper", "who", "Say who.", sentence="They pay in May.")
NUMBER = HandbookFinding("a.md", 3, "contradiction", "when", "Say when.", True, HINT.sentence)


def test_the_gravest_finding_of_a_sentence_tells_the_others() -> None:
    (found,) = one_a_sentence([HINT, KEEPER, NUMBER, NUMBER])

    assert (found.kind, found.is_error) == ("contradiction", True)
    assert str(found) == (
        "a.md:3: when; and who; and it leans: “They pay in May.”\n"
        "    → Say when. Say who. Name it."
    )


def test_what_is_about_no_sentence_and_what_is_about_another_stays_by_itself() -> None:
    others = [
        HandbookFinding("a.md", 3, "file", "it is of old", "Remove it."),
        HandbookFinding("a.md", 3, "file", "it is of old", "Remove it."),
        HandbookFinding("a.md", 4, "keeper", "who", "Say who.", sentence=HINT.sentence),
        HandbookFinding("a.md", 3, "keeper", "who", "Say who.", sentence="We pay."),
    ]

    assert list(one_a_sentence([HINT, *others])) == [HINT, *others]
