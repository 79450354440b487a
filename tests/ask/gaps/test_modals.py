"""For whom the window to close a gap opens."""

import pytest

from bot.ask.gaps.domain import NotTheirGapError
from bot.ask.gaps.modals import ClosingModal
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
