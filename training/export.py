"""Writes a trained reader as the bot loads it: ``python -m training.export CHECKPOINT OUT``.

ONNX with weights of 8 bits, and the vectors of words as well: about 23 MB.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.reading import kept_reader

_OPSET = 17


def export(checkpoint: Path, out: Path) -> None:
    """Write the reader of a checkpoint, made small."""
    reader = kept_reader(checkpoint)
    ids = torch.tensor([[101, 7, 102, 8, 102, 0], [101, 7, 102, 8, 9, 102]])
    kinds = torch.tensor([[0, 0, 0, 1, 1, 0], [0, 0, 0, 1, 1, 1]])
    axes = {0: "pairs", 1: "pieces"}
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            reader,
            (ids, kinds),
            str(whole),
            input_names=["ids", "kinds"],
            output_names=["said"],
            dynamic_axes={"ids": axes, "kinds": axes, "said": {0: "pairs"}},
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            out,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )


if __name__ == "__main__":
    export(*map(Path, sys.argv[1:]))
