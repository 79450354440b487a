"""Who may read what: nothing of a document is there for those whom it is not for."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.guidance.audience import EVERYBODY, NOBODY, Readership, narrowed, readers_of
from bot.guidance.domain import Guidance
from bot.guidance.index import PassageIndex
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.readable import ReadableGuidance
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage

DEPARTMENTS = ("finance", "logistics", "sales")
WORDS = ("invoice", "phone", "visitor", "delivery", "refund", "coffee", "falcon", "delay")

audiences = st.sets(st.sampled_from(DEPARTMENTS), max_size=2)
bodies = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(
    lambda words: f"Send the {' '.join(words)} within {len(words)} days."
)
handbooks = st.lists(st.tuples(audiences, bodies), min_size=1, max_size=5)
readerships = st.lists(audiences, min_size=1, max_size=3).map(readers_of)


def an_index(folder: Path, handbook: Iterable[tuple[set[str], str]]) -> PassageIndex:
    folder.mkdir()
    for number, (audience, body) in enumerate(handbook):
        said = f"audience: [{', '.join(sorted(audience))}]\n" if audience else ""
        # Two titles alike: of two pages with one title, one may be a copy of the other.
        text = f"---\ntitle: Page {number % 3}\n{said}---\n\n{body}\n"
        (folder / f"page-{number}.md").write_text(text)
    index = PassageIndex(FakeStorage(), a_fake_embedding(), look_again_seconds=0)
    index.refresh(folder)
    return index


def all_ways_out(guidance: ReadableGuidance, asked: str) -> list[object]:
    """Return all that can be had of guidance, as texts."""
    ways = (
        guidance.search(asked, 20),
        guidance.look_up(asked, 20, "finance"),
        guidance.look_up(asked, 20, before="And the coffee?"),
        guidance.look_up_pieces([asked], 20),
        guidance.documents(),
        guidance.guidance(),
        [guidance.document_at(f"page-{number}.md") for number in range(5)],
    )
    return [*map(str, ways)]


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(handbooks, readerships, bodies)
def test_what_is_not_for_a_reader_changes_nothing_that_they_can_get(
    handbook: list[tuple[set[str], str]], readers: Readership, asked: str
) -> None:
    with TemporaryDirectory() as folder:
        whole = an_index(Path(folder, "whole"), handbook)
        theirs = [
            (audience if readers.may_read(_guidance(audience)) else None, body)
            for audience, body in handbook
        ]
        alone = an_index(Path(folder, "alone"), [])
        for number, (audience, _) in enumerate(theirs):
            if audience is not None:
                name = f"page-{number}.md"
                Path(folder, "alone", name).write_text(Path(folder, "whole", name).read_text())
        alone.refresh(Path(folder, "alone"))

        seen = all_ways_out(whole.readable_by(readers), asked)

        assert seen == all_ways_out(alone.whole, asked)


def _guidance(audience: Iterable[str]) -> Guidance:
    return Guidance("", "", audience=tuple(audience))


@pytest.mark.parametrize(
    ("each", "audience", "may"),
    [
        ([[]], [], True),
        ([[]], ["finance"], False),
        ([["finance"]], ["finance"], True),
        ([["finance", "sales"]], ["sales", "logistics"], True),
        ([["finance"], ["sales"]], ["finance", "sales"], True),
        ([["finance"], ["sales"]], ["finance"], False),
        ([["finance"], []], ["finance"], False),
        ([[""]], NOBODY, False),
        ([], ["finance"], False),
    ],
)
def test_those_who_read_together_may_read_what_each_may(
    each: list[list[str]], audience: list[str], may: bool
) -> None:
    assert readers_of(each).may_read(_guidance(audience)) is may


def test_without_a_word_on_its_readers_a_search_is_everybodys(tmp_path: Path) -> None:
    index = an_index(tmp_path / "some", [(set(), "The phone."), ({"finance"}, "The falcon.")])

    assert all_ways_out(index, "falcon") == all_ways_out(index.readable_by(EVERYBODY), "falcon")
    assert "falcon" not in str(all_ways_out(index, "phone"))
    assert "falcon" in str(all_ways_out(index.whole, "phone"))


def test_what_can_be_read_has_a_name_of_its_own(tmp_path: Path) -> None:
    index = an_index(tmp_path / "some", [(set(), "The phone."), ({"finance"}, "The falcon.")])
    theirs = index.readable_by(readers_of([["finance"]]))

    assert theirs.version != index.version
    assert theirs.version == index.whole.version


@pytest.mark.parametrize(
    "said",
    [
        "audience:",
        "audience: []",
        "audience: [finance",
        "audience: {a: b}",
        "audience: [finance, '']",
        "owner: x\naudience: *x",
        "audience: [finance]\naudience:",
        "\taudience: finance",
    ],
)
def test_an_audience_that_cannot_be_read_is_nobody_and_is_told(said: str) -> None:
    document = read(Source("a.md", f"---\n{said}\ntitle: T\n---\n\nThe falcon flies.\n"))

    assert isinstance(document, Document)
    assert document.guidance.audience == NOBODY
    assert any("nobody is shown" in one.says for one in document.bad_lines)


@pytest.mark.parametrize(
    ("own", "bound", "left"),
    [
        ([], [], ()),
        (["finance"], [], ("finance",)),
        ([], ["finance"], ("finance",)),
        (["finance", "sales"], ["sales"], ("sales",)),
        (["sales"], ["finance"], NOBODY),
        (NOBODY, ["finance"], NOBODY),
        ([], NOBODY, NOBODY),
    ],
)
def test_a_document_cannot_open_itself_to_more_than_its_source(
    own: list[str], bound: list[str], left: tuple[str, ...]
) -> None:
    assert narrowed(own, bound) == left
