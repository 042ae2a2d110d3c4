"""Faster 3×3 convolutions for training on a CPU with AVX2: Winograd's, in winograd.cpp.

They need a third of oneDNN's time, because they multiply up to four times less, and give the same
numbers up to rounding: about 1e-5 of the largest. The library is compiled when first needed and kept
in the user's cache, by the hash of its source.
"""

import ctypes
import hashlib
import os
import platform
import subprocess
from functools import lru_cache
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable

SOURCE = Path(__file__).with_name("winograd.cpp")
COMPILER = ["g++", "-std=c++20", "-O3", "-mavx2", "-mfma", "-shared", "-fPIC"]
# what the compiled transforms take at once, and the widest map that they can border with zeros
PANEL, WIDEST = 16, 4096


class Unavailable(Exception):
    """Why this machine cannot have these convolutions."""


def hasten(network: nn.Module) -> int:
    """Lets the convolutions of a network that fit run faster, in place, and returns how many do.

    Parameters, their names and all else stay; there is no second derivative. Raises Unavailable
    where the library cannot be built.
    """
    _library()
    fitting = [module for module in network.modules() if _fits(module)]
    for module in fitting:
        module.__class__ = Convolution
    return len(fitting)


class Convolution(nn.Conv2d):
    """3×3, stride 1, padding 1, no bias: float [N,in,H,W] to [N,out,H,W], channels last in memory."""

    def forward(self, x: Tensor) -> Tensor:
        return _Convolve.apply(x, self.weight)


class _Convolve(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x: Tensor, weight: Tensor) -> Tensor:
        x, weight = _last(x), weight.contiguous()
        ctx.save_for_backward(x, weight)
        y = _map_like(x, weight.shape[0])
        _call("forward", x, weight, y, x, weight)
        return y

    @staticmethod
    @once_differentiable
    def backward(ctx, dy: Tensor) -> tuple[Tensor | None, Tensor | None]:
        x, weight = ctx.saved_tensors
        dy, dx, dw = _last(dy), None, None
        if ctx.needs_input_grad[0]:
            dx = torch.empty_like(x)
            _call("input_gradient", dy, weight, dx, x, weight)
        if ctx.needs_input_grad[1]:
            dw = torch.empty_like(weight)
            _call("weight_gradient", x, dy, dw, x, weight)
        return dx, dw


def _fits(module: nn.Module) -> bool:
    return (
        type(module) is nn.Conv2d
        and (module.kernel_size, module.stride) == ((3, 3), (1, 1))
        and (module.padding, module.dilation) == ((1, 1), (1, 1))
        and (module.groups, module.padding_mode, module.bias) == (1, "zeros", None)
        and all(c % PANEL == 0 and c <= WIDEST for c in (module.in_channels, module.out_channels))
        and module.weight.dtype is torch.float32
        and module.weight.device.type == "cpu"
    )


def _last(x: Tensor) -> Tensor:
    return x.contiguous(memory_format=torch.channels_last)


def _map_like(x: Tensor, channels: int) -> Tensor:
    n, _, height, width = x.shape
    return torch.empty((n, channels, height, width), memory_format=torch.channels_last)


def _call(what: str, first: Tensor, second: Tensor, result: Tensor, x: Tensor, weight: Tensor) -> None:
    """ctypes lets other Python threads run meanwhile, which replicas need."""
    n, channels, height, width = x.shape
    function = getattr(_library(), f"winograd_{what}")
    function(
        *(tensor.data_ptr() for tensor in (first, second, result)),
        *(n, height, width, channels, weight.shape[0]),
    )


@lru_cache(None)
def _library() -> ctypes.CDLL:
    flags = Path("/proc/cpuinfo")
    if platform.machine() != "x86_64" or not flags.exists() or " avx2 " not in flags.read_text():
        raise Unavailable("no AVX2")
    name = hashlib.sha256(SOURCE.read_bytes() + " ".join(COMPILER).encode()).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "classmoji"
    path = cache / f"winograd-{name}.so"
    if not path.exists():
        _compile(path)
    library = ctypes.CDLL(str(path))
    for what in ("forward", "input_gradient", "weight_gradient"):
        function = getattr(library, f"winograd_{what}")
        function.argtypes = [ctypes.c_void_p] * 3 + [ctypes.c_long] * 5
        function.restype = None
    return library


def _compile(path: Path) -> None:
    partial = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [*COMPILER, "-o", str(partial), str(SOURCE)], check=True, capture_output=True, text=True
        )
        os.replace(partial, path)
    except OSError as missing:
        raise Unavailable(f"cannot build it: {missing}") from missing
    except subprocess.CalledProcessError as failed:
        raise Unavailable(f"cannot build it: {failed.stderr.strip()[:200]}") from failed
