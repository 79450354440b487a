"""The index of guidance: passages made findable by meaning and by word."""

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from time import monotonic

import numpy as np

from bot.embedding.choice import NamedEmbeddings
from bot.errors import TryAgainError
from bot.guidance.domain import (
    Findings,
    Found,
    Guidance,
    IndexUnreadableError,
    Malformed,
    QuestionFindings,
    Refreshed,
)
from bot.guidance.keep.entries import EmbeddingProgress, IndexEntry, silent
from bot.guidance.keep.storage import FORMAT, IndexStorage, Manifest
from bot.guidance.keep.vectors import Vectors
from bot.guidance.keep.versions import still_counting, with_copies_marked
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import DocumentsIn, Source, sources_in
from bot.guidance.parse.front_matter import bad_lines_in
from bot.guidance.rank.indexing import embedded
from bot.guidance.rank.library import Asked
from bot.guidance.rank.message import MessageReader, readable
from bot.guidance.rank.message_search import look_up_each, look_up_meanings
from bot.guidance.rank.phrases import Phrases
from bot.guidance.rank.search import look_up, search
from bot.guidance.rank.state import IndexState, state_of
from bot.guidance.rank.wording import Wording
from bot.guidance.rank.words import WordReader
from bot.guidance.signposts.domain import NearSignpost

LOOK_AGAIN_SECONDS = 1.0  # a busy replica asks its server so often, not once a question

_log = logging.getLogger(__name__)


