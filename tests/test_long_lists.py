"""Nothing of a list is left out unsaid: it stands whole, or each part is a menu away."""

from typing import Any

import pytest

from bot.long_lists import asked_for, in_sections, part_of, turning
from bot.modals import reading_modal
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_blocks, checked_view


def values(blocks: list[Any]) -> list[str]:
    menu = blocks[0]["elements"][0]
    options = menu.get("options") or [
        one for group in menu["option_groups"] for one in group["options"]
    ]
    return [one["value"] for one in options]


@pytest.mark.parametrize("count", [41, 80, 81, 4001])
@pytest.mark.parametrize("name", ["", "logistics", "a|7"])
def test_the_menu_leads_to_every_one(count: int, name: str) -> None:
    blocks = turning(part_of(range(count), 0, 40), "a.list", name)
    checked_blocks(blocks)

    asked = [asked_for({"selected_option": {"value": value}}) for value in values(blocks)]

    assert {found for found, _ in asked} == {name}
    shown = [one for _, first in asked for one in part_of(range(count), first, 40).shown]
    assert shown == list(range(count))


def test_a_list_that_has_room_has_no_menu() -> None:
    assert turning(part_of(range(40), 0, 40), "a.list") == []
    assert turning(part_of([], 0, 40), "a.list") == []


@pytest.mark.parametrize("first", [400, -3, 79, 81])
def test_of_a_list_that_became_shorter_the_last_part_is_shown(first: int) -> None:
    part = part_of(range(50), first, 40)

    assert part.shown
    assert part.first in {0, 40}


def test_lines_stand_whole_in_as_few_sections_as_have_room() -> None:
    lines = [f"•  line {number} " + "x" * 90 for number in range(400)]

    view = checked_view(reading_modal("Lines", in_sections(lines)))

    assert all(f"line {number} " in visible_text(view) for number in range(400))
    assert len(view["blocks"]) < 20
