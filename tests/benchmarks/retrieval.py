"""How well and how fast passages are found: ``python -m tests.benchmarks.retrieval``."""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np

from bot.embedding.choice import choose_embedding
from bot.guidance.domain import Found
from bot.guidance.index import PassageIndex
from bot.guidance.keep.chroma_directory import ChromaDirectory
from bot.guidance.keep.entries import IndexEntry
from bot.guidance.keep.vectors import small
from bot.guidance.parse.document import Document, read
from bot.guidance.rank.indexing import entry_of
from bot.guidance.rank.library import Asked, Library
from bot.guidance.rank.search import search
from tests.benchmarks.langchain_peer import index_with_langchain
from tests.benchmarks.measures import Place, WordPieces, ndcg, recall
from tests.benchmarks.questions import (
    HANDBOOK,
    HANDBOOK_QUESTIONS,
    BenchmarkQuestion,
    read_questions,
)
from tests.fakes_embedding import a_fake_embedding

_BUDGETS = (800, 2000)  # word pieces
_DEPTH = 150  # passages: more than the larger budget holds
_MANY_PASSAGES = 10_000
_MANY_DOCUMENTS = 1_000


def measure(corpus: Path, questions: Sequence[BenchmarkQuestion], *, has_peer: bool) -> None:
    """Print quality, speed and, if wanted, what LangChain's own way takes."""
    embedding = choose_embedding("local")
    with tempfile.TemporaryDirectory() as state:
        index = PassageIndex(ChromaDirectory(Path(state)), embedding)
        seconds = _timed(lambda: index.refresh(corpus, _show))
        print(f"indexing, with embedding      {seconds:8.1f} s")
        if has_peer:
            peer = _timed(lambda: index_with_langchain(index.documents(), embedding.embeddings))
            print(f"LangChain splitter + Chroma   {peer:8.1f} s, same texts and embedding")
        _measure_quality(index, [question for question in questions if question.is_covered])
        _measure_search(index, questions)
    _measure_refresh()


def _measure_quality(index: PassageIndex, questions: Sequence[BenchmarkQuestion]) -> None:
    found = [index.search(question.text, limit=_DEPTH) for question in questions]
    ranked = [[one.passage.document for one in some] for some in found]
    gains = [ndcg(one.documents, some) for one, some in zip(questions, ranked, strict=True)]
    print(
        f"nDCG@10 over documents        {100 * np.mean(gains):8.1f} %, {len(gains)} questions"
    )
    with_places = [pair for pair in zip(questions, found, strict=True) if pair[0].references]
    pieces = WordPieces(
        {one.source.document: one.source.text for one in index.documents()}
        if with_places
        else {}
    )
    for budget in _BUDGETS if with_places else ():
        shares = [
            recall(question.references, pieces.cut_after(_places(some), budget))
            for question, some in with_places
        ]
        print(f"recall@{budget:<22} {100 * np.mean(shares):8.1f} %, {len(shares)} questions")


def _measure_search(index: PassageIndex, questions: Sequence[BenchmarkQuestion]) -> None:
    library = Library(_many(index.documents()))
    vectors = np.random.default_rng(0).normal(size=(len(questions), 384)).astype(np.float32)
    times = [
        _timed(partial(search, library, Asked(one.text, row), limit=10))
        for one, row in zip(questions[:200], vectors, strict=False)
    ]
    p50, p95 = np.percentile(times, [50, 95]) * 1000
    print(f"search beyond embedding       {p50:8.1f} ms p50, {p95:.1f} ms p95", end="")
    print(f", {library.passages.count:,} passages")


def _measure_refresh() -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus, state = Path(folder) / "corpus", Path(folder) / "state"
        corpus.mkdir()
        for number in range(_MANY_DOCUMENTS):
            text = f"# Standard {number}\n\n" + f"We answer customer {number} at once. " * 60
            (corpus / f"{number}.md").write_text(text, encoding="utf-8")
        PassageIndex(ChromaDirectory(state), a_fake_embedding()).refresh(corpus)
        again = PassageIndex(ChromaDirectory(state), a_fake_embedding())
        seconds = _timed(lambda: again.refresh(corpus))
    print(f"re-indexing without a change  {seconds:8.1f} s, {_MANY_DOCUMENTS:,} documents")


def _places(found: Sequence[Found]) -> list[Place]:
    passages = [one.passage for one in found]
    return [Place(passage.document, passage.start, passage.end) for passage in passages]


def _many(documents: Sequence[Document]) -> list[IndexEntry]:
    """Repeat the documents under new names until there are enough; their vectors are random."""
    random = np.random.default_rng(0)
    entries: list[IndexEntry] = []
    passages = 0
    for round_number in count():
        for document in documents:
            source = replace(
                document.source, document=f"{round_number}/{document.source.document}"
            )
            copy = read(source)
            if isinstance(copy, Document):
                rows = random.normal(size=(len(copy.sentences), 384)).astype(np.float32)
                entries.append(entry_of(copy, small(rows)))
                passages += len(copy.spans)
            if passages >= _MANY_PASSAGES:
                return entries
    return entries


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _show(done: int, total: int) -> None:
    print(f"\rembedding {done} of {total}", end="\r" if done == total else "", flush=True)


def main() -> None:
    """Measure what the arguments name; the starter handbook without any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=HANDBOOK, help="folder of Markdown")
    parser.add_argument("--questions", type=Path, default=HANDBOOK_QUESTIONS, help="JSON lines")
    parser.add_argument("--no-peer", action="store_true", help="leave LangChain's way out")
    arguments = parser.parse_args()
    questions = read_questions(arguments.questions)
    measure(arguments.corpus, questions, has_peer=not arguments.no_peer)


if __name__ == "__main__":
    main()
