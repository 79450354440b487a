"""The index of guidance: passages made findable by meaning and by word."""

import logging
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from time import monotonic

import numpy as np

from bot.embedding.choice import NamedEmbeddings
from bot.errors import TryAgainError
from bot.guidance.audience import EVERYBODY
from bot.guidance.domain import IndexUnreadableError, Malformed, Refreshed
from bot.guidance.keep.entries import EmbeddingProgress, IndexEntry, silent
from bot.guidance.keep.storage import FORMAT, IndexStorage, Manifest
from bot.guidance.keep.versions import still_counting
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import DocumentsIn, Source, sources_in
from bot.guidance.parse.front_matter import bad_lines_in
from bot.guidance.rank.indexing import embedded
from bot.guidance.rank.message import readable
from bot.guidance.rank.phrases import Phrases
from bot.guidance.rank.state import IndexState, state_of
from bot.guidance.rank.wording import Wording
from bot.guidance.readable import ReadableGuidance, SearchTools
from bot.guidance.signposts.domain import NearSignpost

LOOK_AGAIN_SECONDS = 1.0  # a busy replica asks its server so often, not once a question

_log = logging.getLogger(__name__)


class PassageIndex(ReadableGuidance):
    """Finds what everybody may read; changes of other replicas are found without a restart."""

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
        self._phrases = phrases or Phrases(Wording(), embedding)
        super().__init__(SearchTools(embedding, self._phrases), self._current, EVERYBODY)
        self.signposts = self._phrases.wording.signposts
        self._look_again_seconds, self._looked = look_again_seconds, float("-inf")
        self._state = state_of("", {}, ())
        self.refreshed: Refreshed | None = None  # the last time, here
        self._loading, self._refreshing = Lock(), Lock()

    @property
    def whole(self) -> ReadableGuidance:
        """All documents, for what shows them to nobody but those who answer for them."""
        return ReadableGuidance(self._tools, self._current, None)

    @property
    def restricted(self) -> frozenset[str]:
        """The paths of documents that not everybody may read, as they were last loaded."""
        return frozenset(one.document for one in self._state.restricted.values())

    def signpost(self, text: str) -> NearSignpost | None:
        """Return where to go with what the text is about; None if that is left to nobody.

        Raises:
            TryAgainError: the embedding is out of reach.
        """
        if not text.strip():
            return None
        vector = self._embedding.embeddings.embed_query(readable(text))
        return self._phrases.signpost(np.array(vector, dtype=np.float32))

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
        present = {digest: entries[digest] for digest in digests}
        return state_of(version, present, self._phrases.wording.names)
