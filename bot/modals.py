"""How modals that open from a click are written for Slack, and what they bring back. Pure."""

from collections.abc import Sequence

from bot.slack import MODAL_TITLE_LIMIT, Block, escape, plain, section

LABEL_LIMIT = 2000  # docs.slack.dev/reference/block-kit/blocks/input-block


def reading_modal(title: str, blocks: Sequence[Block]) -> Block:
    """Return a modal that is only read."""
    return {
        "type": "modal",
        "title": plain(title, MODAL_TITLE_LIMIT),
        "close": plain("Close"),
        "blocks": list(blocks),
    }


def notice(title: str, text: str) -> Block:
    """Return a modal that says one thing; ``text`` is escaped here."""
    return reading_modal(title, [section(escape(text))])


def asking_modal(
    title: str, blocks: Sequence[Block], callback_id: str, *, carried: str, submit: str = "Send"
) -> Block:
    """Return a modal that is filled in and sent; ``carried`` comes back with it."""
    return reading_modal(title, blocks) | {
        "callback_id": callback_id,
        "private_metadata": carried,
        "submit": plain(submit, MODAL_TITLE_LIMIT),
        "close": plain("Cancel"),
    }


def text_field(
    name: str, label: str, *, longest: int, shortest: int = 0, text: str = ""
) -> Block:
    """Return a field of several lines to write in; lengths are in characters."""
    element: Block = {
        "type": "plain_text_input",
        "action_id": name,
        "multiline": True,
        "max_length": longest,
    }
    element |= {"min_length": shortest} if shortest else {}
    element |= {"initial_value": text} if text else {}
    return input_field(name, label, element)


def input_field(name: str, label: str, element: Block) -> Block:
    """Return a field of a modal that must be filled in by its element."""
    return {
        "type": "input",
        "block_id": name,
        "label": plain(label, LABEL_LIMIT),
        "element": element,
    }


def written_in(view: Block, name: str) -> str:
    """Return what was written in a field of the modal that was sent."""
    return (view["state"]["values"][name][name]["value"] or "").strip()
