"""No kind of change is named that nothing writes into the trail."""

from pathlib import Path

import pytest

import bot
from bot.company.audit import domain
from bot.company.audit.domain import Subject

SOURCES = [
    path.read_text(encoding="utf-8")
    for path in Path(bot.__file__).parent.rglob("*.py")
    if path != Path(domain.__file__)
]


@pytest.mark.parametrize("subject", Subject)
def test_each_kind_of_change_has_a_writer(subject: Subject) -> None:
    writers = [text for text in SOURCES if f"subject=Subject.{subject.name}," in text]

    assert writers
