"""Tells of a finding that it is about what was written in Slack, and where that is changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.guidance.standards.domain import HandbookFinding


def told_of_slack(
    findings: Iterable[HandbookFinding], written: Mapping[str, str]
) -> Iterator[HandbookFinding]:
    """Yield the findings; those in or about a document of Slack say so, and what to do there.

    ``written`` are the texts that count by document; empty of a retired one.
    """
    for one in findings:
        told = f"{one.path} {one.says} {one.mend}"
        notes = [_note(name, text) for name, text in written.items() if name in told]
        yield replace(one, mend=" ".join(filter(None, [one.mend, *notes])))


def _note(document: str, text: str) -> str:
    if text:
        return f"{document} was written in Slack: change it there, in /customer guidance."
    return f"{document} was retired in Slack: /customer guidance can bring it back."
