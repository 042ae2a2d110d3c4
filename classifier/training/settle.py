"""Makes a finished run's network ready to be read at one input size: what calibrate, compare and
export take.

Batch norm keeps one running mean and variance, of the last batches. A run of several sizes leaves a
mixture that fits none of them, and the averaged weights never made it. Both are measured anew here,
over faces that the run learnt, augmented as it saw them. Weights are rounded to fp16, as the export
stores them: 22 MB instead of the checkpoint's 180.

Of several checkpoints, the mean of their weights is taken: runs that began where another ended lie
in one valley, and the middle of it often reads better than either end (Wortsman et al. 2022).

A rare class may be favoured: its odds against every other class are multiplied. A network that
learns from few examples of a class names it less often than it is there.
"""

import argparse
import math

import numpy as np
import torch
from torch import nn

import faces
import model
import reading
import split
from augment import augment

EXAMPLES = """
example, one run for two costs:
  settle.py --data fer2013.zip --checkpoint runs/a/checkpoint.pt --size 48 --out runs/a/standard.pt
  settle.py --data fer2013.zip --checkpoint runs/a/checkpoint.pt --size 32 --out runs/a/fast.pt
the middle of a run and of the run that went on from it:
  settle.py --data fer2013.zip --checkpoint runs/a/checkpoint.pt --checkpoint runs/b/checkpoint.pt \\
            --size 48 --out runs/ab/network.pt
disgust at twice the odds in a network of unfold.py, which stays as it is otherwise:
  settle.py --data fer2013.zip --checkpoint runs/served.pt --faces 0 --favour disgust:2 \\
            --out runs/favoured/network.pt
"""


def blend(states: list[dict]) -> dict:
    """The mean of networks of one shape, weight by weight; counters are the first one's."""
    return {
        name: torch.stack([state[name].float() for state in states]).mean(0)
        if first.is_floating_point()
        else first
        for name, first in states[0].items()
    }


@torch.no_grad()
def favour(network: model.ExpressionNet, label: str, odds: float) -> None:
    """Multiplies the odds of a class against each of the others by `odds` (1 changes nothing)."""
    network.body.fc.bias[faces.LABELS.index(label)] += math.log(odds)


def favoured(text: str) -> tuple[str, float]:
    """Of `disgust:2`, what favour() takes; ValueError if it is something else."""
    label, _, odds = text.partition(":")
    if label not in faces.LABELS or not float(odds) > 0:
        raise ValueError(text)
    return label, float(odds)


def same_learnt(kept: list[dict]) -> bool:
    """Whether all held out the same faces: else what one held out, another may have learnt."""
    return all(torch.equal(one["held_out"].cpu(), kept[0]["held_out"].cpu()) for one in kept)


@torch.no_grad()
def settle(network: model.ExpressionNet, batches: list[torch.Tensor]) -> None:
    """Sets each batch norm's statistics to their mean over batches of crops [N,1,H,W]."""
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.reset_running_stats()
            module.momentum = None  # a cumulative mean
    network.train()
    for crops in batches:
        network(crops)
    network.eval()


def learnt(data: str, settings: dict, count: int) -> torch.Tensor:
    """Some of the faces that a run learnt, the same ones each time, uint8 [count,48,48]."""
    return some_learnt(data, settings, count)[0]


def some_learnt(data: str, settings: dict, count: int) -> tuple[torch.Tensor, split.Split]:
    """The same, and how the run's faces were split, which takes long to find out."""
    training = faces.load(data, "training")
    parts = split.split(
        training,
        faces.load(data, "public-test"),
        settings["folds"],
        settings["fold"],
        apart=settings.get("apart"),
    )
    chosen = np.random.default_rng(1).permutation(parts.learnt)[:count]
    return torch.from_numpy(training.take(chosen).pixels), parts


def slim(network: model.ExpressionNet, kept: dict) -> dict:
    """What reading needs of a checkpoint, and how it came about."""
    halves = {
        name: value.half().cpu() if value.dim() > 1 else value.cpu()
        for name, value in network.state_dict().items()
    }
    # a checkpoint of unfold.py does not know how far its run had come
    chosen = {k: kept[k] for k in ("settings", "step", "elapsed", "finished") if k in kept}
    held_out = kept["held_out"].cpu()
    return chosen | {"held_out": held_out, "size": network.size, "averaged": halves}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", required=True, help="the data that the run was given")
    parser.add_argument("--checkpoint", required=True, action="append", help="may be repeated")
    parser.add_argument("--out", required=True)
    parser.add_argument("--size", type=int, help="input size, if not the run's last")
    parser.add_argument(
        "--faces",
        type=int,
        default=6400,
        help="to measure batch norm over; 0 leaves it as it is (default %(default)s)",
    )
    parser.add_argument(
        "--favour", type=favoured, metavar="CLASS:ODDS", help="multiply the odds of a class"
    )
    given = parser.parse_args()

    device = "cuda" if torch.cuda.is_available() else "cpu"
    networks, checkpoints = zip(*(reading.load(path, device) for path in given.checkpoint))
    if not same_learnt(checkpoints):
        parser.error("the checkpoints held out different faces: give runs of one fold")
    network, kept = networks[-1], checkpoints[-1]
    network.load_state_dict(blend([each.state_dict() for each in networks]))
    network.size = given.size or network.size
    if given.faces:
        settings, random = kept["settings"], torch.Generator(device).manual_seed(1)
        parts = learnt(given.data, settings, given.faces).to(device).split(settings["batch"])
        settle(network, [augment(part, settings["strength"], random) for part in parts])
    if given.favour:
        favour(network, *given.favour)
    torch.save(slim(network, kept), given.out)


if __name__ == "__main__":
    main()
