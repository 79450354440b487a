"""On the sentences that its likenesses were chosen with, the check stays as good as it was."""

from pathlib import Path

import pytest

from bot.embedding.local import LocalEmbeddings
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source, sources_in
from bot.guidance.standards.checking import StandardsCheck
from bot.guidance.standards.domain import Kind, Saying
from bot.guidance.standards.reading import FILE, read_register
from bot.people.reading import read_company
from tests.kept_vectors import kept_vectors, vector_store

__all__ = ["kept_vectors", "vector_store"]  # fixtures
pytestmark = pytest.mark.usefixtures("kept_vectors")

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
LINES = Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines()
HEADING = {Kind.RULE: "Our promises", Kind.LESSON: ""}
SAID = [tuple(line.split("|", 1)) for line in LINES if not line.startswith("#")]


@pytest.fixture(scope="module")
def check() -> StandardsCheck:
    register, _ = read_register(KNOWLEDGE / FILE)
    sources = (one for one in sources_in(KNOWLEDGE) if isinstance(one, Source))
    documents = [one for one in map(read, sources) if isinstance(one, Document)]
    return StandardsCheck(register, documents, LocalEmbeddings().embed_documents)


@pytest.mark.parametrize("kind", [Kind.RULE, Kind.LESSON])
def test_of_what_says_otherwise_nine_in_ten_are_found_and_repeats_are_left_alone(
    check: StandardsCheck, kind: Kind
) -> None:
    names = {
        one.department_id: one.name
        for one in read_company(KNOWLEDGE / "departments.yaml").departments
    }
    sayings = [
        Saying("more.md", n, text, HEADING[kind], kind) for n, (_, text) in enumerate(SAID)
    ]

    found = {
        one.line for one in (*check.of_sayings(sayings), *check.of_keepers(sayings, names))
    }

    otherwise = [number for number, (says, _) in enumerate(SAID) if says == "c"]
    repeats = [number for number, (says, _) in enumerate(SAID) if says == "r"]
    assert len(found.intersection(otherwise)) >= 0.9 * len(otherwise)
    assert len(found.intersection(repeats)) <= 0.05 * len(repeats)
