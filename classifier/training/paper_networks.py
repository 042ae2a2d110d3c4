"""The networks of the paper: its own, that of its reference design, and those that it discusses.

All take gray faces repeated over three channels, float [N,3,S,S], -1 to 1. Where the description
that we had gives no number, the value here is an assumption and marked so.
"""

import torchvision
from torch import Tensor, nn
from torchvision.models.resnet import BasicBlock

DROPOUT = 0.5  # assumed
_WIDTHS = ((64, 3), (128, 5), (512, 3), (512, 3))  # channels and kernel, assumed


class DropoutBlock(BasicBlock):
    """ResNet's basic block with dropout after its first activation."""

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor) -> Tensor:
        shortcut = x if self.downsample is None else self.downsample(x)
        inner = self.dropout(self.relu(self.bn1(self.conv1(x))))
        return self.relu(self.bn2(self.conv2(inner)) + shortcut)


def paper_resnet18(classes: int) -> nn.Module:
    """ResNet18, its last two blocks replaced by dropout blocks, with the head 300-200-classes."""
    network = torchvision.models.resnet18(weights=None)
    down = nn.Sequential(nn.Conv2d(256, 512, 1, 2, bias=False), nn.BatchNorm2d(512))
    network.layer4 = nn.Sequential(DropoutBlock(256, 512, 2, down), DropoutBlock(512, 512))
    network.fc = nn.Sequential(
        nn.Linear(512, 300), nn.ReLU(), nn.Linear(300, 200), nn.ReLU(), nn.Linear(200, classes)
    )
    return network


def convnet(classes: int) -> nn.Module:
    """Four convolutions, each with batch norm, pooling and dropout, then 256-512-classes."""
    layers, channels = [], 3
    for width, kernel in _WIDTHS:
        layers += [nn.Conv2d(channels, width, kernel, padding="same"), nn.BatchNorm2d(width)]
        layers += [nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25)]
        channels = width
    layers += [nn.AdaptiveAvgPool2d(3), nn.Flatten()]
    for inputs, outputs in ((channels * 9, 256), (256, 512)):
        layers += [nn.Linear(inputs, outputs), nn.BatchNorm1d(outputs), nn.ReLU(), nn.Dropout(0.25)]
    return nn.Sequential(*layers, nn.Linear(512, classes))


def _googlenet(classes: int) -> nn.Module:
    """Without its auxiliary heads, so that it gives logits alone in training too."""
    return torchvision.models.googlenet(
        weights=None, num_classes=classes, aux_logits=False, init_weights=True
    )


ARCHS = {
    "paper": paper_resnet18,
    "convnet": convnet,
    "alexnet": lambda classes: torchvision.models.alexnet(weights=None, num_classes=classes),
    "googlenet": _googlenet,
    "resnext50_32x4d": lambda classes: torchvision.models.resnext50_32x4d(
        weights=None, num_classes=classes
    ),
}
