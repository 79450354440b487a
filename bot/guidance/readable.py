"""What some readers may find of the index: passages by meaning and by word."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256

import numpy as np

from bot.embedding.choice import NamedEmbeddings
from bot.guidance.audience import Readership
from bot.guidance.domain import Findings, Found, Guidance, QuestionFindings
from bot.guidance.keep.vectors import Vectors
from bot.guidance.parse.document import Document
from bot.guidance.rank.library import Asked
from bot.guidance.rank.message import MessageReader, readable
from bot.guidance.rank.message_search import look_up_each, look_up_meanings
from bot.guidance.rank.phrases import Phrases
from bot.guidance.rank.search import look_up, search
from bot.guidance.rank.state import IndexState, IndexView
from bot.guidance.rank.words import WordReader


class SearchTools:
    """What a question is read with, whoever asks it."""

    def __init__(self, embedding: NamedEmbeddings, phrases: Phrases) -> None:
        """Bind the embedding and the company's own words."""
        self.embed_query = embedding.embeddings.embed_query
        self._embed = embedding.embeddings.embed_documents
        self.phrases = phrases
        self.words = WordReader(embedding.embeddings)
        self.messages = MessageReader(self.vectors)

    def vectors(self, texts: Sequence[str]) -> list[Vectors]:
        """Return a vector for each text."""
        return [np.array(row, dtype=np.float32) for row in self._embed([*texts])]

    def in_guidance_words(self, text: str, view: IndexView) -> str:
        """Return a text in the words of the documents, spelled as they are."""
        mended = view.speller.mend(readable(text))
        return self.phrases.wording.in_guidance_words(mended)


class ReadableGuidance:
    """Finds what its readers may read, as if there were nothing else."""

    def __init__(
        self, tools: SearchTools, present: Callable[[], IndexState], readers: Readership | None
    ) -> None:
        """Find it in what is ``present`` at each question; None: it is shown to nobody."""
        self._tools, self._present, self._readers = tools, present, readers

    def readable_by(self, readers: Readership) -> "ReadableGuidance":
        """Return what these may find and read instead."""
        return ReadableGuidance(self._tools, self._present, readers)

    def search(self, text: str, limit: int, department_id: str | None = None) -> list[Found]:
        """Return the passages that fit the text best, best first.

        Raises:
            IndexMismatchError: another embedding made the index.
            IndexUnreadableError: what is kept is damaged.
            TryAgainError: the Chroma server or the embedding is out of reach.
        """
        view = self._view
        if not text.strip() or not view.entries:
            return []
        question = self._tools.in_guidance_words(text, view)
        vector = np.array(self._tools.embed_query(question), dtype=np.float32)
        return search(view.library, Asked(question, vector, department_id), limit)

    def look_up(
        self, text: str, limit: int, department_id: str | None = None, *, before: str = ""
    ) -> Findings:
        """Return for each question of the text the excerpts that answer it best.

        Args:
            text: a message.
            limit: excerpts for each of its questions.
            department_id: of the asker.
            before: what was said before it, which makes it one question.

        Raises:
            BotError: as for `search`.
        """
        view, tools = self._view, self._tools
        if not text.strip() or not view.entries:
            return Findings()
        message = tools.in_guidance_words(text, view)
        questions = tools.messages.questions_of(message, view.library, before=before)
        find = partial(look_up, view.library, reader=tools.words, limit=limit)
        found = look_up_each(view.library, questions, department_id, tools.vectors, find)
        return Findings(tuple(found))

    def look_up_pieces(self, texts: Sequence[str], limit: int) -> list[QuestionFindings]:
        """Return for each text what comes nearest by its meaning, read no word for word."""
        view, tools = self._view, self._tools
        said = [tools.in_guidance_words(one, view) for one in texts]
        return look_up_meanings(view.library, said, tools.vectors, limit)

    @property
    def version(self) -> str:
        """Return a name of what can be read, which changes with any document."""
        state = self._present()
        hidden = sorted(self._hidden(state))
        name = sha256("".join(hidden).encode()).hexdigest()[:16]
        return f"{state.version}:{name}" if hidden else state.version

    def documents(self) -> list[Document]:
        """Return the documents that can be read, in the order of their paths."""
        return [entry.document for entry in self._view.entries.values()]

    def guidance(self) -> list[Guidance]:
        """Return what these documents say about themselves; reads none of their texts."""
        return [entry.guidance for entry in self._view.entries.values()]

    def versions(self) -> Mapping[str, str]:
        """Return the digest of each of these documents, by path; reads none of their texts."""
        return {one.guidance.document: digest for digest, one in self._view.entries.items()}

    def document_at(self, path: str) -> Document | None:
        """Return the document at this path in the knowledge folder, or None."""
        entries = self._view.entries.values()
        return next((one.document for one in entries if one.guidance.document == path), None)

    @property
    def _view(self) -> IndexView:
        state = self._present()
        return state.without(self._hidden(state))

    def _hidden(self, state: IndexState) -> frozenset[str]:
        return state.hidden_from(self._readers) if self._readers else frozenset()
