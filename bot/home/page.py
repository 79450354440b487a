"""Puts sections together to one page that Slack takes. Pure."""

from collections.abc import Sequence
from itertools import chain

from bot.slack import Block, context, divider

BLOCKS_OF_A_PAGE = 100  # docs.slack.dev/reference/views/home-tab-views
MORE = "There is more than fits here."


def page(opening: Sequence[Block], sections: Sequence[Sequence[Block]]) -> Block:
    """Return the page: the opening whole, then each section that has something to show.

    When all of it is too long, the longest sections are cut first, and say so.
    """
    shown = [[divider(), *section] for section in sections if section]
    fitting = fitted(shown, BLOCKS_OF_A_PAGE - len(opening))
    return {"type": "home", "blocks": [*opening, *chain.from_iterable(fitting)]}


def fitted(sections: Sequence[Sequence[Block]], room: int) -> list[list[Block]]:
    """Return the sections within so many blocks: none longer than the share left for it."""
    kept: dict[int, list[Block]] = {}
    shortest_first = sorted(range(len(sections)), key=lambda number: len(sections[number]))
    left = room
    for waiting, number in enumerate(shortest_first):
        share = left // (len(sections) - waiting)
        kept[number] = _cut(sections[number], share)
        left -= len(kept[number])
    return [kept[number] for number in range(len(sections))]


def _cut(section: Sequence[Block], share: int) -> list[Block]:
    if len(section) <= share:
        return list(section)
    return [*section[: share - 1], context(MORE)] if share > 0 else []
