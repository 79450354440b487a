"""The map of a small company and of the starter, with a guidance that knows what it is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from bot.ask.map.likeness import MomentLikeness, TextVectors
from bot.ask.map.service import MapAnswers
from bot.ask.routing.domain import KindOfMessage
from bot.composition.mapping import MAP_OR_GUIDANCE
from bot.embedding.local import LocalEmbeddings
from bot.guidance.domain import ExcerptSignals, Findings, QuestionFindings
from bot.moments.domain import MomentsMap
from bot.moments.reading import read_moments
from bot.people.domain import Company
from bot.people.reading import read_company
from tests.ask.searching import an_excerpt
from tests.ask.starter import STARTER, starters_router

SURELY = ExcerptSignals(meaning=0.95, likeness=0.95, words=1.0, fits=1.0)


@dataclass
class FakeGuidance:
    """Finds one sure excerpt for some texts, and nothing for any other."""

    sure_of: set[str] = field(default_factory=set)

    def look_up(
        self, text: str, limit: int, department_id: str | None = None, *, before: str = ""
    ) -> Findings:
        found = (an_excerpt("Call first.", SURELY),) if text in self.sure_of else ()
        return Findings((QuestionFindings(text, found),))


def embedded(texts: Sequence[str]) -> TextVectors:
    return np.array(LocalEmbeddings().embed_documents([*texts]), dtype=np.float32)


def starters_answers(
    *, moments: MomentsMap | None = None, company: Company | None = None
) -> MapAnswers:
    read = read_moments(STARTER / "moments.yaml") if moments is None else moments
    of = company or read_company(STARTER / "departments.yaml")
    router = starters_router()
    lines = router.lines_of(KindOfMessage.MAP)
    likeness = MomentLikeness(lines, read.moments, embed=embedded, embed_lines=embedded)
    scores = partial(router.scores_of, kinds=MAP_OR_GUIDANCE)
    return MapAnswers(
        moments=read,
        company=lambda: of,
        likeness=likeness,
        scores=scores,
        guidance=FakeGuidance(),
    )
