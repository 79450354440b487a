"""How a quote looks in Slack, wherever Ask shows one."""

from bot.ask.domain import Citation
from bot.guidance.parse.display import as_quoted
from bot.slack import Block, escape, section


def quoted(number: int, citation: Citation, accessory: Block | None = None) -> Block:
    """Return a quote, word for word, with where it stands."""
    words = "\n".join(
        f">{escape(line)}" for line in as_quoted(citation.quote.strip()).splitlines()
    )
    source = escape(source_of(citation))
    return section(f"{words}\n[{number}] _{source}_", accessory=accessory)


def source_of(citation: Citation) -> str:
    """Return where a quote stands, as a reader would say it."""
    parts = [part for part in citation.heading.split(" › ") if part and part != citation.title]
    return " › ".join([citation.title, *parts])
