"""Formatted text of Slack: nothing in it is a mark, a link or a mention. Pure."""

from collections.abc import Sequence

from bot.slack import Block

DEEPEST_LIST = 8  # indents of a list


def rich_text(elements: Sequence[Block]) -> Block:
    """Return formatted text: paragraphs and lists, in which no character is a mark."""
    return {"type": "rich_text", "elements": list(elements)}


def rich_words(pieces: Sequence[tuple[bool, str]]) -> Block:
    """Return a paragraph of rich text; each piece comes after whether it is in bold."""
    return {"type": "rich_text_section", "elements": [_rich_piece(*one) for one in pieces]}


def rich_list(
    items: Sequence[Sequence[tuple[bool, str]]],
    *,
    indent: int = 0,
    is_numbered: bool = False,
    offset: int = 0,
) -> Block:
    """Return a list of rich text; ``offset`` is how many items of it stand further up."""
    block: Block = {
        "type": "rich_text_list",
        "style": "ordered" if is_numbered else "bullet",
        "indent": min(indent, DEEPEST_LIST),
        "elements": [rich_words(one) for one in items],
    }
    return block | ({"offset": offset} if offset else {})


def rich_styled(pieces: Sequence[tuple[str, str]]) -> Block:
    """Return a paragraph of rich text; each piece comes after its style, "" for none."""
    elements = [
        {"type": "text", "text": text} | ({"style": {style: True}} if style else {})
        for style, text in pieces
        if text
    ]
    return {"type": "rich_text_section", "elements": elements}


def rich_as_typed(text: str) -> Block:
    """Return text as it was typed, each space and line of it, to be copied."""
    return {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]}


def _rich_piece(is_bold: bool, text: str) -> Block:
    piece: Block = {"type": "text", "text": text}
    return piece | ({"style": {"bold": True}} if is_bold else {})
