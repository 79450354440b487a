"""How lists of any length are shown in Slack: whole, or in parts with a menu. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.slack import SECTION_TEXT_LIMIT, Block, Event, actions, menu, option, section

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ListPart(Generic[Item]):
    """What is shown of a list, and how much there is."""

    shown: Sequence[Item]
    first: int  # of those shown, from 0
    size: int  # of a part
    count: int  # of the whole list


def part_of(items: Sequence[Item], first: int, size: int) -> ListPart[Item]:
    """Return the part that begins at ``first``; the last one of a list that became shorter."""
    last = max(0, len(items) - 1) // size * size
    begins = min(max(0, first) // size * size, last)
    return ListPart(items[begins : begins + size], begins, size, len(items))


def place(name: str, first: int) -> str:
    """Return the value that stands for a part of a named list."""
    return f"{name}|{first}"


def named_in(value: str) -> tuple[str, int]:
    """Return which list and which first one a value stands for; what `place` made."""
    name, mark, first = value.rpartition("|")
    return (name, int(first)) if mark and first.isdecimal() else (value, 0)


def asked_for(action: Event) -> tuple[str, int]:
    """Return which list, and which first one, a button or a menu of parts asks for."""
    chosen = action.get("selected_option") or action
    return named_in(str(chosen.get("value") or ""))


def parts(name: str, count: int, size: int) -> Iterator[tuple[str, str]]:
    """Yield each part of a list in words, "41 to 80 of 126", with the value for it."""
    for first in range(0, count, size):
        last = min(first + size, count)
        yield f"{first + 1} to {last} of {count}", place(name, first)


def turning(part: ListPart[Item], action_id: str, name: str = "") -> list[Block]:
    """Return the menu that shows another part of the list; nothing where there is only one."""
    if part.count <= part.size:
        return []
    options = [option(text, value) for text, value in parts(name, part.count, part.size)]
    turner = menu(action_id, "Show", options, place(name, part.first))
    return [actions(f"parts.{action_id}", [turner])]


def in_sections(lines: Iterable[str], title: str = "") -> list[Block]:
    """Return the lines, mrkdwn, in as few sections as have room for them."""
    return [section(text) for text in _joined([title] * bool(title), lines)]


def _joined(*groups: Iterable[str]) -> Iterator[str]:
    text = ""
    for line in (line for lines in groups for line in lines):
        if text and len(text) + 1 + len(line) > SECTION_TEXT_LIMIT:
            yield text
            text = ""
        text = f"{text}\n{line}" if text else line
    if text:
        yield text
