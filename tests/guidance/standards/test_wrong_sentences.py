"""What is found wrong convicts no other sentence, and may be a promise of its own."""

import pytest

from bot.embedding.local import LocalEmbeddings
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.standards.checking import StandardsCheck
from bot.guidance.standards.domain import Dimension, Figure, HandbookFinding, Register, Standard
from bot.guidance.standards.sayings import sayings_of

DEPARTMENTS = {"accounting": "Accounting", "management": "Management"}
NINE_EUROS = Figure(Dimension.MONEY, 9.0, words="9 euros")
FEE = Standard(
    "fee", "The entrance fee", NINE_EUROS, "always", ("accounting",), "accounting", ()
)
WRONG = "Accounting approves each new supplier before the first order."
RIGHT = "Management approves a new supplier before the first order."


@pytest.mark.parametrize(
    ("is_found_wrong", "kinds"), [(False, ["keeper"]), (True, [])], ids=["right", "wrong"]
)
def test_only_what_is_not_wrong_itself_is_held_against_others(
    is_found_wrong: bool, kinds: list[str]
) -> None:
    document = read(Source("guidance/more.md", f"# More\n\n{WRONG}\n\n{RIGHT}\n"))
    assert isinstance(document, Document)
    check = StandardsCheck(Register((FEE,)), [document], LocalEmbeddings().embed_documents)
    sayings = sayings_of(document)
    contradictions = [
        HandbookFinding.of_saying(one, "contradiction", "it says so", "Change it.")
        for one in sayings
        if is_found_wrong and one.text == WRONG
    ]

    found = check.of_keepers(sayings, DEPARTMENTS, contradictions)

    assert [one.kind for one in found] == kinds


@pytest.mark.parametrize(
    ("sentence", "kind", "is_offered"),
    [
        ("The entrance fee is 8 euros at most.", "contradiction", False),
        ("A tour fee is at most 8 euros.", "unsourced", True),
    ],
)
def test_another_number_contradicts_only_a_standard_that_is_surely_meant(
    sentence: str, kind: str, is_offered: bool
) -> None:
    document = read(Source("guidance/more.md", f"# More\n\n{sentence}\n"))
    assert isinstance(document, Document)
    check = StandardsCheck(Register((FEE,)), [document], LocalEmbeddings().embed_documents)

    (found,) = check.of_sayings(sayings_of(document))

    assert found.kind == kind
    assert ("a promise of its own" in found.mend) is is_offered
