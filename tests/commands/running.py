"""What a command said, and the one document it is asked about."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

LATE = """---
title: Deliveries
owner: logistics
---
# Deliveries

Tell the customer about a late delivery before they have to ask. Name the new date.

## The van

The van is washed on Fridays.
"""


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


Run: TypeAlias = Callable[..., Done]


def lines_of(done: Done) -> list[Any]:
    return [json.loads(line) for line in done.stdout.splitlines()]
