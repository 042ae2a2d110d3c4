"""What ingest delivers on a bad day, at three strengths each: fixed, so that figures compare."""

from typing import Callable

import torch
from torch import Tensor

import optics

STRENGTHS = ("mild", "medium", "strong")

Change = Callable[[Tensor], Tensor]


def _each(change: Callable[[Tensor, float], Tensor], *strengths: float) -> tuple[Change, ...]:
    """A change at each strength, of crops of bytes to crops of bytes."""

    def at(strength: float) -> Change:
        return lambda crops: change(crops, strength).round().clamp(0, 255)

    return tuple(at(strength) for strength in strengths)


def _framed(crops: Tensor, degrees=0.0, scale=1.0, across=0.0, down=0.0) -> Tensor:
    def same(value: float) -> Tensor:
        return torch.full((len(crops),), value)

    return optics.framed(
        crops, same(degrees), same(scale), same(across), same(down), same(1.0), same(1.0)
    )


def _dimmed(crops: Tensor, light: float) -> Tensor:
    noise = torch.randn(crops.shape, generator=torch.Generator().manual_seed(1))
    return optics.dimmed(crops, torch.tensor(light), noise)


# functions of crops [N,1,64,64], 0 to 255, one for each strength
DEGRADATIONS: dict[str, tuple[Change, ...]] = {
    "box moved (4, 8, 12 %)": _each(
        lambda x, by: _framed(x, across=by, down=by / 2), 0.08, 0.16, 0.24
    ),
    "box too wide (10, 20, 30 %)": _each(lambda x, by: _framed(x, scale=1 / by), 1.1, 1.2, 1.3),
    "box too tight (10, 20, 30 %)": _each(lambda x, by: _framed(x, scale=by), 1.1, 1.2, 1.3),
    "head turned (8, 16, 24°)": _each(lambda x, by: _framed(x, degrees=by), 8.0, 16.0, 24.0),
    "blur (σ 1, 1.5, 2.5 px)": _each(optics.blurred, 1.0, 1.5, 2.5),
    "low light (50, 30, 15 %)": _each(_dimmed, 0.5, 0.3, 0.15),
    "compression (JPEG 40, 20, 10)": _each(optics.compressed, 1.25, 2.5, 5.0),
    "small face (40, 32, 24 px)": _each(optics.small, 40, 32, 24),
}
