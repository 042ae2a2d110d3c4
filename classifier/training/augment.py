"""Random faces from given ones, a batch at a time, on the device that holds them.

All of it leaves the expression readable: no face is turned upside down, cut in half or covered at
both eyes and mouth.
"""

import torch
from torch import Generator, Tensor

import optics
from crop import CROP


def augment(faces: Tensor, strength: float, random: Generator) -> Tensor:
    """Crops as a class might have given them: uint8 [N,48,48] to float [N,1,64,64], whole numbers
    from 0 to 255. The same generator state gives the same crops.

    strength: 1 for long schedules, less for short ones, 0 for mirroring alone.
    """
    chance = _Chance(len(faces), faces.device, random)
    crops = _reframe(faces[:, None].float(), strength, chance)
    crops = optics.lit(
        crops,
        gain=chance.about(0.4 * strength).exp(),
        offset=chance.about(30 * strength),
        gamma=chance.about(0.4 * strength).exp(),
    )
    seldom = 0.15 * strength
    chance.change(seldom, crops, lambda x, some: optics.dimmed(x, *some.low_light(x)))
    chance.change(seldom, crops, lambda x, some: optics.blurred(x, some.number(0.5, 2.0)))
    chance.change(seldom, crops, lambda x, some: optics.small(x, int(some.number(20, 44))))
    chance.change(seldom, crops, lambda x, some: optics.compressed(x, some.number(0.5, 4.0)))
    chance.change(0.25 * strength, crops, _covered)
    return crops.round().clamp(0, 255)


def mix(crops: Tensor, targets: Tensor, alpha: float, random: Generator) -> tuple[Tensor, Tensor]:
    """Mixup (Zhang et al., 2018): each face blended with another, and what to learn with it.

    One weight for the batch, from Beta(alpha, alpha).
    """
    weight = _beta(alpha, random)
    other = torch.randperm(len(crops), generator=random, device=crops.device)
    return torch.lerp(crops[other], crops, weight), torch.lerp(targets[other], targets, weight)


class _Chance:
    """Draws for N faces; what falls on a whole batch is one number."""

    def __init__(self, count: int, device: torch.device, random: Generator):
        self._count, self._device, self._random = count, device, random

    def between(self, low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(
            self._count, generator=self._random, device=self._device
        )

    def about(self, most: float) -> Tensor:
        return self.between(-most, most)

    def number(self, low: float, high: float) -> float:
        draw = torch.rand((), generator=self._random, device=self._device)
        return low + (high - low) * float(draw)

    def change(self, share: float, crops: Tensor, how) -> None:
        """Changes `share` of the faces in place, by `how(their crops, their chance)`."""
        drawn = torch.rand(self._count, generator=self._random, device=self._device)
        chosen = (drawn < share).nonzero()[:, 0]
        if len(chosen):
            some = _Chance(len(chosen), self._device, self._random)
            crops[chosen] = how(crops[chosen], some)

    def low_light(self, crops: Tensor) -> tuple[Tensor, Tensor]:
        noise = torch.randn(crops.shape, generator=self._random, device=self._device)
        return self.between(0.15, 0.6), noise


def _reframe(faces: Tensor, strength: float, chance: _Chance) -> Tensor:
    return optics.framed(
        # three times a crop's pixels: an unmoved frame then falls on pixels exactly
        optics.resampled(faces, 3 * CROP),
        degrees=chance.about(14 * strength),
        scale=chance.about(0.2 * strength).exp(),
        across=chance.about(0.14 * strength),
        down=chance.about(0.14 * strength),
        aspect=chance.about(0.08 * strength).exp(),
        mirrored=torch.where(chance.about(1) < 0, -1.0, 1.0),
    )


def _covered(crops: Tensor, chance: _Chance) -> Tensor:
    """A gray rectangle, a hand or a cup, over at most a sixth of the face."""
    side = CROP
    wide, high = chance.between(0.15, 0.4) * side, chance.between(0.15, 0.4) * side
    left = chance.between(0, 1) * (side - wide)
    top = chance.between(0, 1) * (side - high)
    steps = torch.arange(side, device=crops.device)[None]
    columns = (steps >= left[:, None]) & (steps < (left + wide)[:, None])
    rows = (steps >= top[:, None]) & (steps < (top + high)[:, None])
    covered = rows[:, None, :, None] & columns[:, None, None, :]
    return torch.where(covered, chance.between(0, 255)[:, None, None, None], crops)


def _beta(alpha: float, random: Generator) -> float:
    """One draw of Beta(alpha, alpha) by Jöhnk's method, from uniform numbers alone."""
    while True:
        draws = torch.rand(2, generator=random, device=random.device)
        x, y = (draw ** (1 / alpha) for draw in draws.tolist())
        if 0 < x + y <= 1:
            return x / (x + y)
