"""Compares what Java served with what PyTorch computes: the same crops, the same probabilities?

Takes the CSV that `deploy/classmoji evaluate --probabilities` wrote of square gray images.
"""

import argparse
import csv
import io
import json
import random
import zipfile
from pathlib import Path
from typing import Callable

import numpy as np
import torch
from PIL import Image

import reading
from crop import crop
from faces import LABELS

EXAMPLE = """
example:
  deploy/classmoji evaluate --images fer2013.zip --part public-test \\
      --model runs/a/expression.onnx --probabilities java.csv
  parity.py --images fer2013.zip --checkpoint runs/a/network.pt \\
      --calibration runs/a/calibration.json --sample 500 java.csv
"""


def opener(images: Path) -> Callable[[str], bytes]:
    """Reads the files of a folder or ZIP by their paths in it."""
    if images.is_dir():
        return lambda path: (images / path).read_bytes()
    return zipfile.ZipFile(images).read


def served(lines: list[dict[str, str]]) -> np.ndarray:
    """The probabilities [N,7] of a CSV's lines, in the order of LABELS."""
    return np.array([[float(line[label]) for label in LABELS] for line in lines])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLE, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("csv", type=Path, help="of classmoji evaluate --probabilities")
    parser.add_argument("--images", required=True, type=Path, help="the folder or ZIP it was given")
    parser.add_argument("--checkpoint", required=True, help="what the served model was made of")
    parser.add_argument("--calibration", required=True, type=Path, help="of calibrate.py")
    parser.add_argument("--sample", type=int, help="compare so many, drawn by chance, not all")
    parser.add_argument("--limit", type=float, default=1e-3, help="tolerated (default %(default)s)")
    given = parser.parse_args()

    network, _ = reading.load(given.checkpoint)
    calibration = json.loads(given.calibration.read_text())
    network.size = calibration["size"]
    with given.csv.open(newline="") as file:
        lines = list(csv.DictReader(file))
    if given.sample:
        lines = random.Random(1).sample(lines, given.sample)
    read = opener(given.images)
    gray = (Image.open(io.BytesIO(read(line["path"]))).convert("L") for line in lines)
    crops = torch.from_numpy(np.stack([crop(np.asarray(image)) for image in gray]))
    ours = reading.softmax(reading.logits(network, crops[:, None]), calibration["temperature"])
    theirs = served(lines)
    difference = float(np.abs(ours - theirs).max())
    same = float((ours.argmax(1) == theirs.argmax(1)).mean())
    print(f"{len(lines)} images: differ by {difference:.6f} at most, answers agree on {same:.2%}")
    if difference > given.limit:
        raise SystemExit(f"that is more than {given.limit}")


if __name__ == "__main__":
    main()
