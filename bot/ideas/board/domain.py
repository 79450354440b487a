"""What the idea board shows, and what is looked for on it."""

from dataclasses import dataclass

from bot.ideas.report.domain import Report

ANY = "any"


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for."""

    words: str = ""  # each of them stands in the first line
    moment_id: str = ANY
    state: str = ANY  # of `State`


@dataclass(frozen=True, slots=True)
class IdeaOnBoard:
    """An idea, and what everybody may know of it."""

    report: Report
    voices: int
    is_theirs: bool  # of whoever looks: made or supported
    done: str = ""  # what was done, in the manager's words; empty before
    talked_of_in: str = ""  # channel with its thread of comments
    solved: int = 0  # people who say, once it is done, that it is solved
