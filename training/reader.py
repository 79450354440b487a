"""The reader: MiniLM with both texts before it, and what it says of an excerpt.

It reads "question, excerpt" in one piece, so that each word of one meets each of the other, and
says two things: whether this excerpt answers, and whether the question is answered at all.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER, WORDS, PLACES = 384, 6, 12, 1536, 30522, 512
SAID = 2  # does it answer; is the question answered
_EPSILON = 1e-12


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the states of the next layer; ``mask`` is added to what attends."""
        texts, length, _ = states.shape
        heads = self.attend(states).view(texts, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        seen = _attended(heads, mask).transpose(1, 2).reshape(texts, length, WIDTH)
        states = self.attended_norm(states + self.drop(self.attended(seen)))
        inner = self.outer(functional.gelu(self.inner(states)))
        return self.outer_norm(states + self.drop(inner))


def _attended(heads: Tensor, mask: Tensor) -> Tensor:
    """Return what each word piece sees, in 32 bits: its way back is slow in 16 on a CPU."""
    with torch.autocast(heads.device.type, enabled=False):
        query, key, value = heads.float()
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)


class Reader(nn.Module):
    """Says of each pair of question and excerpt how it answers, as log-odds."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.pooled = nn.Linear(2 * WIDTH, WIDTH)
        self.said = nn.Linear(WIDTH, SAID)
        self.drop = nn.Dropout(dropout)

    def states(self, ids: Tensor, kinds: Tensor) -> Tensor:
        """Return the last layer's states of word pieces; 0 is padding."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.norm(self.words(ids) + self.places(places) + self.kinds(kinds))
        states = self.drop(states)
        mask = torch.where(ids == 0, -1e4, 0.0)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        return states

    def forward(self, ids: Tensor, kinds: Tensor) -> Tensor:
        """Return for each pair what it says, `SAID` numbers."""
        states = self.states(ids, kinds)
        of_excerpt = kinds.to(states.dtype)[:, :, None]
        mean = (states * of_excerpt).sum(1) / of_excerpt.sum(1).clamp(min=1)
        pooled = torch.tanh(self.pooled(torch.cat([states[:, 0], mean], dim=1)))
        said: Tensor = self.said(self.drop(pooled))
        return said


def from_minilm(weights: Path) -> Reader:
    """Return a reader that begins with the weights of all-MiniLM-L6-v2 (safetensors)."""
    reader, given = Reader(), load_file(weights)
    ours = reader.state_dict()
    ours["words.weight"] = given["embeddings.word_embeddings.weight"]
    ours["places.weight"] = given["embeddings.position_embeddings.weight"]
    ours["kinds.weight"] = given["embeddings.token_type_embeddings.weight"]
    for part in ("weight", "bias"):
        ours[f"norm.{part}"] = given[f"embeddings.LayerNorm.{part}"]
        for number in range(LAYERS):
            ours |= {
                f"layers.{number}.{name}.{part}": tensor
                for name, tensor in _layer(given, f"encoder.layer.{number}", part).items()
            }
    reader.load_state_dict(ours)
    nn.init.normal_(reader.said.weight, std=0.02)
    return reader


def _layer(given: dict[str, Tensor], name: str, part: str) -> dict[str, Tensor]:
    attend = [given[f"{name}.attention.self.{one}.{part}"] for one in ("query", "key", "value")]
    return {
        "attend": torch.cat(attend),
        "attended": given[f"{name}.attention.output.dense.{part}"],
        "attended_norm": given[f"{name}.attention.output.LayerNorm.{part}"],
        "inner": given[f"{name}.intermediate.dense.{part}"],
        "outer": given[f"{name}.output.dense.{part}"],
        "outer_norm": given[f"{name}.output.LayerNorm.{part}"],
    }
