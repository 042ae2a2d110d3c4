"""Writes an int8 variant of an exported ONNX file, which CPUs read faster and a little worse.

Between the stem and the pooled features, activations become uint8 and weights int8, one scale for
each of a convolution's outputs. The nodes say so by pairs of QuantizeLinear and DequantizeLinear,
which ONNX Runtime fuses into integer convolutions when it loads the file. Ranges are those of faces
that the run learnt, augmented as it saw them. What goes in and comes out stays as it was.

Weights keep to 7 bits: CPUs without VNNI instructions add two products in 16 bits, where 8 would
overflow.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor

import onnx_reader
import settle
from augment import augment

WEIGHT_LIMIT = 63
EXAMPLES = """
example:
  quantise.py --data fer2013.zip --model expression.onnx --version r18-64-2-int8 --out fast.onnx
"""


class Ranges:
    """The least, the greatest and the mean of each value that a graph computes, over what it was
    shown.

    A share of each end is cut off: what is rare is clipped, so that the rest is told apart better.
    """

    def __init__(self, model: onnx.ModelProto, parts: list[Tensor], cut: float):
        self._ends: dict[str, list[tuple[float, float]]] = {}
        self._means: dict[str, list[Tensor]] = {}
        for crops in parts:
            onnx_reader.run(model, crops, lambda name, value: self._see(name, value, cut))

    def _see(self, name: str, value: Tensor, cut: float) -> None:
        if value.is_floating_point() and value.dim() == 4:
            flat = value.flatten()
            least = max(1, int(cut * flat.numel()))
            low = flat.kthvalue(least).values if bool((flat < 0).any()) else torch.tensor(0.0)
            high = flat.kthvalue(flat.numel() - least + 1).values
            self._ends.setdefault(name, []).append((float(low), float(high)))
            self._means.setdefault(name, []).append(value.mean((0, 2, 3)))

    def mean(self, name: str) -> np.ndarray:
        """Of each channel of a value, float [C]."""
        return torch.stack(self._means[name]).mean(0).numpy()

    def scale(self, name: str) -> tuple[np.float32, np.uint8]:
        """Scale and zero point of a value's uint8."""
        low, high = np.mean(self._ends[name], axis=0)
        low, high = min(low, 0.0), max(high, 1e-6)
        scale = np.float32((high - low) / 255)
        return scale, np.uint8(round(-low / scale))


