"""A sentence that gives a word of the register another meaning is found, a repeat is not."""

from pathlib import Path

import pytest

from bot.embedding.local import LocalEmbeddings
from bot.guidance.standards.domain import HandbookFinding, Kind, Saying, Stated, Term
from bot.guidance.standards.reading import read_register
from bot.guidance.standards.terms import not_defined, redefined

SEVERE = Term(
    "severe",
    "management",
    (
        Stated(
            "guidance/reports.md",
            "A report is severe when somebody may get hurt or a customer may leave",
        ),
    ),
)
MOMENT = Term(
    "moment of truth",
    "management",
    (
        Stated(
            "guidance/stages.md",
            "A contact in which a customer judges us is called a moment of truth",
        ),
    ),
)


def findings(text: str, kind: Kind = Kind.RULE) -> list[HandbookFinding]:
    saying = Saying("guidance/more.md", 3, text, kind=kind)
    return list(redefined([saying], [SEVERE, MOMENT], LocalEmbeddings().embed_documents))


@pytest.mark.parametrize(
    "text",
    [
        "A report is severe when its reporter is a manager.",
        "A severe complaint is one that came twice in a month.",
        "A complaint counts as severe as soon as it costs more than 500 euros.",
        "We call a report severe if it names two departments.",
        "Severe means that the report came by telephone.",
        "Severe reports are those that nobody has read.",
        "A report is severe when it costs more than one customer.",
        "We call a complaint severe when someone might be injured.",  # only a part of it
        "A moment of truth is the monthly meeting about figures.",
        "The moment of truth is when the invoice has been paid.",
        "The monthly meeting about figures is called a moment of truth.",
    ],
)
def test_another_meaning_of_a_word_is_found_with_the_registers(text: str) -> None:
    (found,) = findings(text)

    assert (found.path, found.line, found.kind) == ("guidance/more.md", 3, "definition")
    assert found.says.startswith("it does not say as standards.yaml does what “")
    assert "if management decides so" in found.mend


@pytest.mark.parametrize(
    "text",
    [
        "A report is severe if a customer may leave because of it, or somebody may be hurt.",
        "A severe report is one because of which somebody gets hurt or a customer leaves.",
        "We call a complaint severe when somebody may get hurt or a customer may leave us.",
        "A moment of truth is a contact in which a customer judges us as a supplier.",
        "Every contact in which a customer judges us is called a moment of truth.",
        "A severe report is answered within 4 working hours.",
        "A severe report goes to the manager on duty first.",
        "A moment of truth is the first of the things that we talk about.",
        "A moment of truth is one of the things that we talk about.",
        "Each department names its weakest moment of truth.",
        "Nothing is severe about a spelling mistake.",
        'A customer said: "For me, severe is when nobody calls."',
    ],
)
def test_a_repeat_or_a_mere_mention_is_not(text: str) -> None:
    assert findings(text) == []


def test_a_story_may_use_the_word_as_it_likes() -> None:
    assert findings("The report was severe when the roof came down.", Kind.STORY) == []


def test_words_that_no_document_says_any_more_are_named(tmp_path: Path) -> None:
    path = tmp_path / "standards.yaml"
    path.write_text(
        "standards: []\n"
        "terms:\n"
        "  - term: severe\n"
        "    owner: management\n"
        "    stated:\n"
        "      - {document: guidance/reports.md, words: It is severe when}\n",
        encoding="utf-8",
    )
    register, read = read_register(path)
    sayings = {"guidance/reports.md": [Saying("guidance/reports.md", 3, "A report is read.")]}

    (found,) = not_defined(register.terms, sayings, read)

    assert (found.line, found.kind) == (6, "not-stated")
    assert "severe: guidance/reports.md does not say" in found.says
