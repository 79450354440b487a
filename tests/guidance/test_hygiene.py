"""What the index says about documents that are not read as they stand."""

from pathlib import Path

from bot.guidance.domain import Refreshed
from bot.guidance.index import PassageIndex
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage


def test_a_bad_line_of_metadata_is_reported_each_time_and_hides_nothing(
    knowledge: Path,
) -> None:
    (knowledge / "pumps.md").write_text("---\ntitle: Pumps: all\n---\nPrime the pump first.\n")
    index = PassageIndex(FakeStorage(), a_fake_embedding(), look_again_seconds=0)

    reports = [index.refresh(knowledge), index.refresh(knowledge)]

    assert index.search("prime the pump", limit=1)[0].passage.document == "pumps.md"
    named = [[(one.document, one.line) for one in report.bad_lines] for report in reports]
    assert named == [[("pumps.md", 2)], [("pumps.md", 2)]]


def test_a_draft_is_counted_and_not_found(knowledge: Path) -> None:
    index = PassageIndex(FakeStorage(), a_fake_embedding(), look_again_seconds=0)
    index.refresh(knowledge)
    phone = knowledge / "phone.md"
    phone.write_text(f"---\ndraft: true\n---\n{phone.read_text()}")

    reports = [index.refresh(knowledge), index.refresh(knowledge)]

    assert reports == [
        Refreshed(documents=1, forgotten=1, drafts=1),
        Refreshed(documents=1, drafts=1),
    ]
    assert {one.passage.document for one in index.search("phone", limit=9)} == {"invoices.md"}


def test_an_older_copy_is_outdated_until_the_newer_is_gone(tmp_path: Path) -> None:
    (tmp_path / "vans (copy).md").write_text("# Vans\n\nWash the vans on Monday.\n")
    (tmp_path / "vans.md").write_text("# Vans\n\nWash the vans on Friday.\n")
    index = PassageIndex(FakeStorage(), a_fake_embedding(), look_again_seconds=0)

    index.refresh(tmp_path)
    before = {one.guidance.document: one.guidance.is_outdated for one in index.documents()}
    (tmp_path / "vans.md").unlink()
    index.refresh(tmp_path)
    after = {one.guidance.document: one.guidance.is_outdated for one in index.documents()}

    assert before == {"vans (copy).md": True, "vans.md": False}
    assert after == {"vans (copy).md": False}


def test_a_passage_of_an_outdated_page_says_so(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "vans.md").write_text("# Vans\n\nWash the vans on Monday.\n")
    index = PassageIndex(FakeStorage(), a_fake_embedding(), look_again_seconds=0)
    index.refresh(tmp_path)

    (found,) = index.search("wash the vans", limit=1)

    assert found.passage.guidance.is_outdated
