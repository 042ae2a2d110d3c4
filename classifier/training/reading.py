"""Reads crops with a trained network: checkpoints in, probabilities out."""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

import model


def load(checkpoint: str | Path, device: str = "cpu") -> tuple[model.ExpressionNet, dict]:
    """The averaged network of a checkpoint, ready to read, and the checkpoint itself."""
    kept = torch.load(checkpoint, map_location=device)
    settings = kept["settings"]
    network = model.build(settings["arch"], settings["stem"], kept["size"])
    network.load_state_dict(kept["averaged"])
    return network.to(device).eval(), kept


@torch.no_grad()
def logits(network: torch.nn.Module, crops: Tensor, batch: int = 128) -> np.ndarray:
    """float32 [N,7] of crops [N,1,H,W], 0 to 255, wherever the network is."""
    network.eval()
    device = next(network.parameters()).device
    parts = [network(part.to(device).float()).float().cpu() for part in crops.split(batch)]
    return torch.cat(parts).numpy()


def softmax(values: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    scaled = values / temperature
    powers = np.exp(scaled - scaled.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)
