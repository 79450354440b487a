"""What a workspace's company says: a folder of its own, which begins as a copy."""

import shutil
from pathlib import Path
from uuid import uuid4


def provide(knowledge: Path, starter: Path) -> None:
    """Make the folder as a copy of the starter, once; what is edited since then stays.

    It appears whole or not at all, also when two replicas begin at once.
    """
    if knowledge.exists():
        return
    knowledge.parent.mkdir(parents=True, exist_ok=True)
    unfinished = knowledge.with_name(f"{knowledge.name}.{uuid4().hex}.unfinished")
    shutil.copytree(starter, unfinished)
    try:
        unfinished.rename(knowledge)
    except OSError:
        shutil.rmtree(unfinished)
        if not knowledge.exists():
            raise


def remove(folder: Path, team_id: str) -> None:
    """Delete everything that lies in the workspace's folder; fine when there is none."""
    shutil.rmtree(folder / team_id, ignore_errors=True)
