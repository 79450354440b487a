"""Which excerpt answers a question, and what speaks for it."""

from pathlib import Path

import pytest

from bot.embedding.choice import NamedEmbeddings
from bot.guidance.domain import FoundExcerpt
from bot.guidance.index import PassageIndex
from bot.guidance.rank.lexical import telling, words_of
from tests.fakes_embedding import FakeEmbeddings, a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage


def an_index(knowledge: Path) -> PassageIndex:
    index = PassageIndex(FakeStorage(), a_fake_embedding())
    index.refresh(knowledge)
    return index


def found_in(knowledge: Path, question: str, limit: int = 3) -> tuple[FoundExcerpt, ...]:
    (findings,) = an_index(knowledge).look_up(question, limit=limit).questions
    return findings.found


def marked(found: FoundExcerpt) -> str:
    """Return what was found of an excerpt, without what stands around it."""
    pieces = [piece for line in found.excerpt.lines for piece in line.pieces]
    return " ".join(words for is_answer, words in pieces if is_answer)


def test_words_that_only_form_a_question_tell_nothing() -> None:
    (words,) = words_of(["May I leave my callers on hold, and who must know?"])

    assert telling(words) == ["leav", "caller", "hold", "know"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("priority 1", ["prioriti", "1"]),
        ("class B", ["class", "b"]),
        ("1,000 euros", ["1000", "euro"]),
        ("1.000 euros", ["1000", "euro"]),
        ("PPR-9087", ["ppr9087"]),
        ("ppr9087", ["ppr9087"]),
        ("ask IT", ["ask", "it"]),
        ("ask it", ["ask"]),
        ("R&D", ["r&d"]),
        ("the of\u00adfice", ["offic"]),
    ],
)
def test_numbers_letters_and_codes_count_in_one_way_of_writing(
    text: str, words: list[str]
) -> None:
    assert words_of([text]) == [words]


@pytest.mark.parametrize("priority", ["1", "2", "3", "4"])
def test_the_number_asked_for_is_the_one_that_is_found(tmp_path: Path, priority: str) -> None:
    answers = ("within minutes", "within two hours", "by tomorrow", "within a week")
    said = [f"A ticket of priority {n} is answered {a}." for n, a in enumerate(answers, 1)]
    (tmp_path / "tickets.md").write_text("# Tickets\n\n" + "\n\n".join(said))

    best = found_in(tmp_path, f"How fast do we answer a ticket of priority {priority}?")[0]

    assert marked(best) == said[int(priority) - 1]


def test_the_sentence_with_the_rare_word_of_the_question_answers_best(knowledge: Path) -> None:
    text = "Customers like to hear a smile. Nobody leaves a caller on hold. Customers like us."
    (knowledge / "phone.md").write_text(f"# Phone\n\n{text}\n")

    best = found_in(knowledge, "is hold fine")[0]

    assert marked(best) == "Nobody leaves a caller on hold."


def test_a_quote_is_what_stands_in_the_file_from_start_to_end(knowledge: Path) -> None:
    found = found_in(knowledge, "Who answers the phone or sends an invoice")

    assert len(found) == 2
    assert [one.quote for one in found] == [
        (knowledge / one.guidance.document).read_text()[one.excerpt.start : one.excerpt.end]
        for one in found
    ]


def test_no_excerpt_is_shown_twice_and_none_overlaps_another(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Keys\n\nTake the key.\n\n- The key is red.\n- No key.\n")

    found = found_in(tmp_path, "Where is the key?", limit=5)

    assert len(found) == 1


def test_two_questions_of_a_message_are_looked_up_apart(knowledge: Path) -> None:
    findings = an_index(knowledge).look_up(
        "When do I send the invoice? And who takes the phone within four rings?", limit=1
    )

    best = [one.found[0].guidance.document for one in findings.questions]
    assert best == ["invoices.md", "phone.md"]


def test_what_is_ahead_of_the_next_is_said(knowledge: Path) -> None:
    first, second = found_in(knowledge, "When is the invoice sent?")

    assert first.guidance.document == "invoices.md"
    assert first.signals.ahead > 0
    assert second.signals.ahead == 0


@pytest.mark.parametrize("others", [0, 1, 2, 3, 9])
def test_where_the_rest_is_about_something_else_nothing_seems_much_surer(
    tmp_path: Path, others: int
) -> None:
    (tmp_path / "keys.md").write_text("# Keys\n\nThe red key opens both cellars.\n")
    for number in range(others):
        (tmp_path / f"{number}.md").write_text(f"# Page{number}\n\nBirds{number} sing.\n")

    first = found_in(tmp_path, "Keys: The red key opens both cellars.")[0]

    assert first.signals.ahead == pytest.approx(0.12 * min(others, 3) / 3)


class OneCall(FakeEmbeddings):
    """Counts how often it was asked; it reads no words."""

    calls = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.calls += 1
        return super().embed_documents(texts)


def test_pieces_of_a_message_are_embedded_in_one_call(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Care\n\nA late parcel is traced.\n\nBills are mended.\n")
    embeddings = OneCall()
    index = PassageIndex(FakeStorage(), NamedEmbeddings("fake", embeddings))
    index.refresh(tmp_path)
    calls = embeddings.calls

    parcel, bill = index.look_up_pieces(["my parcel is late", "the bills are wrong"], limit=1)

    assert embeddings.calls == calls + 1
    assert marked(parcel.found[0]) == "A late parcel is traced."
    assert marked(bill.found[0]) == "Bills are mended."
