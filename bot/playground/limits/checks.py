"""Check what the bot sends, and give every block and element the id that Slack would."""

import secrets
from collections import Counter
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from bot.playground.limits.blocks import MessageBlock
from bot.playground.limits.views import View
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError

# "You can include up to 50 blocks in each message": https://docs.slack.dev/reference/block-kit/blocks
MESSAGE = TypeAdapter[Any](Annotated[list[MessageBlock], Field(max_length=50)])
VIEW = TypeAdapter[Any](View)
# Undocumented; met at about 13,200 characters: https://github.com/slackapi/bolt-js/issues/2509
LONGEST_BLOCKS = 13_000
# "The cumulative limit for all markdown blocks in a single payload is 12,000 characters":
# https://docs.slack.dev/reference/block-kit/blocks/markdown-block
LONGEST_MARKDOWN = 12_000
# "only one table per message": https://docs.slack.dev/reference/block-kit/blocks/table-block;
# two charts: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
MOST_OF_TYPE = {"table": 1, "data_visualization": 2}


def checked_blocks(blocks: Any) -> list[JsonObject]:
    """The blocks of a message with their ids filled in.

    Raises:
        CallRefusedError: ``invalid_blocks`` with where and why, or ``msg_blocks_too_long``.
    """
    problems = _problems(MESSAGE, blocks, "/blocks") or _crowded(blocks)
    if problems:
        raise _refused("invalid_blocks", problems)
    if sum(map(_length, blocks)) > LONGEST_BLOCKS:
        raise CallRefusedError("msg_blocks_too_long")
    return with_ids(blocks)


def checked_view(view: Any) -> JsonObject:
    """The view with the ids of its blocks filled in.

    Raises:
        CallRefusedError: ``invalid_arguments`` with where and why.
    """
    problems = _problems(VIEW, view, "/view") or _doubled(view["blocks"])
    if problems:
        raise _refused("invalid_arguments", problems)
    return dict(view) | {"blocks": with_ids(view["blocks"])}


def with_ids(blocks: list[JsonObject]) -> list[JsonObject]:
    """The blocks, each with a ``block_id`` and each element with an ``action_id``."""
    return [_with_id(block) for block in blocks]


def _with_id(block: JsonObject) -> JsonObject:
    named: JsonObject = {"block_id": secrets.token_urlsafe(4)} | block
    if block["type"] in {"actions", "context_actions"}:
        named["elements"] = [_with_action(element) for element in block["elements"]]
    for place in ("accessory", "element"):
        if isinstance(block.get(place), dict) and block[place]["type"] != "image":
            named[place] = _with_action(block[place])
    return named


def _with_action(element: JsonObject) -> JsonObject:
    return {"action_id": secrets.token_urlsafe(4)} | element


def _problems(adapter: TypeAdapter[Any], value: Any, start: str) -> list[str]:
    try:
        adapter.validate_python(value)
    except ValidationError as error:
        return [_line(one, start, value) for one in error.errors(include_url=False)]
    return []


def _line(error: Any, start: str, value: Any) -> str:
    pointer = start
    for part in error["loc"]:
        # Pydantic names the member of a union on the way down; it is no place in the JSON.
        if isinstance(value, dict) and part not in value and value.get("type") == part:
            continue
        pointer += f"/{part}"
        value = _inside(value, part)
    return f"[ERROR] {error['msg'][:200]} [json-pointer:{pointer}]"


def _inside(value: Any, part: Any) -> Any:
    if isinstance(value, dict):
        return value.get(part)
    is_place = isinstance(value, list) and isinstance(part, int) and part < len(value)
    return value[part] if is_place else None


def _crowded(blocks: list[JsonObject]) -> list[str]:
    kinds = Counter(block["type"] for block in blocks)
    crowded = [
        f"[ERROR] only {most} `{kind}` allowed [json-pointer:/blocks]"
        for kind, most in MOST_OF_TYPE.items()
        if kinds[kind] > most
    ]
    written = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if written > LONGEST_MARKDOWN:
        crowded.append(f"[ERROR] more than {LONGEST_MARKDOWN} characters of markdown")
    return crowded + _doubled(blocks)


def _doubled(blocks: list[JsonObject]) -> list[str]:
    """Ids that stand twice: block ids in the whole, action ids in one block."""
    found = _repeated([block.get("block_id") for block in blocks], "block_id")
    for block in blocks:
        elements = block.get("elements", []) if block["type"] != "rich_text" else []
        found += _repeated([element.get("action_id") for element in elements], "action_id")
    return found


def _repeated(ids: list[str | None], field: str) -> list[str]:
    counted = Counter(one for one in ids if one is not None)
    return [
        f'[ERROR] `{field}` "{one}" already exists'
        for one, times in counted.items()
        if times > 1
    ]


def _length(value: Any) -> int:
    if isinstance(value, dict):
        return sum(_length(part) for key, part in value.items() if key != "value")
    if isinstance(value, list):
        return sum(map(_length, value))
    return len(value) if isinstance(value, str) else 0


def _refused(code: str, problems: list[str]) -> CallRefusedError:
    shown = problems[:20]
    return CallRefusedError(code, errors=shown, response_metadata={"messages": shown})
