"""A kind of report is one entry: the table lacks nothing, and a further entry is enough."""

import json
import re
from pathlib import Path

import pytest

from bot.ask.answer.help import help_message
from bot.delivery.work import Post
from bot.ideas.home.sections import ReportSections
from bot.ideas.report.buttons import LABELS
from bot.ideas.report.domain import Report
from bot.ideas.report.kinds import KINDS, AboutColleagues, ReportKind
from bot.ideas.submit.form import report_form
from bot.ideas.submit.form_state import Carried, FormOffers, FormState, form_state_of, mistakes
from bot.ideas.submit.opening import opening_of
from bot.people.domain import Employee, Role
from bot.playground.answers import state_of
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_blocks, checked_view
from tests.all_words import all_words
from tests.ideas.builders import some_words
from tests.ideas.company import MOMENTS, SmallCompany
from tests.ideas.fakes import COMPANY

ROOT = Path(__file__).parents[3]
TEXTS = [
    *(ROOT / name for name in ("README.md", ".env.example", "slack-manifest.json")),
    *(path for path in ROOT.glob("docs/*.md") if path.name != "claims.md"),  # of articles
    *ROOT.glob("bot/**/*.py"),
    *ROOT.glob("prompts/**/*.md"),
]
OFFERS = FormOffers(COMPANY, MOMENTS)
QUESTION = ReportKind(
    word="question",
    choice="Question that a customer asked us",
    today="What did the customer want to know?",
    colleagues=AboutColleagues(asked="Who may know?", shown="asks", told="You may know this."),
    is_wanted=True,
    then="Somebody who knows the answer writes it here.",
)
DAN, LENA = (
    Employee("U0DAN", "Dan"),
    Employee(
        "U0LENA", "Lena", manages=frozenset({"logistics"}), roles=frozenset({Role.MANAGER})
    ),
)


@pytest.fixture
def further_kind(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setitem(KINDS, QUESTION.word, QUESTION)
    return QUESTION.word


@pytest.fixture
async def report(further_kind: str) -> tuple[SmallCompany, Report]:
    company = SmallCompany()
    report = await company.reports_by_name(kind=further_kind, better="", praised=("U0BEN",))
    return company, report


def test_kept_kinds_have_their_entries() -> None:
    assert list(KINDS) == ["idea", "complaint", "criticism", "praise"]


@pytest.mark.parametrize("word", KINDS)
def test_entry_lacks_nothing(word: str) -> None:
    kind = KINDS[word]

    form = report_form(FormState(kind=word), Carried("secret"), OFFERS)

    assert kind.word == word == word.lower()
    assert kind.choice
    assert kind.choice.lower().startswith(word)
    assert kind.today.endswith("?")
    assert kind.better or not kind.is_better_needed
    assert kind.then.endswith(".")
    assert {step.value for step in LABELS} >= kind.refused
    assert bool(kind.why_refused) == bool(kind.refused)
    assert kind.choice in visible_text(checked_view(form))


@pytest.mark.parametrize("word", KINDS)
def test_help_names_each_kind(word: str) -> None:
    assert f"{word}`" in str(help_message([], all_words()).blocks)


@pytest.mark.parametrize(
    "said", ["I have an {}", "Hi there, I've got a {}: late again", "I\u2019ve some {}."]
)
@pytest.mark.parametrize("word", KINDS)
def test_message_may_begin_with_each_kind(word: str, said: str) -> None:
    found = opening_of(said.format(word))

    assert found is not None
    assert found.kind == word


def test_further_kind_begins_a_message(further_kind: str) -> None:
    assert opening_of("I have a question: where is the box?")


def test_form_asks_for_a_further_kind(further_kind: str) -> None:
    filled = FormState(
        kind=further_kind,
        today="When do you open?",
        moment_id="delivery",
        department_id="logistics",
    )

    view = checked_view(report_form(filled, Carried("secret"), OFFERS))
    sent = form_state_of(view | {"state": state_of(view["blocks"], {})})

    assert QUESTION.choice in visible_text(view)
    assert QUESTION.today in visible_text(view)
    assert "Who may know?" in visible_text(view)
    assert "How bad is it?" not in visible_text(view)
    assert sent == filled
    assert mistakes(sent, OFFERS) == {}


async def test_further_kind_gets_its_receipt_and_card(
    report: tuple[SmallCompany, Report],
) -> None:
    company, _ = report

    posts = {one.channel: one for one in company.delivery.sent if isinstance(one, Post)}

    receipt, card = posts["U0DAN"], posts["U0LENA"]
    assert "Your question is I-1001." in receipt.text
    assert QUESTION.then in visible_text(checked_blocks(list(receipt.blocks)))
    assert card.text == "Question I-1001 from <@U0DAN>"
    assert "Accept" in visible_text(checked_blocks(list(card.blocks)))
    assert "asks <@U0BEN>" in visible_text(checked_blocks(list(card.blocks)))
    assert posts["U0BEN"].text.startswith("*You may know this.* <@U0DAN> wrote:")
    assert posts["C0LOGISTICS"].text == "Question I-1001 from <@U0DAN>"


async def test_further_kind_is_on_app_home(report: tuple[SmallCompany, Report]) -> None:
    company, _ = report
    await company.does("ideas.support", employee_id="U0BEN")
    sections = ReportSections(company.cards)

    inbox = visible_text(checked_blocks(list(await sections.inbox(LENA, "T0NORTH"))))
    own = visible_text(checked_blocks(list(await sections.own(DAN, "T0NORTH"))))
    everybodys = visible_text(checked_blocks(list(await sections.everybodys(DAN, "T0NORTH"))))

    assert "Question I-1001" in inbox
    assert "I-1001" in own
    assert "2 people want it" in everybodys


def test_words_of_a_report_know_their_kind() -> None:
    assert some_words(kind="criticism").report_kind.is_delicate
    assert not some_words(kind="idea").report_kind.is_delicate


def test_manifest_offers_the_form_for_every_kind() -> None:
    manifest = json.loads((ROOT / "slack-manifest.json").read_text("utf-8"))

    (shortcut,) = [
        one for one in manifest["features"]["shortcuts"] if one["callback_id"] == "ideas.open"
    ]

    assert all(word in shortcut["description"] for word in KINDS)


def test_a_text_that_lists_kinds_lists_them_all() -> None:
    kind = rf"\b(?:{'|'.join(KINDS)})s?"
    several = re.compile(rf"{kind}[*`,]{{0,3}} (?:(?:and|or|an?) )*{kind}\b", re.IGNORECASE)

    lacking = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in TEXTS
        for line in path.read_text("utf-8").splitlines()
        if several.search(line) and not all(word in line.lower() for word in KINDS)
    ]

    assert lacking == []