class Quantised:
    """A graph in the making: nodes and weights that take the place of the given ones."""

    def __init__(self, model: onnx.ModelProto, ranges: Ranges):
        self.model = onnx.ModelProto()
        self.model.CopyFrom(model)
        self._ranges = ranges
        self._weights = {w.name: w for w in self.model.graph.initializer}
        self._halves = {
            node.output[0]: node.input[0]
            for node in self.model.graph.node
            if node.op_type == "Cast" and node.input[0] in self._weights
        }
        self._readers: dict[str, list[NodeProto]] = {}
        for node in self.model.graph.node:
            for name in node.input:
                self._readers.setdefault(name, []).append(node)
        self._scales: dict[str, tuple[np.float32, np.uint8]] = {}
        self._nodes: list[NodeProto] = []

    def build(self) -> onnx.ModelProto:
        """Every node in turn, with what it reads and writes in integers where that pays."""
        for node in list(self.model.graph.node):
            if node.op_type == "Conv" and node.input[0] in self._scales:
                self._take_weights(node)
            self._read_quantised(node)
            self._nodes.append(node)
            if self._is_kept_in_bytes(node):
                self._quantise(node)
        read = {name for node in self._nodes for name in node.input}
        nodes = [n for n in self._nodes if n.op_type != "Cast" or n.output[0] in read]
        used = {name for node in nodes for name in node.input}
        weights = [w for w in self._weights.values() if w.name in used]
        graph = self.model.graph
        del graph.node[:], graph.initializer[:]
        graph.node.extend(nodes)
        graph.initializer.extend(weights)
        onnx.checker.check_model(self.model)
        return self.model

    def _is_kept_in_bytes(self, node: NodeProto) -> bool:
        """What a rectifier gives, what is added, and what is pooled of these."""
        if node.op_type == "Relu":
            return True
        if node.op_type == "MaxPool":
            return _given(node) in self._scales
        following = [reader.op_type for reader in self._readers.get(node.output[0], [])]
        return node.op_type == "Conv" and following == ["Add"]

    def _quantise(self, node: NodeProto) -> None:
        name = node.output[0]
        pooled = node.op_type == "MaxPool"
        scale = self._scales[_given(node)] if pooled else self._ranges.scale(name)
        self._scales[name] = scale
        ends = [self._constant(f"{name}_{i}", value) for i, value in enumerate(scale)]
        self._nodes += [
            helper.make_node("QuantizeLinear", [name, *ends], [f"{name}_q"]),
            helper.make_node("DequantizeLinear", [f"{name}_q", *ends], [f"{name}_dq"]),
        ]

    def _read_quantised(self, node: NodeProto) -> None:
        for i, name in enumerate(node.input):
            if name in self._scales:
                node.input[i] = f"{name}_dq"

    def _take_weights(self, node: NodeProto) -> None:
        """int8 weights with a scale for each output, and an int32 bias on the products' scale.

        The bias makes up for what rounding the weights adds to the mean face (Nagel et al., 2019).
        """
        source, weight_name, bias_name = node.input
        weight, bias = self._values(weight_name), self._values(bias_name)
        whole, scale = rounded(weight)
        lost = (weight - whole * scale[:, None, None, None]).sum((2, 3))
        bias = bias + lost @ self._ranges.mean(source)
        products = (scale * self._scales[source][0]).astype(np.float32)
        node.input[1] = self._dequantised(weight_name, whole, scale.astype(np.float32))
        node.input[2] = self._dequantised(
            bias_name, np.round(bias / products).astype(np.int32), products
        )

    def _dequantised(self, name: str, whole: np.ndarray, scale: np.ndarray) -> str:
        names = [
            self._constant(f"{name}_whole", whole),
            self._constant(f"{name}_scale", scale),
            self._constant(f"{name}_zero", np.zeros(len(scale), whole.dtype)),
        ]
        self._nodes.append(helper.make_node("DequantizeLinear", names, [f"{name}_dq"], axis=0))
        return f"{name}_dq"

    def _values(self, name: str) -> np.ndarray:
        stored = self._weights[self._halves.get(name, name)]
        return numpy_helper.to_array(stored).astype(np.float32)

    def _constant(self, name: str, value) -> str:
        self._weights[name] = numpy_helper.from_array(np.asarray(value), name)
        return name


def rounded(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of weights float [out,in,h,w] int8 ones and a scale for each output, float [out].

    The largest weights are clipped where that leaves less squared error, as rounding the others by
    a finer scale gains more.
    """
    greatest = np.abs(weight).max((1, 2, 3), keepdims=True).clip(1e-12)
    least = np.full(len(weight), np.inf)
    best, scales = np.zeros(weight.shape, np.int8), np.zeros(len(weight), np.float32)
    for share in np.linspace(1, 0.5, 26):
        scale = share * greatest / WEIGHT_LIMIT
        whole = np.round(weight / scale).clip(-WEIGHT_LIMIT, WEIGHT_LIMIT)
        error = ((weight - whole * scale) ** 2).sum((1, 2, 3))
        better = error < least
        least[better], best[better] = error[better], whole[better].astype(np.int8)
        scales[better] = scale[better, 0, 0, 0]
    return best, scales


def _given(node: NodeProto) -> str:
    """A value's own name, whether it is read as it is or from bytes."""
    return node.input[0].removesuffix("_dq")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", required=True, help="the data that it was trained on")
    parser.add_argument("--model", required=True, help="of export.py")
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--faces", type=int, default=640, help="default %(default)s")
    parser.add_argument("--cut", type=float, default=2e-5, help="share of each end (%(default)s)")
    parser.add_argument("--folds", type=int, default=10, help="of its training (%(default)s)")
    parser.add_argument("--fold", type=int, default=0)
    given = parser.parse_args()

    model = onnx.load(given.model)
    faces = settle.learnt(given.data, {"folds": given.folds, "fold": given.fold}, given.faces)
    random = torch.Generator().manual_seed(1)
    parts = [augment(part, 0.7, random).to(torch.uint8) for part in faces.split(64)]
    quantised = Quantised(model, Ranges(model, parts, given.cut)).build()
    said = {entry.key: entry.value for entry in model.metadata_props}
    said.pop("public_test", None)  # of the other file
    helper.set_model_props(
        quantised, said | {"version": given.version, "quantised_from": said.get("version", "")}
    )
    onnx.save(quantised, given.out)
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
