"""Keeps of a checkpoint what reading needs, weights in half precision: 22 MB instead of 134."""

import argparse

import torch


def slim(kept: dict) -> dict:
    """The averaged network and how it came about; matrices in fp16, as the export stores them."""
    averaged = {
        name: value.half().cpu() if value.dim() > 1 else value.cpu()
        for name, value in kept["averaged"].items()
    }
    chosen = {key: kept[key] for key in ("settings", "step", "elapsed", "finished", "size")}
    return chosen | {"held_out": kept["held_out"].cpu(), "averaged": averaged}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, epilog="example: slim.py runs/a/checkpoint.pt runs/a/network.pt"
    )
    parser.add_argument("checkpoint")
    parser.add_argument("out")
    given = parser.parse_args()
    torch.save(slim(torch.load(given.checkpoint, map_location="cpu")), given.out)
