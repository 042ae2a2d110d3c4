"""Training batches, each a function of its number alone, so that a run resumes exactly anywhere."""

import numpy as np
import torch
from torch import Generator, Tensor


class Batches:
    """Faces and targets on a device, drawn epoch after epoch without replacement.

    Classes under the mean are repeated by (mean / count) ** balance: 0 leaves FER2013 as it is, 1
    shows rare classes as often as the mean one.
    """

    def __init__(
        self,
        pixels: np.ndarray,
        targets: np.ndarray,
        labels: np.ndarray,
        size: int,
        balance: float,
        seed: int,
        device: torch.device,
    ):
        self._pixels = torch.from_numpy(np.ascontiguousarray(pixels)).to(device)
        self._targets = torch.from_numpy(targets).to(device)
        self._labels, self._size, self._seed, self._device = labels, size, seed, device
        counts = np.bincount(labels)
        repeats = np.maximum((counts[counts > 0].mean() / np.maximum(counts, 1)) ** balance, 1)
        self._wanted = np.round(counts * repeats).astype(int)
        self._epoch, self._order = -1, np.empty(0, np.int64)

    def per_epoch(self) -> int:
        return int(self._wanted.sum()) // self._size

    def at(self, step: int) -> tuple[Tensor, Tensor, Generator]:
        """uint8 [B,48,48], targets float [B,7] and this step's own source of chance."""
        epoch, place = divmod(step, self.per_epoch())
        if epoch != self._epoch:
            self._epoch, self._order = epoch, self._ordered(epoch)
        chosen = torch.from_numpy(self._order[place * self._size :][: self._size]).to(self._device)
        random = Generator(self._device).manual_seed(self._seed * 1_000_003 + step)
        return self._pixels[chosen], self._targets[chosen], random

    def _ordered(self, epoch: int) -> np.ndarray:
        random = np.random.default_rng((self._seed, epoch))
        drawn = []
        for label, wanted in enumerate(self._wanted):
            mine = random.permutation(np.flatnonzero(self._labels == label))
            if len(mine):
                drawn.append(np.resize(mine, wanted))
        return random.permutation(np.concatenate(drawn))
