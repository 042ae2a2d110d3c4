"""Chooses by how much to multiply the odds of a rare class, for settle.py --favour, and
cross-validates that choice.

A network that learns from few examples of a class names it less often than it is there. The larger
the odds, the more of the class is found and the more of the others is taken for it. The rule: the
largest odds at which accuracy on held-out faces is at most 0.1 points below the best.

Of several runs, which held the class out by folds (train.py --apart), the odds of each are chosen
on the others, so that no face has a say in how it is read itself. The other classes are held out by
one fold all along, so accuracies are means over the runs.
"""

import argparse
import json
import math
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

import compare
import faces
import metrics
import optics
import reading

ODDS = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0)
# How much accuracy, a share, may be given for the class.
COST = 0.001
EXAMPLES = """
examples:
  which odds for one network?
    odds.py --data fer2013.zip --class disgust runs/a/network.pt
  recall of disgust, cross-validated over five runs, of train.py --apart disgust:0/5 to 4/5:
    odds.py --data fer2013.zip --class disgust --out disgust.json runs/fold-?/checkpoint.pt
"""


class Answers(NamedTuple):
    """What a run said of faces that it held out: logits float [N,7], labels int [N]."""

    logits: np.ndarray
    labels: np.ndarray

    def read(self, label: int, odds: float) -> np.ndarray:
        """The class of each face, int [N], when `odds` times those of `label` are taken."""
        favoured = self.logits.copy()
        favoured[:, label] += math.log(odds)
        return favoured.argmax(1)


def accuracy(runs: list[Answers], label: int, odds: float) -> float:
    """The mean of the runs' accuracies."""
    return float(np.mean([(run.read(label, odds) == run.labels).mean() for run in runs]))


def choose(runs: list[Answers], label: int) -> float:
    """The largest of ODDS that costs at most COST."""
    found = {odds: accuracy(runs, label, odds) for odds in ODDS}
    return max(odds for odds in ODDS if found[odds] >= max(found.values()) - COST)


def figures(runs: list[Answers], label: int, odds: list[float]) -> dict:
    """How runs read the class and all faces, each at its own odds."""
    reads = [run.read(label, of) for run, of in zip(runs, odds)]
    hits = sum(int(((r == label) & (run.labels == label)).sum()) for r, run in zip(reads, runs))
    named = sum(int((r == label).sum()) for r in reads)
    there = sum(int((run.labels == label).sum()) for run in runs)
    return {
        "odds": odds,
        "recall": hits / max(there, 1),
        "recall_interval": metrics.wilson(hits, there),
        "faces": there,
        "false_a_run": (named - hits) / len(runs),
        "accuracy": float(np.mean([(r == run.labels).mean() for r, run in zip(reads, runs)])),
    }


def cross_validated(runs: list[Answers], label: int) -> dict:
    """The figures with the odds of each run chosen on the others."""
    others = [runs[:i] + runs[i + 1 :] for i in range(len(runs))]
    return figures(runs, label, [choose(rest, label) for rest in others])


def line(found: dict) -> str:
    low, high = found["recall_interval"]
    return (
        f"recall {found['recall']:.3f} ({low:.3f} to {high:.3f}) of {found['faces']}, "
        f"{found['false_a_run']:.1f} others taken for it a run, accuracy {found['accuracy']:.4f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoints", nargs="+", metavar="CHECKPOINT")
    parser.add_argument("--data", required=True)
    parser.add_argument("--class", dest="label", default="disgust", choices=faces.LABELS)
    parser.add_argument("--out", type=Path, help="JSON of all figures")
    given = parser.parse_args()

    training, label = faces.load(given.data, "training"), faces.LABELS.index(given.label)
    runs, places = [], []
    for checkpoint in given.checkpoints:
        network, kept = reading.load(checkpoint)
        places.append(kept["held_out"].cpu().numpy())
        part = training.take(places[-1])
        crops = optics.crops(torch.from_numpy(part.pixels))
        runs.append(Answers(reading.logits(network, crops), part.labels))
    if not compare.disjoint([part[training.labels[part] == label] for part in places]):
        parser.error(
            f"two checkpoints held out the same faces of {given.label}, which would count twice:"
            " give one of each fold"
        )

    at_all = {odds: figures(runs, label, [odds] * len(runs)) for odds in ODDS}
    for odds, found in at_all.items():
        print(f"odds {odds:g}: {line(found)}")
    report = {"at_all": list(at_all.values()), "chosen": choose(runs, label)}
    print(f"chosen on all of these: {given.label}:{report['chosen']:g}")
    if len(runs) > 1:
        report["cross_validated"] = found = cross_validated(runs, label)
        print(f"cross-validated, odds {' '.join(f'{o:g}' for o in found['odds'])}: {line(found)}")
    if given.out:
        given.out.write_text(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
