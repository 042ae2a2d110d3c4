"""Reports how finished networks read FER2013's public test, clean and degraded. It chooses nothing:
choose with --part held-out, which reads the faces that each run held out of training.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

import degradations
import faces
import metrics
import optics
import reading

EXAMPLES = """
examples:
  which input size? asked of the held-out faces:
    compare.py --data fer2013.zip --part held-out --size 32 --size 40 --size 48 runs/a/checkpoint.pt
  cross-validated on training, of one run for each fold:
    compare.py --data fer2013.zip --part held-out runs/fold-*/checkpoint.pt
  the figures of the model card:
    compare.py --data fer2013.zip --degrade --calibration runs/a/calibration.json \\
               --out runs/a/figures.json runs/a/network.pt
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoints", nargs="+", metavar="CHECKPOINT")
    parser.add_argument("--data", required=True)
    parser.add_argument("--part", default="public-test", choices=["public-test", "held-out"])
    parser.add_argument("--size", type=int, action="append", help="input size; may be repeated")
    parser.add_argument("--degrade", action="store_true", help="also every degradation")
    parser.add_argument("--calibration", type=Path, help="its temperature is used; 1 without")
    parser.add_argument("--out", type=Path, help="JSON of all figures")
    given = parser.parse_args()

    divisor = json.loads(given.calibration.read_text())["temperature"] if given.calibration else 1.0
    report, answers, places = {}, [], []
    for checkpoint in given.checkpoints:
        network, kept = reading.load(checkpoint)
        asked = _faces(given, kept)
        places.append(kept["held_out"].cpu().numpy())
        crops = optics.crops(torch.from_numpy(asked.pixels))
        for size in given.size or [network.size]:
            network.size = size
            figures, p = _figures(network, crops, asked.labels, divisor, given.degrade)
            answers.append((p, asked.labels))
            report[f"{checkpoint} at {size}"] = figures
            print(f"{checkpoint} at {size}: {metrics.line(figures['clean'])}")
            print(f"  with its mirror image: {figures['mirrored_too']['accuracy']:.4f}")
            for name, accuracies in figures["degraded"].items():
                print(f"  {name}: " + " ".join(f"{a:.4f}" for a in accuracies))
    if given.part == "held-out" and len(places) > 1 and not given.size:
        if disjoint(places):
            report["together"] = found = metrics.summary(*map(np.concatenate, zip(*answers)))
            print(f"together: {metrics.line(found)}")
        else:
            print("not counted together: some held out the same faces; odds.py does it by class")
    if given.out:
        given.out.write_text(json.dumps(report, indent=1))


def disjoint(places: list[np.ndarray]) -> bool:
    """Whether no face was held out by two runs: only then can their answers be counted together."""
    everywhere = np.concatenate(places)
    return len(np.unique(everywhere)) == len(everywhere)


def _faces(given: argparse.Namespace, kept: dict) -> faces.Faces:
    if given.part == "held-out":
        return faces.load(given.data, "training").take(kept["held_out"].numpy())
    return faces.load(given.data, "public-test")


def _figures(network, crops: Tensor, labels: np.ndarray, divisor: float, degrade: bool):
    """A pair: its figures, and its probabilities of the clean crops, float [N,7]."""
    read = lambda x: reading.softmax(reading.logits(network, x), divisor)
    clean = read(crops)
    kinds = degradations.DEGRADATIONS if degrade else {}
    accuracy = lambda p: float((p.argmax(1) == labels).mean())
    figures = {
        "clean": metrics.summary(clean, labels),
        "mirrored_too": metrics.summary((clean + read(crops.flip(3))) / 2, labels),
        "degraded": {
            name: [accuracy(read(change(crops))) for change in changes]
            for name, changes in kinds.items()
        },
    }
    return figures, clean


if __name__ == "__main__":
    main()
