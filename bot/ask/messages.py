"""How a quote looks in Slack, wherever Ask shows one."""

from bot.ask.domain import Citation
from bot.guidance.parse.display import as_quoted
from bot.slack import Block, escape, section


def quoted(number: int, citation: Citation, accessory: Block | None = None) -> Block:
    """Return a quote, word for word, with its number in the answer, from 1, and its source."""
    words = "\n".join(
        f">{escape(line)}" for line in as_quoted(citation.quote.strip()).splitlines()
    )
    source = escape(source_of(citation))
    return section(f"{words}\n[{number}] _{source}_", accessory=accessory)


def source_of(citation: Citation) -> str:
    """Return title and headings, joined with " › ", the title only once."""
    parts = [part for part in citation.heading.split(" › ") if part and part != citation.title]
    return " › ".join([citation.title, *parts])
