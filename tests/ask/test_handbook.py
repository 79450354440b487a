"""What Ask knows of the guidance beside its answers."""

from pathlib import Path

import pytest

from bot.ask.domain import Owners, Readers
from bot.ask.handbook import Handbook
from bot.guidance.index import PassageIndex
from bot.guidance.rank.phrases import Phrases
from bot.guidance.rank.wording import Wording
from bot.guidance.signposts.domain import Signpost, Signposts
from bot.moments.domain import DepartmentPart, Moment, MomentsMap, Stage
from tests.builders_people import northwind
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage

DELIVERIES = """---
title: Deliveries
owner: {owner}
---
# Deliveries

Call before you come.
"""
PART = DepartmentPart("logistics", Stage.INTERACTION, "Logistics drives.")
MOMENTS = MomentsMap(
    (
        Moment("website", "Website", "I look.", (), "How fast is our page?"),
        Moment("claims", "Claims", "I complain.", (), "What do I do with a claim?"),
        Moment("delivery", "Delivery", "It comes.", (PART,), "When do I call?"),
    )
)


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    owners = {"ours": "logistics", "hers": "U0ZOE", "strays": "nobody@x.example"}
    for name, owner in owners.items():
        (tmp_path / f"{name}.md").write_text(DELIVERIES.format(owner=owner), encoding="utf-8")
    (tmp_path / "bare.md").write_text("# Bare\n\nNobody owns this.\n", encoding="utf-8")
    index = PassageIndex(FakeStorage(), a_fake_embedding())
    index.refresh(tmp_path)
    return Handbook(index=index, people=northwind(), moments=MOMENTS)


@pytest.mark.parametrize(("person", "name"), [("U0NADIA", "Nadia"), ("U0GONE", ""), (None, "")])
async def test_a_signpost_comes_with_its_persons_name(person: str | None, name: str) -> None:
    pay = Signpost("pay", "Pay", ("my salary",), "The people department", person)
    phrases = Phrases(Wording(signposts=Signposts((pay,))), a_fake_embedding())
    index = PassageIndex(FakeStorage(), a_fake_embedding(), phrases=phrases)
    handbook = Handbook(index=index, people=northwind(), moments=MOMENTS)

    near = await handbook.signpost("my salary")

    assert near is not None
    assert (near.signpost, near.person_name) == (pay, name)


async def test_opens_a_passage_at_the_place_of_its_quote(handbook: Handbook) -> None:
    start = DELIVERIES.index("Call") - len("owner") + 7

    passage = await handbook.read_passage("U0DAN", "ours.md", start, "Call before you come.")

    assert passage is not None
    assert [line.pieces for line in passage.lines] == [((True, "Call before you come."),)]
    assert (passage.title, passage.owner) == ("Deliveries", "Logistics")


async def test_a_button_from_before_opens_what_stands_there_now_unmarked(
    handbook: Handbook,
) -> None:
    start = DELIVERIES.format(owner="logistics").index("Call")

    passage = await handbook.read_passage("U0DAN", "ours.md", start)

    assert passage is not None
    assert [line.pieces for line in passage.lines] == [((False, "Call before you come."),)]


async def test_a_quote_is_found_again_after_its_document_was_edited(
    handbook: Handbook, tmp_path: Path
) -> None:
    lines = "Ring first.\n\n" * 30 + "* Be kind.\n* **Call** before\n  you come!\n"
    (tmp_path / "ours.md").write_text(f"# Deliveries\n\n{lines}", encoding="utf-8")
    handbook.index.refresh(tmp_path)

    passage = await handbook.read_passage("U0DAN", "ours.md", 40, "Call before you come.")

    assert passage is not None
    marked = [words for line in passage.lines for found, words in line.pieces if found]
    assert marked == ["Call before you come!"]


async def test_a_quote_that_was_rewritten_is_not_replaced_by_what_stands_there(
    handbook: Handbook, tmp_path: Path
) -> None:
    text = DELIVERIES.format(owner="logistics").replace("before", "after")
    (tmp_path / "ours.md").write_text(text, encoding="utf-8")
    handbook.index.refresh(tmp_path)

    start = text.index("Call")

    assert (
        await handbook.read_passage("U0DAN", "ours.md", start, "Call before you come.") is None
    )


async def test_a_passage_that_is_gone_is_none(handbook: Handbook) -> None:
    assert await handbook.read_passage("U0DAN", "ours.md", 10_000) is None
    assert await handbook.read_passage("U0DAN", "gone.md", 0) is None
    assert await handbook.title_for("gone.md", "U0DAN") is None


async def test_a_department_that_owns_a_document_is_its_managers(handbook: Handbook) -> None:
    assert await handbook.owners_of("ours.md") == Owners(("U0LENA",), "C0ADMINS")


async def test_a_person_can_own_a_document(handbook: Handbook) -> None:
    assert await handbook.owners_of("hers.md") == Owners(("U0ZOE",), "C0ADMINS")


@pytest.mark.parametrize("document", [None, "bare.md", "gone.md"])
async def test_what_nobody_owns_goes_to_the_administrators_channel(
    handbook: Handbook, document: str | None
) -> None:
    assert (await handbook.owners_of(document)).places == ("C0ADMINS",)


async def test_an_owner_whom_slack_does_not_know_is_replaced_by_administrators(
    handbook: Handbook,
) -> None:
    assert (await handbook.owners_of("strays.md")).places == ("U0ZOE",)


async def test_who_reads_what_is_sent_to_owners_is_said_by_name(handbook: Handbook) -> None:
    readers = await handbook.readers_of(["ours.md", "hers.md", "bare.md"])

    lena, zoe = [(await handbook.people.employee(one)).name for one in ("U0LENA", "U0ZOE")]
    assert readers == Readers((lena, zoe), "C0ADMINS")


async def test_suggestions_begin_with_the_own_moments(handbook: Handbook) -> None:
    await handbook.people.choose_department("U0MARCO", "logistics")

    assert await handbook.suggestions("U0MARCO") == (
        "When do I call?",
        "What do I do with a claim?",
    )


async def test_whoever_has_no_department_gets_suggestions_too(handbook: Handbook) -> None:
    assert await handbook.suggestions("U0YARA") == (
        "What do I do with a claim?",
        "When do I call?",
    )
