"""Each slip is found under its file, whose owner is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.composition.broken_files import owner_of, places_for, slips_by_file
from bot.composition.opening import open_bank
from bot.guidance.index import PassageIndex
from bot.people.domain import Company
from bot.people.service import CompanyPeople
from bot.settings import Settings
from tests.fakes_embedding import a_fake_embedding
from tests.fakes_people import FakeChosenDepartments, FakeDirectory
from tests.guidance.keep.fake_storage import FakeStorage
from tests.quiz.bank.test_reading import HEAD, one

DOCUMENT = "---\ntitle: Returns\nowner: logistics\n---\n# Returns\n\nTake the goods back.\n"
QUIZ = "department: sales\nowner: sales\nquestions:\n  - id: q\n"


@dataclass
class Handbook:
    """A knowledge folder and its index."""

    settings: Settings
    index: PassageIndex = field(
        default_factory=lambda: PassageIndex(FakeStorage(), a_fake_embedding())
    )

    def write(self, name: str, text: str | bytes) -> None:
        path = self.settings.knowledge / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def slips(self) -> dict[str, int]:
        return {file: len(slips) for file, slips in self.told().items()}

    def told(self) -> Mapping[str, Sequence[str]]:
        self.index.refresh(self.settings.knowledge)
        return slips_by_file(self.settings, self.index)


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    book = Handbook(Settings(knowledge=tmp_path / "knowledge", state=tmp_path / "state"))
    (tmp_path / "knowledge").mkdir()
    book.write("guidance/returns.md", DOCUMENT)
    return book


def test_where_nothing_slips_nothing_is_found(handbook: Handbook) -> None:
    assert handbook.slips() == {}


def test_each_slip_stands_under_its_file(handbook: Handbook) -> None:
    handbook.write("guidance/broken.md", b"\xe4")
    handbook.write("departments.yaml", "departments: [")
    handbook.write("questions/sales.yaml", QUIZ)

    found = handbook.slips()

    assert set(found) == {"guidance/broken.md", "departments.yaml", "questions/sales.yaml"}
    assert found["guidance/broken.md"] == found["departments.yaml"] == 1


def test_a_folder_that_is_gone_is_found(handbook: Handbook, tmp_path: Path) -> None:
    (tmp_path / "knowledge").rename(tmp_path / "elsewhere")

    assert set(slips_by_file(handbook.settings, handbook.index)) == {"the knowledge folder"}


def test_a_broken_document_has_the_owner_that_it_had(handbook: Handbook) -> None:
    handbook.slips()
    handbook.write("guidance/returns.md", b"\xe4")
    handbook.slips()

    assert owner_of("guidance/returns.md", handbook.settings, handbook.index) == "logistics"
    assert owner_of("departments.yaml", handbook.settings, handbook.index) is None


def test_a_file_of_questions_has_the_owner_of_its_right_ones(handbook: Handbook) -> None:
    handbook.write("questions/sales.yaml", HEAD + one())

    assert owner_of("questions/sales.yaml", handbook.settings, handbook.index) == "logistics"


def test_a_file_of_questions_that_broke_has_the_owner_that_it_had(handbook: Handbook) -> None:
    handbook.write("questions/sales.yaml", HEAD + one())
    open_bank(handbook.settings)()
    handbook.write("questions/sales.yaml", "questions: [")

    assert owner_of("questions/sales.yaml", handbook.settings, handbook.index) == "logistics"


def test_a_file_that_never_was_right_has_the_owner_that_stands_in_it(
    handbook: Handbook,
) -> None:
    handbook.write("questions/sales.yaml", "department: [\nowner: logistics\nquestions: [")

    assert owner_of("questions/sales.yaml", handbook.settings, handbook.index) == "logistics"


async def test_where_the_file_names_nobody_whoever_installed_the_bot_hears() -> None:
    people = CompanyPeople(
        Company(),
        directory=FakeDirectory(),
        chosen=FakeChosenDepartments(),
        founder="U0FOUNDER",
    )

    assert await places_for(None, people) == ("U0FOUNDER",)


def test_what_names_or_quotes_what_is_not_there_slips_in_its_own_file(
    handbook: Handbook,
) -> None:
    handbook.write("departments.yaml", "departments:\n  - {id: sales, name: Sales}\n")
    handbook.write("guidance/other.md", "---\nowner: sails\n---\n# Other\n\nNothing.\n")
    handbook.write("guidance/returns.md", DOCUMENT.replace("logistics", "sales"))
    asked = HEAD.replace("logistics", "sales") + one()
    quoting = asked.replace("guidance/logistics.md", "guidance/returns.md")
    handbook.write("questions/sales.yaml", quoting)

    found = handbook.told()

    (unknown,) = found["guidance/other.md"]
    assert "there is no department sails. Write sales." in unknown
    assert any(
        "the quote is not in guidance/returns.md" in each
        for each in found["questions/sales.yaml"]
    )
