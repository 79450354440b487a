"""Trains the reader: ``python -m training.train --help``.

A checkpoint is written after each epoch and every few minutes; ``--resume`` goes on from it.
On a busy machine several processes of one thread each lose less time than one of several:
``OMP_NUM_THREADS=1 torchrun --nproc-per-node 2 -m training.train …``.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import torch
from torch import distributed

from training.choosing import batches_of
from training.examples import Example, read_examples
from training.learning import Step, loss_of, step_of
from training.pieces import TOKENIZER, Pieces
from training.reader import Reader, from_minilm

_RATE, _RATE_OF_HEADS = 6e-5, 4e-4
_WARMING = 0.06  # share of all steps in which the rate rises
_DECAY = 0.01
_KEPT = 2  # layers that stay as MiniLM has them, and its words: so few questions teach no words
_SAVE_EVERY = 300  # seconds
_TELL_EVERY = 20  # steps
_EXCERPTS = 10
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
RANK, RANKS = int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))


@dataclass(slots=True)
class Run:
    """A training, as far as it has come."""

    reader: Reader
    optimizer: torch.optim.Optimizer
    epoch: int = 0
    step: int = 0  # of the epoch

    def save(self, path: Path) -> None:
        """Keep it, at once as a whole; the first of several processes does."""
        if RANK:
            return
        state = {
            "reader": self.reader.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
        }
        beside = path.with_suffix(".part")
        torch.save(state, beside)
        beside.replace(path)


def run_of(weights: Path, checkpoint: Path | None) -> Run:
    """Return a training that begins with MiniLM's weights, or goes on from a checkpoint."""
    reader = from_minilm(weights)
    for one in (reader.words, reader.places, reader.kinds, reader.norm, *reader.layers[:_KEPT]):
        one.requires_grad_(requires_grad=False)
    heads = [*reader.pooled.parameters(), *reader.said.parameters()]
    known = {id(one) for one in heads}
    body = [one for one in reader.parameters() if one.requires_grad and id(one) not in known]
    groups = [{"params": body, "lr": _RATE}, {"params": heads, "lr": _RATE_OF_HEADS}]
    run = Run(reader, torch.optim.AdamW(groups, weight_decay=_DECAY))
    for group in run.optimizer.param_groups:
        group["most"] = group["lr"]
    if checkpoint is not None:
        state: dict[str, Any] = torch.load(checkpoint, weights_only=True)
        reader.load_state_dict(state["reader"])
        run.optimizer.load_state_dict(state["optimizer"])
        run.epoch, run.step = state["epoch"], state["step"]
    return run


@dataclass(frozen=True, slots=True)
class End:
    """When a training is over, whichever comes first."""

    epochs: int
    minutes: float

    def share(self, run: Run, steps: int, since: float) -> float:
        """Return how much of the training is done, 0.0 to 1.0."""
        taught = (run.epoch + run.step / steps) / self.epochs
        return min(1.0, max(taught, (perf_counter() - since) / (60 * self.minutes)))


def train(run: Run, examples: Sequence[Example], end: End, out: Path) -> None:
    """Teach the examples so many times, and keep what comes of it."""
    since = saved = perf_counter()
    run.reader.to(DEVICE).train()
    done = 0.0
    while run.epoch < end.epochs and done < 1:
        steps = list(batches_of(examples, seed=run.epoch))
        steps = steps[RANK : len(steps) // RANKS * RANKS : RANKS]
        while (
            run.step < len(steps) and (done := _agreed(end.share(run, len(steps), since))) < 1
        ):
            loss = _teach(run, step_of(steps[run.step]), done)
            run.step += 1
            if RANK == 0 and run.step % _TELL_EVERY == 0:
                seconds = perf_counter() - since
                sys.stderr.write(
                    f"{run.epoch} {run.step}/{len(steps)} {loss:.3f} {seconds:.0f} s\n"
                )
            if perf_counter() - saved > _SAVE_EVERY:
                run.save(out)
                saved = perf_counter()
        run.epoch, run.step = run.epoch + 1, 0
        run.save(out)


def _teach(run: Run, step: Step, done: float) -> float:
    """Take one step, and return how wrong the reader was."""
    for group in run.optimizer.param_groups:
        group["lr"] = group["most"] * min(done / _WARMING, 1 - done)
    with torch.autocast(DEVICE, dtype=torch.bfloat16):
        said = run.reader(step.ids.to(DEVICE), step.kinds.to(DEVICE))
    loss = loss_of(said.float().cpu(), step)
    loss.backward()
    if RANKS > 1:
        _share_gradients(run.reader)
    torch.nn.utils.clip_grad_norm_(run.reader.parameters(), 1.0)
    run.optimizer.step()
    run.optimizer.zero_grad()
    return float(loss.detach())


def _agreed(done: float) -> float:
    """Return the first process's share: all must stop at the same step."""
    if RANKS == 1:
        return done
    shares = torch.tensor([done])
    distributed.broadcast(shares, 0)
    return float(shares[0])


def _share_gradients(reader: Reader) -> None:
    """Let all processes take the same step."""
    taught = [one.grad for one in reader.parameters() if one.grad is not None]
    together = torch.cat([one.flatten() for one in taught])
    distributed.all_reduce(together)
    pieces = (together / RANKS).split([one.numel() for one in taught])
    for one, piece in zip(taught, pieces, strict=True):
        one.copy_(piece.view_as(one))


def main() -> None:
    """Train on files of candidates, but for the folders that are held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("candidates", type=Path, nargs="+", help="JSON lines")
    parser.add_argument("--weights", type=Path, required=True, help="MiniLM, safetensors")
    parser.add_argument("--out", type=Path, required=True, help="the checkpoint")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--minutes", type=float, default=600, help="at most")
    parser.add_argument("--resume", action="store_true", help="go on from --out")
    arguments = parser.parse_args()
    torch.manual_seed(1)
    if RANKS > 1:
        distributed.init_process_group("gloo")
    examples = read_examples(arguments.candidates, Pieces(TOKENIZER), _EXCERPTS)
    learnt = [one for one in examples if not one.is_held_out]
    run = run_of(arguments.weights, arguments.out if arguments.resume else None)
    torch.manual_seed(1 + RANK)  # the same beginning, and other words left out by chance
    train(run, learnt, End(arguments.epochs, arguments.minutes), arguments.out)
    if RANKS > 1:
        distributed.barrier()  # who is done first would else leave the others in the lurch


if __name__ == "__main__":
    main()
