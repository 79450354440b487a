"""`make evaluate`, against the tests' own provider."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.prompts import read_prompt
from bot.settings import Settings
from tests.attacks.obedient import Obedient
from tests.attacks.reading import Attack
from tests.benchmarks.questions import BenchmarkQuestion
from tests.evaluation.__main__ import Run, evaluate
from tests.evaluation.figures import KEPT, UNITS, latest_in
from tests.evaluation.report import write_report
from tests.evaluation.sampling import spread
from tests.journeys.running import ROOT, make_index_ready
from tests.language_model.builders import NOON
from tests.language_model.server import running

EMAIL = "guidance/moments/email-replies.md"
QUESTIONS = [
    BenchmarkQuestion(
        "How soon does a customer get a first answer to an e-mail?", frozenset({EMAIL}), ()
    ),
    BenchmarkQuestion("How many days of vacation do I get?", frozenset(), ()),
]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    obedient = Obedient()
    obedient.attack = Attack("", "question", "", "Nothing at all.")
    with running(obedient) as provider:
        settings = Settings(
            knowledge=ROOT / "knowledge",
            state=ROOT / "var",
            openai_base_url=provider.url,
            language_model_price_read=2.0,
        )
        make_index_ready(settings)
        yield Run(settings, QUESTIONS, tmp_path)


@pytest.fixture
def report(run: Run) -> Path:
    path = evaluate(run, NOON)
    assert path
    return path


def test_the_report_has_every_figure_and_its_pictures(report: Path) -> None:
    text = report.read_text(encoding="utf-8")

    assert all(name.strip() in text for name in UNITS)
    assert all(
        (report.parent / name).stat().st_size > 5000 for name in ("shares.png", "counts.png")
    )


def test_the_figures_are_counted_rightly(report: Path) -> None:
    figures = json.loads((report.parent / KEPT).read_text(encoding="utf-8"))["figures"]

    assert figures["questions"] == 2
    assert figures["answered, of those covered"] == 100
    assert figures["refused rightly, of those not covered"] == 100
    assert figures["claims an answer"] == 1
    assert figures["citation precision"] == 100
    assert figures["claims dropped"] == 90  # the server of the attacks lies nine times in ten
    assert figures["tokens a question, read"] == 900
    assert figures["cost of a hundred questions"] == pytest.approx(0.18)


def test_a_report_stands_beside_the_one_before(report: Path) -> None:
    before = latest_in(report.parents[1])
    assert before
    now = replace(before, started_at=(NOON + timedelta(days=1)).isoformat())

    text = write_report(now, before, report.parent).read_text(encoding="utf-8")

    assert "Before: openai:gpt-4.1-mini, 2026-11-20 12:00 UTC." in text
    assert "| citation precision | 100.0 % | 100.0 % | +0.0 |" in text
    version = read_prompt(ROOT / "prompts" / "ask" / "write.md").fingerprint
    assert f"| `prompts/ask/write.md` | {version} | {version} |" in text


def test_without_a_language_model_there_is_no_report(run: Run) -> None:
    settings = run.settings.model_copy(update={"language_model": "none"})

    assert evaluate(replace(run, settings=settings), NOON) is None


def test_fewer_questions_are_taken_from_everywhere() -> None:
    many = [BenchmarkQuestion(str(number), frozenset(), ()) for number in range(10)]

    assert [one.text for one in spread(many, 4)] == ["0", "3", "6", "9"]


def test_replies_on_record_stand_for_a_language_model(run: Run) -> None:
    recorded = replace(run, recorded=run.folder / "record", is_blind=True)
    assert evaluate(recorded, NOON)
    (asked,) = (run.folder / "record" / "prompts").glob("ask.write-*.txt")
    said = {"text": "Every e-mail gets a first answer within 1 working day.", "excerpts": [1]}
    written = {"sentences": [said], "follow_ups": []}
    answer_to(asked, written)
    assert evaluate(recorded, NOON)
    (judged,) = (run.folder / "record" / "prompts").glob("ask.judge-*.txt")
    answer_to(judged, {"verdicts": [{"sentence": 1, "difference": "", "is_carried": True}]})

    report = evaluate(recorded, NOON)

    assert report
    figures = json.loads((report.parent / KEPT).read_text(encoding="utf-8"))["figures"]
    assert (figures["claims an answer"], figures["claims dropped"]) == (1, 0)
    assert QUESTIONS[0].text not in report.read_text("utf-8")


def answer_to(prompt: Path, form: Mapping[str, object]) -> None:
    reply = prompt.parents[1] / "replies" / prompt.with_suffix(".json").name
    reply.parent.mkdir(exist_ok=True)
    reply.write_text(json.dumps(form))
