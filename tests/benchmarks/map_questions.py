"""How often the map answers what is for it: ``python -m tests.benchmarks.map_questions``.

``map_questions.jsonl`` holds questions that the map's threshold was set with; another file may
be named. Each row is ``{"text", "department", "expect"}``: the asker's department or null, and
null where the map should not answer, else the department and the moment that the answer is
about, or null for any.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from bot.ask.domain import Question
from bot.ask.map.domain import MapAnswer
from bot.ask.map.service import MapAnswers
from bot.commands.index import up_to_date_index
from bot.commands.options import read_settings
from bot.composition.mapping import map_answers_in
from bot.composition.opening import open_embedding
from bot.composition.routing import message_router

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
QUESTIONS = Path(__file__).with_name("map_questions.jsonl")


def judged(answers: MapAnswers, row: dict[str, Any]) -> Counter[str]:
    """Return what is right of one question: who answers, which department, which moment."""
    asked = Question(row["text"], department_id=row["department"])
    answer, expected = answers.answer(asked), row["expect"]
    if expected is None:
        return Counter({"left to guidance": answer is None, "not for the map": 1})
    right = {"answered by the map": answer is not None, "for the map": 1}
    if answer is None:
        return Counter(right)
    for key, of_first in (("department", _department_of), ("moment", _moment_of)):
        if expected[key]:
            right |= {f"{key} right": of_first(answers, answer) == expected[key], key: 1}
    return Counter(right)


def _department_of(_answers: MapAnswers, answer: MapAnswer) -> str:
    return answer.citations[0].context.split(",")[0]


def _moment_of(answers: MapAnswers, answer: MapAnswer) -> str:
    heading = answer.citations[0].heading
    return next(one.moment_id for one in answers.moments.moments if one.name == heading)


def main() -> None:
    """Print totals only."""
    settings = read_settings(knowledge=KNOWLEDGE)
    index, _ = up_to_date_index(settings)
    router = message_router(settings, open_embedding(settings))
    answers = map_answers_in(settings, index, router)
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    totals: Counter[str] = Counter()
    for row in rows:
        totals.update(judged(answers, row))
    pairs = [
        ("answered by the map", "for the map"),
        ("department right", "department"),
        ("moment right", "moment"),
        ("left to guidance", "not for the map"),
    ]
    for right, of_all in pairs:
        print(f"{right}: {totals[right]} of {totals[of_all]}")


if __name__ == "__main__":
    main()
