"""Faster 3×3 convolutions for training on a CPU with AVX2: Winograd's, in winograd.cpp and stem.cpp.

They need about a third of oneDNN's time, because they multiply up to four times less, and give the
same numbers up to rounding: about 1e-5 of the largest.
"""

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable

import native

# channels that are transformed at once, and the most for which there are zeros to border a map
PANEL, WIDEST = 16, 4096


def hasten(network: nn.Module) -> int:
    """Lets the convolutions of a network that fit run faster, in place, and returns how many do.

    Parameters, their names and all else stay; there is no second derivative. Raises
    native.Unavailable where the library cannot be built.
    """
    native.library()
    found = [(module, _faster(module)) for module in network.modules()]
    fitting = [(module, kind) for module, kind in found if kind]
    for module, kind in fitting:
        module.__class__ = kind
    return len(fitting)


class Convolution(nn.Conv2d):
    """3×3, stride 1 or 2, padding 1, no bias: float [N,in,H,W] to [N,out,H/stride,W/stride], rounded
    up, with channels last in memory."""

    def forward(self, x: Tensor) -> Tensor:
        return _Convolve.apply(x, self.weight, self.stride[0])


class Stem(nn.Conv2d):
    """3×3, stride 1, padding 1, no bias, of one channel: float [N,1,H,W] to [N,out,H,W], with
    channels last in memory."""

    def forward(self, x: Tensor) -> Tensor:
        return _Begin.apply(x, self.weight)


class _Convolve(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x: Tensor, weight: Tensor, stride: int) -> Tensor:
        x, weight = _channels_last(x), weight.contiguous()
        ctx.save_for_backward(x, weight)
        ctx.stride = stride
        y = _map_of(x, weight, stride)
        _call("winograd_forward", (x, weight, y), x, weight, stride)
        return y

    @staticmethod
    @once_differentiable
    def backward(ctx, dy: Tensor) -> tuple[Tensor | None, Tensor | None, None]:
        (x, weight), stride = ctx.saved_tensors, ctx.stride
        dy, dx, dw = _channels_last(dy), None, None
        if ctx.needs_input_grad[0]:
            dx = torch.empty_like(x)
            _call("winograd_input_gradient", (dy, weight, dx), x, weight, stride)
        if ctx.needs_input_grad[1]:
            dw = torch.empty_like(weight)
            _call("winograd_weight_gradient", (x, dy, dw), x, weight, stride)
        return dx, dw, None


class _Begin(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x: Tensor, weight: Tensor) -> Tensor:
        x, weight = x.contiguous(), weight.contiguous()
        ctx.save_for_backward(x, weight)
        y = _map_of(x, weight, 1)
        _call("stem_forward", (x, weight, y), x, weight, 1)
        return y

    @staticmethod
    @once_differentiable
    def backward(ctx, dy: Tensor) -> tuple[Tensor | None, Tensor | None]:
        x, weight = ctx.saved_tensors
        dy, dx, dw = _channels_last(dy), None, None
        if ctx.needs_input_grad[0]:
            dx = nn.grad.conv2d_input(x.shape, weight, dy, padding=1)
        if ctx.needs_input_grad[1]:
            dw = torch.empty_like(weight)
            _call("stem_weight_gradient", (x, dy, dw), x, weight, 1)
        return dx, dw


def _faster(module: nn.Module) -> type[nn.Conv2d] | None:
    """What can replace a module, if anything can."""
    if not (
        type(module) is nn.Conv2d
        and (module.kernel_size, module.padding, module.dilation) == ((3, 3), (1, 1), (1, 1))
        and (module.groups, module.padding_mode, module.bias) == (1, "zeros", None)
        and (module.weight.dtype, module.weight.device.type) == (torch.float32, "cpu")
    ):
        return None
    channels = (module.in_channels, module.out_channels)
    if module.stride in ((1, 1), (2, 2)) and all(c % PANEL == 0 and c <= WIDEST for c in channels):
        return Convolution
    if module.stride == (1, 1) and channels[0] == 1 and channels[1] % PANEL == 0:
        return Stem
    return None


def _channels_last(x: Tensor) -> Tensor:
    return x.contiguous(memory_format=torch.channels_last)


def _map_of(x: Tensor, weight: Tensor, stride: int) -> Tensor:
    """Room for the convolution of x."""
    height, width = ((side + stride - 1) // stride for side in x.shape[2:])
    shape = (len(x), len(weight), height, width)
    return torch.empty(shape, dtype=x.dtype, memory_format=torch.channels_last)


def _call(
    function: str, tensors: tuple[Tensor, ...], x: Tensor, weight: Tensor, stride: int
) -> None:
    """Other Python threads run meanwhile, which replicas need: ctypes sees to it."""
    n, channels, height, width = x.shape
    getattr(native.library(), function)(
        *(tensor.data_ptr() for tensor in tensors),
        *(n, height, width, channels, len(weight), stride),
    )
