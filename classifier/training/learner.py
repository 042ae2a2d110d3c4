"""One step of learning, and all the state that a next step needs."""

import argparse
from functools import partial
from typing import Callable

import torch
from torch import Generator, Tensor, nn

import model
import native
import reading
import schedule
import winograd
from adamw import AdamW
from augment import augment, mix
from replicas import Replicas


class Learner:
    """A network that learns, and its average, which is what we keep."""

    def __init__(self, settings: argparse.Namespace, device: torch.device, bf16: bool):
        self._settings, self._device, self._bf16 = settings, device, bf16
        self._phases = schedule.parse_sizes(settings.sizes)
        torch.manual_seed(settings.seed)
        self._sizes = self._phases[0][0]
        network = model.build(settings.arch, settings.stem, self._sizes[0])
        if settings.init:
            given = torch.load(settings.init, map_location="cpu")
            taken = model.start_from(network, given.get("averaged", given))
            print(f"started from {len(taken)} tensors of {settings.init}")
        layout = torch.channels_last if device.type == "cuda" else torch.contiguous_format
        self._network = network.to(device, memory_format=layout)
        self._teachers = [reading.load(path, device)[0] for path in settings.teacher]
        faster = _faster(settings, device, bf16)
        if faster:
            for network in (self._network, *self._teachers):
                winograd.hasten(network)
        self._replicas = Replicas(self._network, settings.replicas)
        self._averaged = model.Averaged(self._network, settings.average)
        adamw = partial(AdamW, each=self._replicas.each) if faster else torch.optim.AdamW
        self._optimiser = _optimiser(self._network, settings, adamw)

    @property
    def size(self) -> int:
        """The largest input size that is learnt at present, pixels."""
        return max(self._sizes)

    def averaged(self) -> model.ExpressionNet:
        """A copy of the average as a network, to read with."""
        reader = model.build(self._settings.arch, self._settings.stem, self.size)
        reader.load_state_dict(self._averaged.state)
        return reader.to(self._device)

    def learn(
        self, step: int, progress: float, pixels: Tensor, targets: Tensor, random: Generator
    ) -> Tensor:
        """One step on uint8 [B,48,48] and float [B,7]; returns the loss, on the device."""
        given = self._settings
        self._replicas.train()
        self._sizes = schedule.sizes(progress, self._phases)
        self._replicas.resize(self._sizes[step % len(self._sizes)])
        for group in self._optimiser.param_groups:
            group["lr"] = schedule.learning_rate(progress, given.rate)
        crops = augment(pixels, given.strength, random)
        if given.mixup:
            crops, targets = mix(crops, targets, given.mixup, random)
        loss = self._replicas.slope(crops, targets, self._loss)
        if given.sam:
            self._sharpest(crops, targets)
        self._optimiser.step()
        self._averaged.follow(self._network, step, self._replicas.each)
        return loss

    def _loss(self, network: nn.Module, crops: Tensor, targets: Tensor) -> Tensor:
        if self._teachers:  # here, so that each replica has its own part read
            targets = torch.lerp(targets, self._taught(crops), self._settings.teaching)
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self._bf16):
            logits = network(crops)
        return -(targets * logits.float().log_softmax(1)).sum(1).mean()

    def _sharpest(self, crops: Tensor, targets: Tensor) -> None:
        """SAM (Foret et al., 2021): the slope not here but where the loss nearby is highest."""
        weights = [p for p in self._network.parameters() if p.grad is not None]
        norm = torch.stack([p.grad.norm() for p in weights]).norm() + 1e-12
        with torch.no_grad():
            away = [p.grad * (self._settings.sam / norm) for p in weights]
            for p, step in zip(weights, away):
                p.add_(step)
        self._replicas.slope(crops, targets, self._loss)
        with torch.no_grad():
            for p, step in zip(weights, away):
                p.sub_(step)

    @torch.no_grad()
    def _taught(self, crops: Tensor) -> Tensor:
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self._bf16):
            answers = [teacher(crops).float().softmax(1) for teacher in self._teachers]
        return torch.stack(answers).mean(0)

    def state(self) -> dict:
        return {
            "size": self.size,
            "network": self._network.state_dict(),
            "averaged": self._averaged.state,
            "optimiser": self._optimiser.state_dict(),
        }

    def restore(self, kept: dict) -> None:
        self._sizes = (kept["size"],)
        self._network.load_state_dict(kept["network"])
        self._averaged.state = kept["averaged"]
        self._optimiser.load_state_dict(kept["optimiser"])


def _faster(settings: argparse.Namespace, device: torch.device, bf16: bool) -> bool:
    """Whether our C++ takes over where it can."""
    if not settings.native or device.type != "cpu" or bf16 or settings.threads > 1:
        return False
    try:
        native.library()
    except native.Unavailable as reason:
        print(f"all by PyTorch, which takes more than twice as long as our C++: {reason}")
        return False
    print("convolutions and AdamW by our C++")
    return True


def _optimiser(
    network: nn.Module, settings: argparse.Namespace, adamw: Callable
) -> torch.optim.Optimizer:
    """Weights decay; biases and the scales of batch norm do not."""
    decayed = [p for p in network.parameters() if p.dim() > 1]
    others = [p for p in network.parameters() if p.dim() <= 1]
    groups = [
        {"params": decayed, "weight_decay": settings.decay},
        {"params": others, "weight_decay": 0.0},
    ]
    if settings.optimiser == "sgd":
        return torch.optim.SGD(groups, settings.rate, momentum=0.9, nesterov=True)
    return adamw(groups, settings.rate)
