"""Cuts a face as ingest does (FaceCropper, Taps): the crops that the product's model is given."""

import numpy as np

# width and height of the contract's crops, pixels
CROP = 64


def taps(length: int, size: int = CROP) -> np.ndarray:
    """Shares float [size,length] of a line's pixels in each pixel of its resampled version.

    Catmull-Rom's cubic, widened when it shrinks; beyond the line its last pixel goes on.
    """
    step = length / size
    scale = max(1.0, step)
    shares = np.zeros((size, length))
    for i in range(size):
        centre = (i + 0.5) * step - 0.5
        reached = np.arange(np.floor(centre - 2 * scale) + 1, np.ceil(centre + 2 * scale))
        weights = _cubic(np.abs(reached - centre) / scale)
        places = reached.clip(0, length - 1).astype(int)
        np.add.at(shares[i], places, weights / weights.sum())
    return shares


def _cubic(x: np.ndarray) -> np.ndarray:
    near = (1.5 * x - 2.5) * x * x + 1
    far = ((-0.5 * x + 2.5) * x - 4) * x + 2
    return np.where(x < 1, near, far)


def crop(face: np.ndarray) -> np.ndarray:
    """The contract's crop, uint8 [64,64], of a square gray image that is one face, uint8 [S,S]."""
    high, wide = face.shape
    if high != wide:
        raise ValueError(f"{wide}x{high} is not square")
    shares = taps(wide)
    return (shares @ face @ shares.T + 0.5).clip(0, 255).astype(np.uint8)
