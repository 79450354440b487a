"""For whom the window to close a gap opens."""

import pytest

from bot.ask.gaps.domain import NotTheirGapError
from bot.ask.gaps.modals import ClosingModal
from tests.ask.builders import an_asked
from tests.ask.gaps.test_work import Office, a_click


@pytest.fixture
async def closing() -> ClosingModal:
    office = Office()
    await office.asked.keep(an_asked())
    await office.tells(a_click())
    return ClosingModal(office.gaps, office.answer, office.owners_of, office.administrators)


@pytest.mark.parametrize("who", ["U0LENA", "U0ZOE"], ids=["the owner", "an administrator"])
async def test_the_window_to_close_a_gap_opens_for_its_owner(
    closing: ClosingModal, who: str
) -> None:
    assert "Close the gap" in str(await closing.of(1, who))


async def test_the_window_to_close_a_gap_opens_for_nobody_else(closing: ClosingModal) -> None:
    with pytest.raises(NotTheirGapError):
        await closing.of(1, "U0DAN")
