"""AdamW in a third of PyTorch's time, with its state and its numbers up to rounding."""

import torch

import native
from replicas import Each


class AdamW(torch.optim.AdamW):
    """For float32 parameters on a CPU, without AMSGrad; its state dict is torch.optim.AdamW's.

    Raises native.Unavailable where the library cannot be built.
    """

    def __init__(self, params, rate: float, each: Each):
        super().__init__(params, rate)
        native.library()
        self._each = each

    def step(self) -> None:
        groups = self.param_groups
        moving = [(p, group) for group in groups for p in group["params"] if p.grad is not None]
        self._each(self._move, moving)

    @torch.no_grad()
    def _move(self, one: tuple[torch.Tensor, dict]) -> None:
        p, group = one
        state = self.state[p]
        if not state:
            state["step"] = torch.tensor(0.0)
            state["exp_avg"], state["exp_avg_sq"] = torch.zeros_like(p), torch.zeros_like(p)
        state["step"] += 1
        (beta1, beta2), taken, rate = group["betas"], float(state["step"]), group["lr"]
        tensors = (p, p.grad.contiguous(), state["exp_avg"], state["exp_avg_sq"])
        if not all(t.is_contiguous() and t.dtype is torch.float32 for t in tensors):
            raise ValueError("parameters and their moments must be contiguous float32")
        native.library().adamw_step(
            *(t.data_ptr() for t in tensors),
            *(p.numel(), rate / (1 - beta1**taken), (1 - beta2**taken) ** 0.5),
            *(rate * group["weight_decay"], beta1, beta2, group["eps"]),
        )
