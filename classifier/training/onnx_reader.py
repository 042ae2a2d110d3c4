"""Evaluates the few ONNX operators that an exported network has, one by one and by the standard's
words, since Debian has no Python ONNX Runtime: a second opinion on what the file computes, and a
look at what it computes on the way.
"""

from typing import Callable

import torch
from onnx import ModelProto, TensorProto, helper, numpy_helper
from torch import Tensor
from torch.nn import functional as F

_TYPES = {TensorProto.FLOAT: torch.float32, TensorProto.INT64: torch.int64}


def run(
    model: ModelProto, crops: Tensor, watch: Callable[[str, Tensor], None] = lambda *_: None
) -> Tensor:
    """The output `probabilities` of the input `crops`; `watch` is told of each value on the way."""
    values = {weight.name: _tensor(weight) for weight in model.graph.initializer}
    values["crops"] = crops
    values[""] = None
    for node in model.graph.node:
        given = {a.name: helper.get_attribute_value(a) for a in node.attribute}
        inputs = [values[name] for name in node.input]
        values[node.output[0]] = _OPERATORS[node.op_type](given, *inputs)
        watch(node.output[0], values[node.output[0]])
    return values["probabilities"]


def _tensor(value: TensorProto) -> Tensor:
    return torch.from_numpy(numpy_helper.to_array(value).copy())


def _conv(given, x, weight, bias):
    return F.conv2d(x, weight, bias, given["strides"], given["pads"][:2], given["dilations"])


def _resize(given, x, _roi, _scales, sizes):
    assert given["mode"] == b"linear" and b"half_pixel" in given["coordinate_transformation_mode"]
    return F.interpolate(x, tuple(sizes[2:].tolist()), mode="bilinear", align_corners=False)


def _slice(_given, x, starts, ends, axes, *_steps):
    assert axes.tolist() == [0]
    return x[int(starts) : int(ends)]


def _dequantise(given, x, scale, zero):
    shape = [-1 if axis == given.get("axis", 1) and scale.dim() else 1 for axis in range(x.dim())]
    return (x.float() - zero.float().reshape(shape)) * scale.reshape(shape)


def _quantise(_given, x, scale, zero):
    ends = torch.iinfo(zero.dtype)
    return ((x / scale).round() + zero).clamp(ends.min, ends.max).to(zero.dtype)


_OPERATORS = {
    "Add": lambda given, a, b: a + b,
    "Cast": lambda given, x: x.to(_TYPES[given["to"]]),
    "Concat": lambda given, *parts: torch.cat(parts, given["axis"]),
    "Constant": lambda given: _tensor(given["value"]),
    "Conv": _conv,
    "DequantizeLinear": _dequantise,
    "Div": lambda given, a, b: a / b,
    "Flatten": lambda given, x: x.flatten(given["axis"]),
    "Gemm": lambda given, x, weight, bias: x @ weight.T + bias,
    "GlobalAveragePool": lambda given, x: x.mean((2, 3), keepdim=True),
    "Identity": lambda given, x: x,
    "MaxPool": lambda given, x: F.max_pool2d(
        x, given["kernel_shape"], given["strides"], given["pads"][:2]
    ),
    "Mul": lambda given, a, b: a * b,
    "QuantizeLinear": _quantise,
    "ReduceMean": lambda given, x: x.mean(given["axes"], keepdim=bool(given["keepdims"])),
    "Relu": lambda given, x: x.relu(),
    "Resize": _resize,
    "Shape": lambda given, x: torch.tensor(x.shape),
    "Slice": _slice,
    "Softmax": lambda given, x: x.softmax(given["axis"]),
    "Sqrt": lambda given, x: x.sqrt(),
    "Sub": lambda given, a, b: a - b,
}
