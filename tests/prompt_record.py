"""What is on record of each prompt, and what is missing there after a change.

`prompts/versions.yaml` names the fingerprint of every version's text. A version after the first
also needs a report of `make evaluate`, kept below `docs/evaluations/`, whose table of prompts
shows the version before and this one.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from bot.prompts import read_prompt
from bot.yaml_files.reader import read_yaml

RECORD = "versions.yaml"


def missing_on_record(prompts: Path, reports: Path) -> Iterator[str]:
    """Yield what is to be done before the prompts in the folder may stay as they are."""
    record: Mapping[str, Mapping[int, str]] = read_yaml((prompts / RECORD).read_text())
    shown = [path.read_text(encoding="utf-8") for path in sorted(reports.glob("**/*.md"))]
    for path in sorted(prompts.glob("*/*.md")):
        name = f"{path.parent.name}/{path.stem}"
        versions = record.get(name, {})
        yield from _unrecorded(path, versions)
        yield from _unshown(name, versions, shown)


def _unrecorded(path: Path, versions: Mapping[int, str]) -> Iterator[str]:
    version, _, text = read_prompt(path).fingerprint.partition("-")
    known = versions.get(int(version))
    if known is None:
        yield f'{path.name}: add `{version}: "{text}"` below its name in prompts/{RECORD}.'
    elif known != text:
        yield (
            f"{path.name}: its text has changed, but it is version {version} still. Raise the "
            f"version, and run `make evaluate` with the old text and with the new one."
        )


def _unshown(name: str, versions: Mapping[int, str], reports: list[str]) -> Iterator[str]:
    for before, now in pairwise(f"{number}-{text}" for number, text in versions.items()):
        row = f"| `prompts/{name}.md` | {before} | {now} |"
        if not any(row in report for report in reports):
            yield (
                f"{name}.md: keep the report of `make evaluate` that compares {before} with "
                f"{now} below docs/evaluations/."
            )
