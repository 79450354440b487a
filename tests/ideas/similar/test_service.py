"""Reports that say the same are found before they are sent twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.ideas.report.domain import Report, State
from bot.ideas.report.ports import Embedder
from bot.ideas.similar.likeness import Background, stems
from bot.ideas.similar.service import Similar
from tests.ideas.builders import a_report, an_entry, some_words
from tests.ideas.fakes import SHARED_WORDS, FakeReports, FakeVectors


@dataclass
class Kept:
    """Reports with these texts, and what finds the similar ones."""

    reports: FakeReports = field(default_factory=FakeReports)
    embedded: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        embedder = Embedder("counted", self._embed)
        self.similar = Similar(self.reports, FakeVectors(), embedder, threshold=0.9)

    similar: Similar = field(init=False)

    async def add(self, *texts: str, **changes: object) -> None:
        for text in texts:
            words = some_words(today=text, better="")
            await self.reports.add(a_report(words=words, **changes), an_entry(text))

    async def shown_for(self, text: str, moment_id: str = "delivery") -> list[int]:
        return numbers(await self.similar.open_ones_like(text, moment_id, "T0NORTH"))

    async def themes(self) -> list[list[int]]:
        themes = await self.similar.themes(await self.reports.all_of(None))
        return [numbers(theme) for theme in themes]

    async def _embed(self, texts: Sequence[str]) -> list[list[float]]:
        self.embedded.extend(texts)
        return await SHARED_WORDS.embed(texts)


def numbers(reports: Sequence[Report]) -> list[int]:
    return [report.number for report in reports]


@pytest.fixture
def kept() -> Kept:
    return Kept()


async def test_most_similar_open_report_comes_first(kept: Kept) -> None:
    await kept.add("late label", "late box", "late box, phone", "coffee")

    assert await kept.shown_for("late box") == [2, 3]


async def test_same_words_at_another_moment_are_less_alike(kept: Kept) -> None:
    await kept.add("late box, phone")

    assert await kept.shown_for("late box", "delivery") == [1]
    assert await kept.shown_for("late box", "invoicing") == [1]
    assert await kept.shown_for("late box, invoice", "invoicing") == []


async def test_at_most_three_are_shown(kept: Kept) -> None:
    await kept.add("late 1", "late 2", "late 3", "late 4")

    assert len(await kept.shown_for("late")) == 3


async def test_closed_reports_are_not_shown(kept: Kept) -> None:
    await kept.add("late", state=State.DONE)

    assert await kept.shown_for("late") == []


async def test_reports_of_another_workspace_are_not_shown(kept: Kept) -> None:
    await kept.add("late", team_id="T0OTHER")

    assert await kept.shown_for("late") == []


async def test_vector_of_a_report_is_made_once(kept: Kept) -> None:
    await kept.add("late")
    await kept.similar.remember((await kept.reports.all_of(None))[0])

    await kept.shown_for("too late")

    assert kept.embedded == ["late", "too late"]


async def test_themes_are_groups_of_two_or_more_the_largest_first(kept: Kept) -> None:
    await kept.add("phone", "late", "phone!", "late late", "coffee", "too late")

    assert await kept.themes() == [[2, 4, 6], [1, 3]]


async def test_nothing_has_no_themes(kept: Kept) -> None:
    assert await kept.themes() == []


async def test_background_that_could_not_be_read_is_read_again() -> None:
    embedder = Embedder("words", failing_once(SHARED_WORDS))
    similar = Similar(FakeReports(), FakeVectors(), embedder, background=["late box"])
    with pytest.raises(TimeoutError):
        await similar.themes(())

    assert await similar.themes(()) == ()


def failing_once(embedder: Embedder) -> Any:
    failures = [TimeoutError()]

    async def embed(texts: Sequence[str]) -> list[list[float]]:
        for failure in failures[:]:
            failures.remove(failure)
            raise failure
        return await embedder.embed(texts)

    return embed


def test_what_all_texts_say_counts_less_than_what_few_say() -> None:
    common = [f"customer number {number} waits" for number in range(30)]
    vectors = [[1.0, n / 100, n % 2 / 50, n % 3 / 50, 0.0, 0.0] for n in range(30)]
    background = Background(common, vectors)
    waits = background.read("a customer waits", [1.0, 0.1, 0, 0, 0.1, 0.1], "delivery")
    waits_too = background.read("the customer waits", [1.0, 0.2, 0, 0, -0.1, 0.1], "delivery")
    leaks = background.read("the pump leaks", [1.0, 0.1, 0, 0, 0.5, 0.4], "delivery")
    leaks_too = background.read("a pump that leaks", [1.0, 0.1, 0, 0, 0.6, 0.3], "delivery")

    assert background.likeness(leaks, leaks_too) > background.likeness(waits, waits_too)


def test_stems_leave_out_words_without_meaning() -> None:
    assert stems("The customers are waiting for the box") == {"custom", "wait", "box"}
