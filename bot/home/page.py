"""Puts sections together to one page that Slack takes. Pure."""

from collections.abc import Sequence
from itertools import chain

from bot.slack import CHARTS_OF_A_MESSAGE, Block, context, divider, without_charts

BLOCKS_OF_A_PAGE = 100  # docs.slack.dev/reference/views/home-tab-views
# Slack documents two for a message and says nothing of pages: keep to what it documents.
CHARTS_OF_A_PAGE = CHARTS_OF_A_MESSAGE
MORE = "There is more than fits here."


def page(opening: Sequence[Block], sections: Sequence[Sequence[Block]]) -> Block:
    """Return the page: the opening whole, then each section that has something to show.

    When all of it is too long, the longest sections are cut first, and say so. Charts beyond
    the first two are left out, as the text beside each says the same.
    """
    shown = [[divider(), *section] for section in sections if section]
    fitting = fitted(shown, BLOCKS_OF_A_PAGE - len(opening))
    blocks = without_charts(list(chain.from_iterable(fitting)), kept=CHARTS_OF_A_PAGE)
    return {"type": "home", "blocks": [*opening, *blocks]}


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
