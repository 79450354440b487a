"""How an index of many passages behaves: ``python -m tests.benchmarks.scale --corpus DIR``.

The vectors are a stand-in's, for building the index then takes a minute and not an hour: what
is measured is all beside embedding and reading word for word. Seconds are those of the wall
clock, and in brackets of this process; on a busy machine only compare figures of one run.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import numpy as np

from bot.guidance.index import PassageIndex
from bot.guidance.keep.chroma_directory import ChromaDirectory
from bot.guidance.keep.chroma_server import ChromaServer
from bot.guidance.keep.storage import IndexStorage
from tests.benchmarks.many_documents import write_many
from tests.benchmarks.questions import HANDBOOK, HANDBOOK_QUESTIONS, read_questions
from tests.fakes_embedding import a_wide_fake_embedding

_QUESTIONS = 100
_EDITS = 200
_KILLS = 5
_LIVED_SECONDS = 60  # at most, before a kill
_DEPTH = 10  # passages or excerpts asked for


def measure(corpus: Path, storage: IndexStorage, kept: Sequence[str]) -> None:
    """Print what an index of the folder costs to make, to open, to search and to change."""
    index = _an_index(storage)
    print(f"making it        {_timed(lambda: index.refresh(corpus))}")
    print(f"memory then      {_memory_mb():8.0f} MB at most")
    command = [sys.executable, "-m", "tests.benchmarks.scale", *kept, "--again"]
    subprocess.run(command, check=True)  # noqa: S603  # ourselves
    _measure_change(index, corpus)


def measure_again(storage: IndexStorage) -> None:
    """Print how soon a fresh process finds something, and how fast it does from then on."""
    texts = [question.text for question in read_questions(HANDBOOK_QUESTIONS)][:_QUESTIONS]
    index = _an_index(storage)
    print(f"ready again      {_timed(lambda: index.search(texts[0], _DEPTH))}")
    for name, look in (("search", index.search), ("look up", index.look_up)):
        look(texts[0], _DEPTH)
        busy = time.process_time()
        times = [_seconds(partial(look, text, _DEPTH)) for text in texts]
        p50, p95 = np.percentile(times, [50, 95]) * 1000
        busy = (time.process_time() - busy) / len(texts) * 1000
        print(f"{name:<16} {p50:8.1f} ms p50, {p95:.1f} ms p95 ({busy:.1f} on average)")
    print(f"memory then      {_memory_mb():8.0f} MB at most")


def measure_killed(corpus: Path, storage: IndexStorage, kept: Sequence[str]) -> None:
    """Print what is found after processes that made the index were killed at any moment."""
    command = [sys.executable, "-m", "tests.benchmarks.scale", *kept, "--make"]
    for kill in range(_KILLS):
        process = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603  # ourselves
        assert process.stdout
        process.stdout.readline()  # it begins
        lived = random.uniform(0.1, _LIVED_SECONDS)  # noqa: S311  # moments nobody chose
        with suppress(subprocess.TimeoutExpired):
            process.wait(lived)
        process.kill()
        print(f"kill {kill + 1}          {lived:8.1f} s, status {process.wait()}", flush=True)
    index = _an_index(storage)
    print(f"read again       {_timed(lambda: index.refresh(corpus))}")
    held = {one.guidance.document for one in index.documents()}
    written = sorted(one.name for one in corpus.iterdir())
    print(f"held             {len(held & set(written)):,} of {len(written):,} documents")


def make(storage: IndexStorage, corpus: Path) -> None:
    """Make the index, until somebody kills this process."""
    print("begins", flush=True)
    _an_index(storage).refresh(corpus)


def _measure_change(index: PassageIndex, corpus: Path) -> None:
    document = sorted(corpus.iterdir())[0]
    before = document.read_text(encoding="utf-8")
    for number in range(2):
        document.write_text(f"{before}\n\nSend {number} of them.\n", encoding="utf-8")
        print(f"one change       {_timed(lambda: index.refresh(corpus))}")


def _measure_edits(folder: Path) -> None:
    corpus, kept = folder / "edited", folder / "edits"
    write_many(HANDBOOK, corpus, words=30_000)
    index = _an_index(ChromaDirectory(kept))
    index.refresh(corpus)
    document = sorted(corpus.iterdir())[0]
    text = document.read_text(encoding="utf-8")
    before = largest = _disk_mb(kept)
    for number in range(_EDITS):
        document.write_text(f"{text}\n\nSend {number} of them.\n", encoding="utf-8")
        index.refresh(corpus)
        largest = max(largest, _disk_mb(kept))
    print(f"{_EDITS} edits: {before:.1f} MB on disk, {largest:.1f} MB at most, ", end="")
    print(f"{_disk_mb(kept):.1f} MB after: {largest / before:.2f} times")


def _an_index(storage: IndexStorage) -> PassageIndex:
    return PassageIndex(storage, a_wide_fake_embedding())


def _disk_mb(folder: Path) -> float:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 1e6


def _memory_mb() -> float:
    """Return the most that this process ever held, as Linux tells it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _timed(act: Callable[[], object]) -> str:
    processor = time.process_time()
    seconds = _seconds(act)
    return f"{seconds:8.2f} s ({time.process_time() - processor:.2f})"


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=HANDBOOK, help="folder of Markdown")
    parser.add_argument("--passages", type=int, default=10_000, help="of about 150 words")
    parser.add_argument("--server", help="address of a Chroma server; else a directory")
    parser.add_argument("--edits", action="store_true", help="edit one document 200 times")
    parser.add_argument("--kept", type=Path, help="folder of the index; else one that goes")
    parser.add_argument("--killed", action="store_true", help="kill who makes it, five times")
    parser.add_argument("--make", action="store_true", help="only make the index there")
    parser.add_argument("--again", action="store_true", help="only search what is kept there")
    return parser.parse_args()


def main() -> None:
    """Measure what the arguments name."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.kept or Path(temporary)
        server, kept = arguments.server, folder / "index"
        storage = ChromaServer(server, "scale") if server else ChromaDirectory(kept)
        if arguments.again:
            measure_again(storage)
            return
        if arguments.make:
            make(storage, folder / "corpus")
            return
        if arguments.edits:
            _measure_edits(folder)
            return
        corpus = folder / "corpus"
        written = write_many(arguments.corpus, corpus, words=arguments.passages * 150)
        print(f"{arguments.passages:,} passages of 150 words, {written:,} documents")
        where = ["--server", server] if server else []
        chosen = measure_killed if arguments.killed else measure
        chosen(corpus, storage, ["--kept", str(folder), *where])
        if not server:
            print(f"on disk          {_disk_mb(kept):8.0f} MB")


if __name__ == "__main__":
    main()