class PassageIndex:
    """Finds passages; what another process or replica changes is found without a restart."""

    def __init__(
        self,
        storage: IndexStorage,
        embedding: NamedEmbeddings,
        *,
        phrases: Phrases | None = None,
        documents_in: DocumentsIn = sources_in,
        look_again_seconds: float = LOOK_AGAIN_SECONDS,
    ) -> None:
        """Search what ``storage`` keeps, which is what ``documents_in`` finds in a folder."""
        self._storage, self._documents_in = storage, documents_in
        self._embedding, self.embedding_name = embedding, embedding.name
        self._reader = WordReader(embedding.embeddings)
        self._messages = MessageReader(self._vectors)
        self._phrases = phrases or Phrases(Wording(), embedding)
        self.signposts = self._phrases.wording.signposts
        self._look_again_seconds, self._looked = look_again_seconds, float("-inf")
        self._state = state_of("", {}, ())
        self.refreshed: Refreshed | None = None  # the last time, here
        self._loading, self._refreshing = Lock(), Lock()

    def search(self, text: str, limit: int, department_id: str | None = None) -> list[Found]:
        """Return the passages that fit the text best, best first.

        Raises:
            IndexMismatchError: another embedding made the index.
            IndexUnreadableError: what is kept is damaged.
            TryAgainError: the Chroma server or the embedding is out of reach.
        """
        state = self._current()
        if not text.strip() or not state.entries:
            return []
        question = self._in_guidance_words(text, state)
        vector = np.array(self._embedding.embeddings.embed_query(question), dtype=np.float32)
        return search(state.library, Asked(question, vector, department_id), limit)

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
        state = self._current()
        if not text.strip() or not state.entries:
            return Findings()
        message = self._in_guidance_words(text, state)
        questions = self._messages.questions_of(message, state.library, before=before)
        find = partial(look_up, state.library, reader=self._reader, limit=limit)
        found = look_up_each(state.library, questions, department_id, self._vectors, find)
        return Findings(tuple(found))

    def look_up_pieces(self, texts: Sequence[str], limit: int) -> list[QuestionFindings]:
        """Return for each text what comes nearest by its meaning, read no word for word."""
        state = self._current()
        said = [self._in_guidance_words(one, state) for one in texts]
        return look_up_meanings(state.library, said, self._vectors, limit)

    def _vectors(self, texts: Sequence[str]) -> list[Vectors]:
        embed = self._embedding.embeddings.embed_documents
        return [np.array(row, dtype=np.float32) for row in embed([*texts])]

    def signpost(self, text: str) -> NearSignpost | None:
        """Return where to go with what the text is about; None if that is left to nobody.

        Raises:
            TryAgainError: the embedding is out of reach.
        """
        if not text.strip():
            return None
        vector = self._embedding.embeddings.embed_query(readable(text))
        return self._phrases.signpost(np.array(vector, dtype=np.float32))

    def _in_guidance_words(self, text: str, state: IndexState) -> str:
        return self._phrases.wording.in_guidance_words(state.speller.mend(readable(text)))

    @property
    def version(self) -> str:
        """Return a name of the present state, which changes with any document."""
        return self._current().version

    def documents(self) -> list[Document]:
        """Return the documents that can be found now, in the order of their paths."""
        return [entry.document for entry in self._current().entries.values()]

    def guidance(self) -> list[Guidance]:
        """Return what these documents say about themselves; reads none of their texts."""
        return [entry.guidance for entry in self._current().entries.values()]

    def document_at(self, path: str) -> Document | None:
        """Return the document at this path in the knowledge folder, or None."""
        entries = self._current().entries.values()
        return next((one.document for one in entries if one.guidance.document == path), None)

    def refresh(
        self, folder: Path, progress: EmbeddingProgress | None = None, *, rebuild: bool = False
    ) -> Refreshed:
        """Bring the index up to the folder; until then the old state answers questions.

        Args:
            folder: the knowledge folder.
            progress: told how far the embedding has come.
            rebuild: make everything anew, whatever is kept and whatever made it.

        Raises:
            NoKnowledgeError: there is no such folder.
            IndexMismatchError: another embedding made the index, and ``rebuild`` is not set.
            IndexBusyError: another process is changing the index.
        """
        with self._refreshing:
            found = list(self._documents_in(folder))
            if rebuild:
                self._storage.clear()
            refreshed = self._bring_up_to(found, progress or silent)
            if refreshed.embedded:  # the embedding is within reach
                self._phrases.prepare()
            return refreshed

    def _bring_up_to(
        self, found: Sequence[Source | Malformed], progress: EmbeddingProgress
    ) -> Refreshed:
        sources = [one for one in found if isinstance(one, Source)]
        before = self._manifest()
        kept = {*before.digests} if before and before.format == FORMAT else set()
        fresh = [read(source) for source in sources if source.digest not in kept]
        documents = [one for one in fresh if isinstance(one, Document)]
        left_out = [one for one in (*found, *fresh) if isinstance(one, Malformed)]
        useless = {one.document for one in left_out}
        digests = tuple(one.digest for one in sources if one.document not in useless)
        digests += still_counting(self._current().entries, kept, left_out) if kept else ()
        retired = tuple(sorted(kept - {*digests}))
        if documents or retired or before is None:
            known = self._storage.load(retired) if documents else ()
            entries = embedded(documents, self._embedding.embeddings, progress, known)
            self._change(Manifest(self._embedding.name, digests, retired), list(entries))
        counts = (len(digests), len(documents), len(retired))
        bad_lines = bad_lines_in(one for one in sources if one.document not in useless)
        self.refreshed = Refreshed.of(counts, left_out, bad_lines)
        return self.refreshed

    def _manifest(self) -> Manifest | None:
        manifest = self._storage.manifest()
        if manifest:
            manifest.must_be_of(self._embedding.name)
        return manifest

    def _change(self, manifest: Manifest, added: Sequence[IndexEntry]) -> None:
        version = self._storage.change(manifest, added)
        with self._loading:
            entries = {entry.digest: entry for entry in added}
            self._state = self._loaded(version, manifest, {**self._state.entries, **entries})

    def _current(self) -> IndexState:
        """Return the newest state at hand; load it if another process has changed it."""
        is_first = not self._state.version
        if monotonic() - self._looked < self._look_again_seconds and not is_first:
            return self._state
        if not self._loading.acquire(blocking=is_first):
            return self._state  # another question is loading it; this one need not wait
        try:
            self._look()
        finally:
            self._loading.release()
        return self._state

    def _look(self) -> None:
        self._looked = monotonic()
        try:
            version = self._storage.version()
            if version != self._state.version:
                self._load(version)
        except TryAgainError:
            if not self._state.version:
                raise
            _log.warning("The index cannot be looked at; answering from what is in memory.")

    def _load(self, version: str) -> None:
        try:
            self._state = self._loaded(version, self._manifest(), self._state.entries)
        except IndexUnreadableError:
            newer = self._storage.version()
            if newer == version:
                raise
            self._load(newer)  # somebody changed the index between two of our looks at it

    def _loaded(
        self, version: str, manifest: Manifest | None, known: dict[str, IndexEntry]
    ) -> IndexState:
        digests = manifest.digests if manifest else ()
        missing = [digest for digest in digests if digest not in known]
        entries = {**known, **{one.digest: one for one in self._storage.load(missing)}}
        entries = with_copies_marked({digest: entries[digest] for digest in digests})
        return state_of(version, entries, self._phrases.wording.names)
