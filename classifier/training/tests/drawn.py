"""Drawn faces for tests: no photograph of a person is needed to test a law."""

import csv
from pathlib import Path

import numpy as np

import faces


def faces_of(labels: np.ndarray, seed: int = 0) -> faces.Faces:
    """Random patches with a bar whose place depends on the label, so that it can be learnt."""
    random = np.random.default_rng(seed)
    coarse = random.integers(0, 256, (len(labels), 12, 12))
    pixels = coarse.repeat(4, 1).repeat(4, 2).astype(np.uint8)
    for image, label in zip(pixels, labels):
        image[6 * label : 6 * label + 6] = 255
    return faces.Faces(pixels, np.asarray(labels, np.int64), np.arange(len(labels)))


def write_csv(path: Path, training: faces.Faces, public_test: faces.Faces) -> None:
    """In the form of fer2013.csv, a private test included."""
    with path.open("w", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(("emotion", "pixels", "Usage"))
        for part, usage in (
            (training, "Training"),
            (public_test, "PublicTest"),
            (public_test, "PrivateTest"),
        ):
            for label, pixels in zip(part.labels, part.pixels):
                writer.writerow((label, " ".join(map(str, pixels.ravel())), usage))


def one_by_one(work, items) -> None:
    """What Replicas.each does, on this thread."""
    for item in items:
        work(item)
