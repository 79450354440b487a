"""How employees word things, and where that is written down."""

from pathlib import Path

import pytest

from bot.guidance.index import PassageIndex
from bot.guidance.rank.phrases import Phrases
from bot.guidance.rank.wording import Wording, list_readings, read_wording
from bot.guidance.signposts.domain import Signposts
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage

WORDING = Wording((("bill", "invoice"), ("people who buy", "customers"), ("buy", "order")))


@pytest.mark.parametrize(
    ("question", "in_guidance_words"),
    [
        ("Where is the bill?", "Where is the invoice?"),
        ("BILL, please", "invoice, please"),
        ("the people who buy from us", "the customers from us"),
        ("billing and buyers", "billing and buyers"),
        ("", ""),
    ],
)
def test_employees_names_are_read_as_the_guidances(
    question: str, in_guidance_words: str
) -> None:
    assert WORDING.in_guidance_words(question) == in_guidance_words


def test_without_synonyms_a_question_stays_as_it_is() -> None:
    assert Wording().in_guidance_words("Where is the bill?") == "Where is the bill?"


def test_the_lists_are_read_from_the_knowledge_folder(tmp_path: Path) -> None:
    (tmp_path / "synonyms.yaml").write_text("invoice: [bill, account]\n")
    (tmp_path / "elsewhere.yaml").write_text("- holidays\n")

    assert read_wording(tmp_path) == Wording(
        (("bill", "invoice"), ("account", "invoice")), Signposts(nobodys=("holidays",))
    )


def test_signposts_come_before_the_subjects_of_an_older_list(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text("- holidays\n")
    (tmp_path / "signposts.yaml").write_text(
        "signposts:\n- {id: pay, name: Pay, who: People, subjects: [salary]}\n"
        "nobodys: [weather]\n"
    )

    wording = read_wording(tmp_path)

    assert wording.elsewhere == ("salary", "weather", "holidays")
    assert [wording.signposts.at(number) is None for number in range(3)] == [False, True, True]


def test_signposts_that_slip_stop_no_other_list(tmp_path: Path) -> None:
    (tmp_path / "synonyms.yaml").write_text("invoice: [bill]\n")
    (tmp_path / "signposts.yaml").write_text("signposts: no\n")

    assert read_wording(tmp_path) == Wording((("bill", "invoice"),))


def test_a_folder_without_lists_has_none(tmp_path: Path) -> None:
    assert read_wording(tmp_path) == Wording()


@pytest.mark.parametrize("text", ["- bill\n", "invoice: bill\n", "a: [\n", "1: [2]\n", ""])
def test_a_list_that_is_none_is_told_and_stops_no_other(
    tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "synonyms.yaml").write_text(text)
    (tmp_path / "elsewhere.yaml").write_text("- departure\n")

    wording = read_wording(tmp_path)

    assert wording == Wording(signposts=Signposts(nobodys=("departure",)))
    assert "synonyms.yaml:" in caplog.records[0].why  # type: ignore[attr-defined]


def test_a_slip_leaves_out_its_own_entry_and_names_line_key_and_mend(tmp_path: Path) -> None:
    (tmp_path / "synonyms.yaml").write_text("order: [buy]\nno: [nope]\ninvoice: [bill, no]\n")
    (tmp_path / "elsewhere.yaml").mkdir()

    wording = read_wording(tmp_path)
    told = [str(slip) for read in list_readings(tmp_path) for slip in read.slips]

    assert wording.synonyms == (("buy", "order"), ("bill", "invoice"))
    assert told == [
        (
            f"{tmp_path}/synonyms.yaml:2: no: YAML reads no as false, and a word is wanted."
            " Put it in quotes."
        ),
        (
            f"{tmp_path}/synonyms.yaml:3: invoice > entry 2: YAML reads no as false, and a word"
            " is wanted. Put it in quotes."
        ),
        (
            f"{tmp_path}/elsewhere.yaml:1: it cannot be read: it is a folder."
            " Put a file in its place."
        ),
    ]


def test_the_index_reads_a_question_in_guidances_words(tmp_path: Path) -> None:
    (tmp_path / "invoices.md").write_text("Send the invoice within two days.")
    embedding = a_fake_embedding()
    index = PassageIndex(FakeStorage(), embedding, phrases=Phrases(WORDING, embedding))
    index.refresh(tmp_path)

    (findings,) = index.look_up("Where is the bill?", limit=1).questions

    assert findings.question == "Where is the invoice?"


def test_the_starter_handbook_has_every_list() -> None:
    wording = read_wording(Path(__file__).parents[3] / "knowledge")

    assert wording.synonyms
    assert wording.elsewhere
