"""What is said of files that slip. Pure."""

from bot.slack import Block, Message, context, escape, section, shortened

NAMED = 5  # slips; of more, the number is told
LINE_CHARACTERS = 500


def slips(file: str, says: str) -> Message:
    """Return what those read who can mend the file; ``says`` has a line for each slip."""
    lines = says.splitlines()
    what, are = ("Something", "is") if len(lines) == 1 else (f"{len(lines)} things", "are")
    text = f"{what} in {file} {are} to be mended."
    more = len(lines) - NAMED
    rest = [context(f"And {more} more: `python -m bot knowledge check` names them all.")]
    blocks = (
        section(f"*{escape(text)}* What cannot be read does not count; all else goes on."),
        *(_line(one) for one in lines[:NAMED]),
        *(rest if more > 0 else []),
        context("I say it once, and again when it is mended or something else slips."),
    )
    return Message(escape(text), blocks)


def mended(file: str) -> Message:
    """Return what they read when nothing slips in it any more."""
    text = f"{escape(file)} is mended: nothing in it slips any more."
    return Message(text, (section(text),))


def _line(says: str) -> Block:
    return section(f">{escape(shortened(says, LINE_CHARACTERS))}")
