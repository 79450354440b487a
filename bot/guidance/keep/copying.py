"""Begins an index with what another one holds, so that nothing is embedded twice."""

from bot.guidance.keep.storage import FORMAT, IndexStorage, Manifest


def copy_index(own: IndexStorage, starter: IndexStorage, embedding: str) -> bool:
    """Make an index that holds nothing yet hold what the starter holds.

    Args:
        own: the index that begins.
        starter: the one it takes over from.
        embedding: the name of the one in use; what another made is of no use.

    Returns:
        Whether there was anything to take over. What differs in the folder is embedded by the
        index itself, when it is brought up to it.

    Raises:
        BotError: one of them is out of reach, or another process is changing this one.
    """
    given = starter.manifest()
    if own.manifest() is not None or given is None:
        return False
    if (given.format, given.embedding) != (FORMAT, embedding):
        return False
    own.change(Manifest(given.embedding, given.digests), starter.load(given.digests))
    return True
