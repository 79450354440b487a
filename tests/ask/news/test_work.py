"""An edit that changes meaning reaches whom it concerns, once, and nobody else."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.ask.news.service import QUOTED_WITHIN, Askers
from bot.ask.news.work import NewsWork
from bot.composition.news import OtherReaders
from bot.delivery.work import Post, Work
from bot.guidance.domain import Guidance
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.playground.employee import visible_text
from bot.quiz.domain import Basis, QuestionBank
from tests.ask.builders import NOON, a_citation, an_asked
from tests.ask.fakes import FakeAskedQuestions
from tests.ask.news.fakes import FakeToldDocuments
from tests.builders_people import northwind
from tests.builders_quiz import a_question, an_attempt
from tests.fakes import FakeDelivery
from tests.fakes_quiz import FakeAttempts

PHONE = """---
title: On the phone
departments: [logistics]
---

## Ringing

Answer within four rings.

Say your name.

## Calling back

Call back within two hours.
"""
RINGS, NAME, BACK = (
    "Answer within four rings.",
    "Say your name.",
    "Call back within two hours.",
)


class Library:
    """A document about the phone; Marco works in logistics, for which it is."""

    def __init__(self) -> None:
        self.texts = {"phone.md": PHONE}
        self.now, self.editor = NOON, ""
        self.told, self.delivery = FakeToldDocuments(), FakeDelivery()
        self.asked, self.attempts = FakeAskedQuestions(), FakeAttempts()
        self.bank = QuestionBank()
        self.readers: set[str] | None = None  # None: everybody
        for kind, handler in self.work().handlers().items():
            self.delivery.register(kind, handler)
        self._looks = 0

    def documents(self) -> list[Document]:
        found = [read(Source(name, text)) for name, text in self.texts.items()]
        return [one for one in found if isinstance(one, Document)]

    def versions(self) -> dict[str, str]:
        return {one.guidance.document: one.source.digest for one in self.documents()}

    def document_at(self, path: str) -> Document | None:
        return next((one for one in self.documents() if one.guidance.document == path), None)

    async def editor_of(self, _document: str) -> str:
        return self.editor

    async def may_read(self, _guidance: Guidance, employee_id: str) -> bool:
        return self.readers is None or employee_id in self.readers

    def work(self) -> NewsWork:
        others = OtherReaders(northwind(), self.attempts, lambda: self.bank)
        return NewsWork(
            versions=self.versions,
            document_at=self.document_at,
            documents=self.documents,
            told=self.told,
            concerned=(
                Askers(self.asked, lambda: self.now).of,
                others.of_departments,
                others.learners,
            ),
            may_read=self.may_read,
            editor_of=self.editor_of,
            delivery=self.delivery,
            now=lambda: self.now,
        )

    async def quoted(self, who: str, words: str, **changes: Any) -> None:
        cited = a_citation(document="phone.md", quote=words, start=PHONE.find(words))
        usual = {"key": f"{who} {words}", "employee_id": who, "quoted": (cited,)}
        await self.asked.keep(an_asked(**usual | changes))

    async def learnt(self, who: str, words: str, question_id: str) -> None:
        passage = Basis("phone.md", words)
        question = a_question(question_id, passage=passage)
        self.bank = QuestionBank((*self.bank.questions, question))
        attempt = replace(an_attempt(), employee_id=who, question_id=question_id)
        await self.attempts.add(replace(attempt, attempt_id=f"{who}.1"))

    async def looks(self) -> list[Post]:
        """Look five minutes later, as the schedule does; return what was sent."""
        self._looks += 1
        self.now += timedelta(minutes=5)
        await self.delivery.take_in(Work("ask.look_for_news", f"look {self._looks}"))
        return [one for one in await self.delivery.run() if isinstance(one, Post)]

    async def hears(self) -> Collection[str]:
        """Return who heard once the edit had settled; nobody hears twice."""
        sent = [one for _ in range(5) for one in await self.looks()]
        heard = [one.channel for one in sent]
        assert len(set(heard)) == len(heard)
        return set(heard)

    def edit(self, before: str, after: str) -> None:
        assert before in self.texts["phone.md"]
        self.texts["phone.md"] = self.texts["phone.md"].replace(before, after)


@pytest.fixture
async def library() -> Library:
    library = Library()
    await library.looks()  # everything is known
    return library


async def test_exactly_those_hear_whom_a_change_concerns(library: Library) -> None:
    long_ago = NOON - QUOTED_WITHIN - timedelta(days=1)
    await library.quoted("U0ASKED", RINGS)
    await library.quoted("U0OTHER", BACK)
    await library.quoted("U0EARLY", RINGS, asked_at=long_ago)
    await library.quoted("U0ASKED", BACK)
    await library.learnt("U0LEARNT", RINGS, "q-rings")
    await library.learnt("U0ELSE", BACK, "q-back")
    await library.learnt("U0MARCO", RINGS, "q-rings-2")  # and of the department
    await library.quoted("U0EDITS", RINGS)
    library.editor = "U0EDITS"

    library.edit("four rings", "two rings")

    assert await library.hears() == {"U0ASKED", "U0LEARNT", "U0MARCO"}


async def test_of_what_is_not_for_them_nobody_hears(library: Library) -> None:
    for who in ("U0READS", "U0ASKED"):
        await library.quoted(who, RINGS)
    library.readers = {"U0READS"}

    library.edit("four rings", "two rings")

    assert await library.hears() == {"U0READS"}


async def test_it_is_one_line_with_what_was_struck_and_what_is_bold(library: Library) -> None:
    library.edit("four rings", "two rings")

    (post,) = [one for _ in range(4) for one in await library.looks()]

    line = post.blocks[0]["elements"][0]["elements"]
    styled = {
        style: piece["text"].strip() for piece in line for style in piece.get("style", ())
    }
    assert styled == {"strike": "four", "bold": "two"}
    assert visible_text(line[0]) == "“On the phone”: "
    assert post.text == (
        "“On the phone” changed: Answer within four rings. → Answer within two rings."
    )
    assert "asked" not in post.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("four rings", "4 rings"),
        ("Say your name.\n\n", "Say  your name.\n\n\n"),
        ("title: On the phone", "title: On the phone\nowner: U0LENA\nreviewed: 2026-11-20"),
    ],
    ids=["spelling", "layout", "what it says about itself"],
)
async def test_what_changes_no_meaning_is_no_news(
    library: Library, before: str, after: str
) -> None:
    await library.quoted("U0ASKED", RINGS)

    library.edit(before, after)

    assert await library.hears() == set()
    assert (await library.told.text_of("phone.md")) == library.texts["phone.md"]


async def test_an_addition_concerns_who_read_of_its_section(library: Library) -> None:
    library.texts["phone.md"] = PHONE.replace("departments: [logistics]\n", "")
    await library.hears()
    await library.quoted("U0ASKED", NAME)
    await library.quoted("U0OTHER", BACK)

    library.edit(NAME, f"{NAME}\n\nNever put anybody on hold.")

    assert await library.hears() == {"U0ASKED"}


async def test_an_edit_that_goes_on_is_told_once_it_is_done(library: Library) -> None:
    library.edit("four rings", "three rings")
    await library.looks()
    library.edit("three rings", "two rings")
    await library.looks()

    sent = [one for _ in range(4) for one in await library.looks()]

    assert [one.channel for one in sent] == ["U0MARCO"]
    assert "four rings. → Answer within two rings" in sent[0].text


async def test_what_was_undone_before_it_was_told_is_no_news(library: Library) -> None:
    library.edit("four rings", "two rings")
    await library.looks()
    library.edit("two rings", "four rings")

    assert await library.hears() == set()


async def test_the_same_change_made_again_is_news_again(library: Library) -> None:
    for before, after in (("four", "two"), ("two", "four"), ("four", "two")):
        library.edit(f"{before} rings", f"{after} rings")
        assert await library.hears() == {"U0MARCO"}


async def test_a_document_that_is_gone_is_told_and_one_that_moved_is_not(
    library: Library,
) -> None:
    library.texts["guide.md"] = library.texts.pop("phone.md")
    assert await library.hears() == set()

    library.texts = {"other.md": "# Other\n\nOther.\n"}
    assert await library.hears() == {"U0MARCO"}


async def test_while_nothing_can_be_read_nothing_is_gone(library: Library) -> None:
    library.texts = {}

    assert await library.hears() == set()
    assert await library.told.text_of("phone.md") == PHONE
