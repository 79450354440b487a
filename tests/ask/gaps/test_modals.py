"""For whom the window to close a gap opens."""

import pytest

from bot.ask.gaps.domain import NotTheirGapError
from bot.ask.gaps.ending_modals import NOWHERE, EndingModals
from bot.ask.gaps.modals import ClosingModal
from bot.guidance.signposts.domain import NearSignpost, Signpost
from tests.ask.gaps.office import an_office_with_a_gap


@pytest.fixture
async def closing() -> ClosingModal:
    office = await an_office_with_a_gap()
    return ClosingModal(office.office(), office.answer)


@pytest.mark.parametrize("who", ["U0LENA", "U0ZOE"], ids=["the owner", "an administrator"])
async def test_the_window_to_close_a_gap_opens_for_its_owner(
    closing: ClosingModal, who: str
) -> None:
    assert "Close the gap" in str(await closing.of("1", who))


async def test_the_window_to_close_a_gap_opens_for_nobody_else(closing: ClosingModal) -> None:
    with pytest.raises(NotTheirGapError):
        await closing.of("1", "U0DAN")


async def test_of_many_signposts_each_may_be_chosen_and_the_nearest_stands_there() -> None:
    posts = [Signpost(f"s{n}", f"Subject {n}", (), "Somebody") for n in range(126)]

    async def nearest(_question: str) -> NearSignpost:
        return NearSignpost(posts[125], 0.9)

    office = (await an_office_with_a_gap()).office()
    modal = await EndingModals(office=office, signposts=lambda: posts, near=nearest).dismissing(
        "1", "U0LENA"
    )

    choosing = next(one["element"] for one in modal["blocks"] if one["type"] == "input")
    groups = choosing["option_groups"]
    offered = [one["value"] for group in groups for one in group["options"]]
    assert offered == [NOWHERE, *(one.signpost_id for one in posts)]
    assert choosing["initial_option"]["value"] == "s125"
