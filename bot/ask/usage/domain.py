"""The work on the use of the language model."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ShowUsage:
    """Somebody typed ``/customer usage``."""

    KIND: ClassVar[str] = "ask.usage"
    employee_id: str
    response_url: str
