"""Takes back what export.py wrote: a checkpoint that training goes on from, of a served ONNX file.

In the file, each batch norm is folded into the convolution before it. Here a convolution gets its
weights back in the spread that random ones have, and its batch norm is measured over learnt faces,
so that the network reads as the file does and yet learns like one that was never folded.
"""

import argparse
import re

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

import model
import optics
import settle

EXAMPLES = """
example, one more cycle from the model that is served:
  unfold.py --data fer2013.zip --model expression.onnx --out runs/served.pt
  train.py ... --out runs/b --init runs/served.pt
"""


def folded(graph: onnx.GraphProto, operator: str) -> list[tuple[Tensor, Tensor]]:
    """Weights and biases of a graph's nodes of one operator, in the order in which they run."""
    values = {w.name: torch.from_numpy(numpy_helper.to_array(w).copy()) for w in graph.initializer}
    for node in graph.node:
        if node.op_type == "Cast" and node.input[0] in values:
            values[node.output[0]] = values[node.input[0]].float()
    nodes = [node for node in graph.node if node.op_type == operator]
    return [(values[node.input[1]], values[node.input[2]]) for node in nodes]


def built(exported: onnx.ModelProto) -> tuple[model.ExpressionNet, dict]:
    """An untrained network of the file's kind, and the settings that build it."""
    said = {entry.key: entry.value for entry in exported.metadata_props}["architecture"]
    arch, stem, size = re.fullmatch(r"(\w+), (\w+) stem, (\d+) pixels inside", said).groups()
    return model.build(arch, stem, int(size)), {"arch": arch, "stem": stem}


@torch.no_grad()
def unfold(network: model.ExpressionNet, graph: onnx.GraphProto, crops: Tensor) -> None:
    """Gives a network the weights of a graph of its kind, and statistics over crops [N,1,H,W]."""
    network.eval()
    convolutions, norms = (_as_they_run(network, k, crops[:1]) for k in (nn.Conv2d, nn.BatchNorm2d))
    for convolution, norm, (weight, bias) in zip(convolutions, norms, folded(graph, "Conv")):
        outputs, inputs = weight.shape[:2]
        spread = (2 * inputs / outputs) ** 0.5  # the norm of what kaiming_normal_ draws, fan out
        scale = spread / weight.flatten(1).norm(dim=1).clamp_min(1e-6)
        convolution.weight.copy_(weight * scale[:, None, None, None])
        norm.weight.copy_(1 / scale)
        norm.bias.copy_(bias)
        norm.running_mean.zero_()
        norm.running_var.fill_(1 - norm.eps)
    ((weight, bias),) = folded(graph, "Gemm")
    network.body.fc.weight.copy_(weight)
    network.body.fc.bias.copy_(bias)
    _measure(network, norms, crops)


def _as_they_run(network: nn.Module, kind: type[nn.Module], crops: Tensor) -> list[nn.Module]:
    ran: list[nn.Module] = []
    hooks = [
        module.register_forward_hook(lambda module, *_: ran.append(module))
        for module in network.modules()
        if isinstance(module, kind)
    ]
    network(crops)
    for hook in hooks:
        hook.remove()
    return ran


def _measure(network: nn.Module, norms: list[nn.BatchNorm2d], crops: Tensor) -> None:
    """Sets the statistics of batch norms to those of their inputs, and leaves what they compute."""
    sums = {norm: [0.0, 0.0, 0.0] for norm in norms}

    def add(norm: nn.BatchNorm2d, inputs: tuple[Tensor]) -> None:
        x = inputs[0].double().transpose(0, 1).flatten(1)
        for i, more in enumerate((x.shape[1], x.sum(1), (x * x).sum(1))):
            sums[norm][i] = sums[norm][i] + more

    hooks = [norm.register_forward_pre_hook(add) for norm in norms]
    for part in crops.split(64):
        network(part)
    for hook in hooks:
        hook.remove()
    for norm, (count, total, squares) in sums.items():
        mean = total / count
        variance = squares / count - mean**2
        norm.bias.add_(norm.weight * mean)
        norm.weight.mul_(torch.sqrt(variance + norm.eps))
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", required=True, help="the data that it was trained on")
    parser.add_argument("--model", required=True, help="the ONNX file")
    parser.add_argument("--out", required=True, help="the checkpoint")
    parser.add_argument("--folds", type=int, default=10, help="of its training (%(default)s)")
    parser.add_argument("--fold", type=int, default=0)
    given = parser.parse_args()

    exported = onnx.load(given.model)
    network, settings = built(exported)
    settings |= {"folds": given.folds, "fold": given.fold}
    learnt, parts = settle.some_learnt(given.data, settings, 1280)
    unfold(network, exported.graph, optics.crops(learnt))
    torch.save(
        {
            "settings": settings,
            "held_out": torch.from_numpy(parts.held_out),
            "size": network.size,
            "averaged": network.state_dict(),
        },
        given.out,
    )


if __name__ == "__main__":
    main()
