"""The networks: crops in, logits out, with resizing and normalising inside."""

import torch
import torchvision
from torch import Tensor, nn
from torch.nn import functional as F

from faces import LABELS
from replicas import Each

# stem: (kernel, stride, whether the 3×3 stride-2 maxpool of ResNet follows)
STEMS = {
    "imagenet": (7, 2, True),
    "pooled": (3, 1, True),
    "strided": (3, 2, False),
    "full": (3, 1, False),
}


class ExpressionNet(nn.Module):
    """Logits float [N,7] in the order of LABELS from crops [N,1,H,W], 0 to 255, of any size.

    Crops are resized to `size` and then freed of their own brightness and contrast: how a room is
    lit says nothing of an expression.
    """

    def __init__(self, body: nn.Module, size: int):
        super().__init__()
        self.body = body
        self.size = size

    def forward(self, crops: Tensor) -> Tensor:
        x = F.interpolate(crops, (self.size, self.size), mode="bilinear", align_corners=False)
        x = (x - x.mean((2, 3), keepdim=True)) / 64
        x = x / torch.sqrt((x * x).mean((2, 3), keepdim=True) + 0.01)
        return self.body(x)


def build(arch: str, stem: str, size: int) -> ExpressionNet:
    """One of torchvision's ResNets with a stem for small gray faces, from random weights.

    arch: resnet18, resnet34, resnet50, resnext50_32x4d, ...; stem: a key of STEMS; size: pixels.
    """
    kernel, stride, pooled = STEMS[stem]
    body = getattr(torchvision.models, arch)(weights=None)
    body.conv1 = nn.Conv2d(1, 64, kernel, stride, kernel // 2, bias=False)
    nn.init.kaiming_normal_(body.conv1.weight, mode="fan_out", nonlinearity="relu")
    if not pooled:
        body.maxpool = nn.Identity()
    body.fc = nn.Linear(body.fc.in_features, len(LABELS))
    return ExpressionNet(body, size)


def start_from(network: ExpressionNet, state: dict[str, Tensor]) -> list[str]:
    """Takes over the weights that fit by name and shape, torchvision's or ours, and names them.

    A stem for colour is summed over its channels, which reads gray as it read equal colours.
    """
    own = network.state_dict()
    given = {name if name.startswith("body.") else "body." + name: w for name, w in state.items()}
    stem = given.get("body.conv1.weight")
    if stem is not None and stem.shape[1] == 3:
        given["body.conv1.weight"] = stem.sum(1, keepdim=True)
    fitting = {n: w for n, w in given.items() if n in own and own[n].shape == w.shape}
    network.load_state_dict({**own, **fitting})
    return sorted(fitting)


class Averaged:
    """An exponential moving average of a network's weights and statistics; it is what we keep."""

    def __init__(self, network: nn.Module, decay: float):
        self.decay = decay
        self.state = {name: value.clone() for name, value in network.state_dict().items()}

    def follow(self, network: nn.Module, step: int, each: Each) -> None:
        """Moves towards the network; early, when it changes much, the average is short."""
        keep = min(self.decay, (1 + step) / (10 + step))

        @torch.no_grad()
        def move(named: tuple[str, Tensor]) -> None:
            name, value = named
            if value.is_floating_point():
                self.state[name].lerp_(value, 1 - keep)
            else:
                self.state[name].copy_(value)

        each(move, network.state_dict().items())
