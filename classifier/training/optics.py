"""What a detector, a camera and a codec do to a face, on batches: float [N,1,64,64], 0 to 255.

Strengths are tensors [N], one for each face, or one number for all.
"""

import functools
import math

import torch
from torch import Tensor
from torch.nn import functional as F

import crop
from crop import CROP

# The luminance table of the JPEG standard (ITU-T T.81, annex K.1).
_LUMINANCE = (
    (16, 11, 10, 16, 24, 40, 51, 61),
    (12, 12, 14, 19, 26, 58, 60, 55),
    (14, 13, 16, 24, 40, 57, 69, 56),
    (14, 17, 22, 29, 51, 87, 80, 62),
    (18, 22, 37, 56, 68, 109, 103, 77),
    (24, 35, 55, 64, 81, 104, 113, 92),
    (49, 64, 78, 87, 103, 121, 120, 101),
    (72, 92, 95, 98, 112, 100, 103, 99),
)


def crops(faces: Tensor) -> Tensor:
    """The contract's crops of FER2013's faces: uint8 [N,48,48] to float [N,1,64,64]."""
    return (resampled(faces[:, None].float(), CROP) + 0.5).floor().clamp(0, 255)


def resampled(pictures: Tensor, side: int) -> Tensor:
    """Squares [N,1,S,S] as ingest resamples them (crop.py), [N,1,side,side], not rounded."""
    shares = _shares(pictures.shape[-1], side).to(pictures)
    return shares @ pictures @ shares.T


@functools.lru_cache
def _shares(length: int, side: int) -> Tensor:
    return torch.from_numpy(crop.taps(length, side)).float()


def framed(
    faces: Tensor,
    degrees: Tensor,
    scale: Tensor,
    across: Tensor,
    down: Tensor,
    aspect: Tensor,
    mirrored: Tensor,
) -> Tensor:
    """Crops as another detector would frame them, [N,1,64,64] of [N,1,any,any]. Read linearly: what
    is given should have more pixels than its detail needs.

    degrees: turned by; scale: above 1 the box is smaller than the face; across, down: moved by, in
    half boxes; aspect: width over height, relative; mirrored: 1 or -1. Beyond the edge, the edge
    goes on.
    """
    angle = degrees * (math.pi / 180)
    wide, high = mirrored / (scale * aspect.sqrt()), aspect.sqrt() / scale
    rows = torch.stack(
        [
            torch.stack([wide * angle.cos(), -high * angle.sin(), across], 1),
            torch.stack([wide * angle.sin(), high * angle.cos(), down], 1),
        ],
        1,
    )
    grid = F.affine_grid(rows, (len(faces), 1, CROP, CROP), align_corners=False)
    return F.grid_sample(faces, grid, "bilinear", "border", align_corners=False)


def lit(crops: Tensor, gain: Tensor, offset: Tensor, gamma: Tensor) -> Tensor:
    """Under other light: contrast about mid-gray, then brightness, then the curve of a camera."""
    gain, offset, gamma = (_each(strength) for strength in (gain, offset, gamma))
    level = ((crops - 128) * gain + 128 + offset).clamp(0, 255) / 255
    return 255 * level.clamp_min(1e-4) ** gamma


def dimmed(crops: Tensor, light: Tensor, noise: Tensor) -> Tensor:
    """In low light: `light` of the brightness is left, and `noise` (unit variance) shows."""
    return (crops * _each(light) + 4 * noise).round().clamp(0, 255)


def blurred(crops: Tensor, sigma: float) -> Tensor:
    """Out of focus: a Gaussian of `sigma` pixels."""
    reach = max(1, math.ceil(2.5 * sigma))
    steps = torch.arange(-reach, reach + 1, device=crops.device, dtype=crops.dtype)
    kernel = torch.exp(-(steps**2) / (2 * sigma**2))
    kernel = kernel / kernel.sum()
    wide = F.pad(crops, (reach, reach, reach, reach), "replicate")
    return F.conv2d(F.conv2d(wide, kernel[None, None, None, :]), kernel[None, None, :, None])


def small(crops: Tensor, side: int) -> Tensor:
    """As a face of `side` pixels that ingest enlarged."""
    tiny = F.interpolate(crops, (side, side), mode="area").round()
    return resampled(tiny, CROP).clamp(0, 255)


def compressed(crops: Tensor, coarseness: float) -> Tensor:
    """After a codec: the DCT of 8×8 blocks, rounded as JPEG does, `coarseness` times its table.

    1 is JPEG quality 50, 2.5 is quality 20, 5 is quality 10.
    """
    n = torch.arange(8, device=crops.device, dtype=crops.dtype)
    basis = torch.cos(math.pi / 8 * (n[None, :] + 0.5) * n[:, None]) / 2
    basis[0] /= math.sqrt(2)
    steps = coarseness * torch.tensor(_LUMINANCE, device=crops.device, dtype=crops.dtype)
    blocks = (crops - 128).reshape(-1, CROP // 8, 8, CROP // 8, 8).transpose(2, 3)
    rounded = (basis @ blocks @ basis.T / steps).round() * steps
    blocks = (basis.T @ rounded @ basis).transpose(2, 3)
    return (blocks.reshape(crops.shape) + 128).clamp(0, 255)


def _each(strength: Tensor) -> Tensor:
    return strength[:, None, None, None] if strength.dim() else strength
