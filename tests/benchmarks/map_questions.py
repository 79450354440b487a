"""How often the map answers what is for it: ``python -m tests.benchmarks.map_questions``.

Each line of ``map-questions.yaml`` is judged by the others; or each of a file that is named:
``{"text", "department", "expect"}``: the asker's department or null, and null where the map
should not answer, else the department and the moment that the answer is about, or null for any.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.ask.domain import Question
from bot.ask.map.domain import MapAnswer, MapQuestionLines
from bot.ask.map.likeness import MapLikeness, TextVectors
from bot.ask.map.reading import FILE, read_map_questions
from bot.ask.map.service import MapAnswers
from bot.commands.index import up_to_date_index
from bot.commands.options import read_settings
from bot.composition.mapping import map_answers_in
from bot.embedding.local import LocalEmbeddings

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
LEAST = (-0.3, -0.15, 0.0, 0.15)  # scores from which a line counts as one for the map
SPLITS = 10


def each_by_the_others(lines: MapQuestionLines) -> Iterator[tuple[bool, float]]:
    """Yield for each line whether it is for the map, and its score by most others."""
    vectors = _vectors_of([*lines.map, *lines.question])

    def embed(texts: Sequence[str]) -> TextVectors:
        return np.array([vectors[text] for text in texts])

    said = [(True, line) for line in lines.map] + [(False, line) for line in lines.question]
    for split in range(SPLITS):
        known = [one for at, one in enumerate(said) if at % SPLITS != split]
        kept = MapQuestionLines(
            *([line for is_map, line in known if is_map is of] for of in (True, False))
        )
        likeness = MapLikeness(kept, (), embed=_embedded, embed_lines=embed)
        for is_map, line in said[split::SPLITS]:
            yield is_map, likeness.score(line)


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


def _vectors_of(texts: Sequence[str]) -> dict[str, list[float]]:
    return dict(zip(texts, LocalEmbeddings().embed_documents([*texts]), strict=True))


def _embedded(texts: Sequence[str]) -> TextVectors:
    return np.array(LocalEmbeddings().embed_documents([*texts]), dtype=np.float32)


def main() -> None:
    """Print totals only."""
    if len(sys.argv) == 1:
        scores = list(each_by_the_others(read_map_questions(KNOWLEDGE / FILE)))
        for least in LEAST:
            for of in (True, False):
                of_kind = [score for is_map, score in scores if is_map is of]
                taken, kind = (
                    sum(score > least for score in of_kind),
                    "map" if of else "question",
                )
                print(f"{least:+.2f}  {kind}: {taken} of {len(of_kind)} taken")
        return
    settings = read_settings(knowledge=KNOWLEDGE)
    index, _ = up_to_date_index(settings)
    answers = map_answers_in(settings, index)
    rows = map(json.loads, Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
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
