"""Reads lists: an item is one statement, a long item several, and lists stand in items."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from markdown_it.tree import SyntaxTreeNode

from bot.guidance.parse.building import WORDS, StructureBuilder, is_answered, lines_of
from bot.guidance.parse.plain_text import plain
from bot.guidance.parse.sentences import whole_sentences
from bot.guidance.parse.structure import BlockKind, CharacterRange

LISTS = {"bullet_list": BlockKind.LIST, "ordered_list": BlockKind.STEPS}
ReadNode: TypeAlias = Callable[[SyntaxTreeNode, int], None]  # with the number of its list

_INNER = {*LISTS, "table", "fence", "blockquote"}
_ITEM_MARK = re.compile(r"(?:>\s*)*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_LONGEST_ITEM = 45  # words found as one; of a longer item each sentence is found
_LONGEST_OPENING = 12  # words of a long item's first sentence that names the others' subject
_LEADS_ON = 15  # words of a lead-in that is kept for what stands below an item


@dataclass(frozen=True, slots=True)
class ListReader:
    """Adds lists to a structure."""

    builder: StructureBuilder
    read: ReadNode  # what stands in an item and is no list

    def read_list(self, node: SyntaxTreeNode, parent: int | None) -> None:
        """Add a list with the lists in it, after what leads into it."""
        self._list(node, parent, *self.builder.lead())

    def _list(
        self, node: SyntaxTreeNode, parent: int | None, lead: int | None, words: str
    ) -> None:
        place = self.builder.place(*lines_of(node))
        if place is None:
            return
        number = self.builder.add_block(LISTS[node.type], place, lead, parent)
        before = ""
        for count, item in enumerate(node.children, 1):
            asked = before if is_answered(before) else words
            before = self._item(item, number, count, asked)

    def _item(self, node: SyntaxTreeNode, number: int, count: int, lead: str) -> str:
        """Add an item up to what stands in it, a long one by sentence; return its words."""
        first, last = lines_of(node)
        inner = [child for child in node.children if child.type in _INNER]
        own_last = min([last, *(lines_of(child)[0] for child in inner)])
        place = self.builder.place(first, own_last)
        head, words = None, ""
        if place:
            mark = _ITEM_MARK.match(self.builder.seen, *place)
            begin = mark.end() if mark else place[0]
            words = plain(self.builder.seen[begin : place[1]])
            head = self._own((begin, place[1]), words, (number, count), lead)
        for child in inner:
            if child.type in LISTS:
                self._list(child, number, head, _joined(lead, words))
            else:
                self.read(child, number)
        return words

    def _own(
        self, place: CharacterRange, words: str, position: tuple[int, int], lead: str
    ) -> int | None:
        """Add an item's own words; return the number of their first statement."""
        number, item = position
        if not WORDS.search(words):
            return None
        head = len(self.builder.statements)
        if len(words.split()) <= _LONGEST_ITEM:
            self.builder.add(place, number, lead=lead, item=item)
            return head
        spans = list(whole_sentences(self.builder.seen, *place))
        first = plain(self.builder.seen[slice(*spans[0])])
        later = first if len(first.split()) <= _LONGEST_OPENING else lead
        for span in spans:
            led = lead if span[0] == place[0] else later
            self.builder.add(span, number, lead=led, item=item)
        return head


def _joined(lead: str, item: str) -> str:
    """Return what leads into a list below an item: the item, after its own lead-in if short."""
    return f"{lead} {item}".strip() if len(lead.split()) <= _LEADS_ON else item
