"""How often the router tells right what a message is: ``python -m tests.benchmarks.routing``.

``routing.jsonl`` holds wordings that the lines of ``messages.yaml`` were mended with; many are
lines themselves. Each fifth of them is judged by a router without those lines. The other lines
were written by somebody who had read them: unseen wordings fare worse (docs/decisions/0010).

A file of unseen ones, given as an argument, is judged by the lines as they ship, and so is
where its dangers lead. ``routing_unseen.jsonl`` is one: written before the lines that judge it,
but by the same hand; of it only totals were read (docs/decisions/0018). So is
``danger_tails_unseen.jsonl``, of dangers before a courteous question (docs/decisions/0021).
``danger_stories_tuning.jsonl`` has whole stories, most of them harmless; sentences of them are
lines by now (docs/decisions/0050).
"""

import json
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.ask.routing.domain import KindOfMessage, MessageLines
from bot.ask.routing.reading import FILE, read_messages
from bot.ask.routing.scores import MessageVectors
from bot.ask.routing.service import MessageRouter
from bot.commands.options import read_settings
from bot.composition.opening import open_embedding
from bot.composition.routing import message_router
from bot.embedding.local import LocalEmbeddings

WORDINGS = Path(__file__).with_name("routing.jsonl")
KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
LOOKALIKE = "lookalike"  # anything but danger
FOLDS = 5
_AS_QUESTION = {  # answered from elsewhere than guidance
    KindOfMessage.MAP: KindOfMessage.QUESTION,
    KindOfMessage.DEPARTMENT_HEAD: KindOfMessage.QUESTION,
}
WRAPPERS = (
    "{}",
    "hi team, sorry to bother you. {} thanks a lot!",
    "Hello dear colleagues, I hope you are all well today. {} Many thanks in advance, Tom",
    "Hi, I hope this is the right place to ask, I wasn't sure whom to contact. {}",
    "good morning! quick one :) {} 🙏",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A message, and what it is."""

    kind: str
    text: str
    leads_to: str = ""  # the signpost of a danger


def read_wordings(path: Path) -> list[Wording]:
    """Return the wordings of a file, in its order."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Wording(row["kind"], row["text"], row.get("leads_to", "")) for row in rows]


def local_router(but: Collection[str] = ()) -> MessageRouter:
    """Return the router of the starter's lines, ``but`` for some, with the own embedding."""
    embeddings = LocalEmbeddings()

    def embed(texts: Sequence[str]) -> MessageVectors:
        return np.array(embeddings.embed_documents([*texts]), dtype=np.float32)

    return MessageRouter(_without(read_messages(KNOWLEDGE / FILE), but), embed, embed)


def _without(lines: MessageLines, but: Collection[str]) -> MessageLines:
    def left(own: Sequence[str]) -> list[str]:
        return [line for line in own if line not in but]

    of_kind = {kind: left(own) for kind, own in lines.of_kind.items()}
    dangers = {leads_to: left(own) for leads_to, own in lines.dangers.items()}
    reports = {sort: left(own) for sort, own in lines.reports.items()}
    return MessageLines(of_kind, dangers, left(lines.sounds_dangerous), reports)


def right(wording: Wording, kind: KindOfMessage) -> bool:
    """Tell whether a message was taken for what it is."""
    if wording.kind == LOOKALIKE:
        return kind is not KindOfMessage.DANGER
    return _AS_QUESTION.get(kind, kind).value == wording.kind


def told(wordings: Sequence[Wording], wrapper: str) -> Iterator[tuple[Wording, KindOfMessage]]:
    """Yield what each wording is taken for, judged by lines that it is none of."""
    for fold in range(FOLDS):
        own = wordings[fold::FOLDS]
        router = local_router({one.text for one in own})
        yield from ((one, router.kind_of(wrapper.format(one.text))) for one in own)


def line(judged: Iterable[tuple[Wording, KindOfMessage]]) -> str:
    """Return how many of each kind were told right."""
    every, found, false_alarms = Counter[str](), Counter[str](), 0
    for wording, kind in judged:
        every[wording.kind] += 1
        found[wording.kind] += right(wording, kind)
        is_alarm = kind is KindOfMessage.DANGER
        false_alarms += is_alarm and wording.kind not in {"danger", LOOKALIKE}
    shares = "  ".join(f"{kind} {found[kind]}/{of}" for kind, of in every.most_common())
    return f"{shares}  (others taken for danger: {false_alarms})"


def main() -> None:
    """Print the figures, bare and in each wrapper; of a file that is given, bare and as is."""
    if len(sys.argv) > 1:
        settings = read_settings(knowledge=KNOWLEDGE)
        router = message_router(settings, open_embedding(settings))
        unseen = read_wordings(Path(sys.argv[1]))
        print(line((one, router.kind_of(one.text)) for one in unseen))
        led = [router.danger_of(one.text) == one.leads_to for one in unseen if one.leads_to]
        print(f"dangers that lead to their signpost: {sum(led)} of {len(led)}")
        return
    for wrapper in WRAPPERS:
        print(wrapper, line(told(read_wordings(WORDINGS), wrapper)), sep="\n  ", flush=True)


if __name__ == "__main__":
    main()
