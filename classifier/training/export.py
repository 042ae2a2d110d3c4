"""Writes a trained network as the ONNX file that the classifier serves.

The graph takes the contract's crops, uint8 gray [N,1,64,64], and gives probabilities, float [N,7]:
resizing, normalising, temperature and softmax are inside. Weights are stored as fp16, which halves
the file, and become fp32 when it is loaded.
"""

import argparse
import io
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

import reading
from crop import CROP
from faces import LABELS
from model import ExpressionNet

OPSET = 14
LICENCE = (
    "FER2013 was published for research. Check whether your use of weights derived from it is "
    "covered before you use them commercially."
)
EXAMPLES = """
example:
  export.py --checkpoint runs/a/network.pt --calibration runs/a/calibration.json \\
            --figures runs/a/figures.json --version r18-40-1 --out expression.onnx
"""


class Served(nn.Module):
    """From bytes to probabilities."""

    def __init__(self, network: ExpressionNet, temperature: float):
        super().__init__()
        self.network = network
        self.temperature = temperature

    def forward(self, crops: Tensor) -> Tensor:
        return (self.network(crops.float()) / self.temperature).softmax(1)


def graph(network: ExpressionNet, temperature: float) -> onnx.ModelProto:
    """The checked graph, N free, weights as fp16."""
    written = io.BytesIO()
    torch.onnx.export(
        Served(network, temperature).eval(),
        torch.zeros(2, 1, CROP, CROP, dtype=torch.uint8),
        written,
        input_names=["crops"],
        output_names=["probabilities"],
        dynamic_axes={"crops": {0: "batch"}, "probabilities": {0: "batch"}},
        opset_version=OPSET,
    )
    exported = onnx.load_from_string(written.getvalue())
    _name_shape(exported)
    _store_halves(exported)
    onnx.checker.check_model(exported)
    return exported


def _name_shape(exported: onnx.ModelProto) -> None:
    """Says that there are seven probabilities, which the exporter leaves open."""
    dims = exported.graph.output[0].type.tensor_type.shape.dim
    dims[0].dim_param = "batch"
    dims[1].dim_value = len(LABELS)


def _store_halves(exported: onnx.ModelProto, from_elements: int = 4096) -> None:
    """Stores large weights as fp16, each before a Cast that ONNX Runtime folds when it loads."""
    casts = []
    for weight in exported.graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype == np.float32 and values.size >= from_elements:
            name = weight.name
            half = numpy_helper.from_array(values.astype(np.float16), name + "_f16")
            weight.CopyFrom(half)
            casts.append(helper.make_node("Cast", [half.name], [name], to=TensorProto.FLOAT))
    nodes = casts + list(exported.graph.node)
    del exported.graph.node[:]
    exported.graph.node.extend(nodes)


def metadata(kept: dict, calibration: dict, figures: dict, version: str) -> dict[str, str]:
    """What the file says of itself; the classifier checks `labels` and names `version`."""
    settings, clean = kept["settings"], figures["clean"]
    return {
        "labels": ",".join(LABELS),
        "input": f"uint8 gray [N,1,{CROP},{CROP}]",
        "version": version,
        "architecture": (
            f"{settings['arch']}, {settings['stem']} stem, {calibration['size']} pixels inside"
        ),
        "training_data": "FER2013 training without photographs of its public test; FER+ votes",
        "temperature": f"{calibration['temperature']:.4f}",
        "unsure_below": f"{calibration['unsure_below']:.2f}",
        "public_test": (
            f"accuracy {clean['accuracy']:.4f}, macro recall {clean['macro_recall']:.4f}, "
            f"calibration error {clean['ece']:.4f}"
        ),
        "licence": LICENCE,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--calibration", required=True, type=Path, help="of calibrate.py")
    parser.add_argument("--figures", required=True, type=Path, help="of compare.py, one network's")
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", required=True, type=Path)
    given = parser.parse_args()

    network, kept = reading.load(given.checkpoint)
    calibration = json.loads(given.calibration.read_text())
    (figures,) = json.loads(given.figures.read_text()).values()
    network.size = calibration["size"]
    exported = graph(network, calibration["temperature"])
    helper.set_model_props(exported, metadata(kept, calibration, figures, given.version))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(exported, given.out)
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
