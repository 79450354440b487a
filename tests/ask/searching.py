"""A search that finds excerpts as it is told, and what speaks for them."""

from dataclasses import dataclass, field

from bot.guidance.domain import (
    Excerpt,
    ExcerptSignals,
    Findings,
    FoundExcerpt,
    Guidance,
    Line,
    QuestionFindings,
)

SURELY = ExcerptSignals(meaning=0.8, likeness=0.85, words=1.0, fits=1.0)
ALMOST = ExcerptSignals(meaning=0.55, likeness=0.68, words=0.5, fits=0.5)
NEARLY = ExcerptSignals(meaning=0.5, likeness=0.5, words=0.3, fits=0.5)
FAR = ExcerptSignals(meaning=0.2, likeness=0.3, words=0.0, fits=0.5)


def an_excerpt(
    text: str,
    signals: ExcerptSignals,
    *,
    document: str = "a.md",
    heading: str = "Standard",
    start: int = 0,
) -> FoundExcerpt:
    excerpt = Excerpt(start, start + len(text), (heading,), (Line(((True, text),)),))
    return FoundExcerpt(Guidance(document, document.upper()), excerpt, text, signals)


@dataclass
class FakeSearch:
    """Finds what it was told to, question by question."""

    questions: list[QuestionFindings]
    said: list[str] = field(default_factory=list)

    def look_up(
        self, text: str, limit: int, department_id: str | None = None, *, before: str = ""
    ) -> Findings:
        self.said.append(before)
        return Findings(tuple(self.questions))
