"""How text is written into standard Markdown, which Slack reads in streamed messages. Pure.

Markdown has no ``verbatim``: an address, an @name and a #name come alive by themselves.
"""

import re

from bot.slack import escape

# docs.slack.dev/reference/block-kit/blocks/markdown-block: what formats; "\" before it does not
_FORMATTING = re.compile(r"[\\`*_~\[\]|]")
_BEGINS_A_BLOCK = re.compile(r"^(?P<blanks>\s*)(?P<mark>[-+#=]|\d{1,9}(?=[.)]))", re.MULTILINE)
_COMES_ALIVE = re.compile(r"[@#]|:(?=/)|(?<=\w)[.](?=[^\W\d_])")
JOINER = "\N{WORD JOINER}"  # shows nothing, and ends what Slack would make a link or mention


def escape_markdown(text: str) -> str:
    """Return text that can stand in Markdown and formats, mentions and links nothing."""
    text = _FORMATTING.sub(r"\\\g<0>", escape(text))
    text = _BEGINS_A_BLOCK.sub(lambda at: f"{at['blanks']}{JOINER}{at['mark']}", text)
    return _COMES_ALIVE.sub(lambda at: f"{at[0]}{JOINER}", text)
