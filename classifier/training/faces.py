"""Reads FER2013 in each of its usual forms: a zip of PNGs, Kaggle's folders, fer2013.csv."""

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Iterator, NamedTuple

import numpy as np
from PIL import Image

LABELS = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")
SIDE = 48

# The private test has no name here: nothing in this folder can read it.
PARTS = {
    "training": ("training", "train", "Training"),
    "public-test": ("public-test", "test", "PublicTest"),
}


class Faces(NamedTuple):
    """N faces of FER2013.

    pixels: uint8 [N,48,48], gray; labels: int64 [N], places in LABELS; rows: int64 [N], the row of
    fer2013.csv, or -1 where the source does not tell.
    """

    pixels: np.ndarray
    labels: np.ndarray
    rows: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, index: np.ndarray) -> "Faces":
        return Faces(self.pixels[index], self.labels[index], self.rows[index])


def load(source: str | Path, part: str) -> Faces:
    """All faces of "training" or "public-test", in the order of their rows or names.

    Raises ValueError if the source has none.
    """
    source = Path(source)
    if source.suffix == ".csv":
        found = list(_from_csv(source, part))
    elif source.suffix == ".zip":
        found = list(_from_zip(source, part))
    else:
        found = list(_from_folder(source, part))
    if not found:
        raise ValueError(f"{source} has no images of the part '{part}'")
    found.sort(key=lambda face: face[:2])
    rows, _, labels, pixels = zip(*found)
    return Faces(np.stack(pixels), np.array(labels, np.int64), np.array(rows, np.int64))


_Found = tuple[int, str, int, np.ndarray]


def _from_csv(source: Path, part: str) -> Iterator[_Found]:
    with source.open(newline="") as lines:
        for row, record in enumerate(csv.DictReader(lines)):
            if record["Usage"] in PARTS[part]:
                pixels = np.array(record["pixels"].split(), np.uint8).reshape(SIDE, SIDE)
                yield row, "", int(record["emotion"]), pixels


def _from_zip(source: Path, part: str) -> Iterator[_Found]:
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            place = _place(name, part)
            if place:
                yield *place, _decode(archive.read(name))


def _from_folder(source: Path, part: str) -> Iterator[_Found]:
    for path in source.rglob("*"):
        place = _place(path.relative_to(source).as_posix(), part)
        if place and path.is_file():
            yield *place, _decode(path.read_bytes())


def _place(name: str, part: str) -> tuple[int, str, int] | None:
    """Row, name and label of an image, or None if it is none or belongs to another part."""
    folders = name.split("/")
    if len(folders) < 3 or folders[-3] not in PARTS[part] or folders[-2] not in LABELS:
        return None
    # Kaggle's folder "test" mixes both tests; its file names tell them apart
    if folders[-1].startswith("Private"):
        return None
    row = re.fullmatch(r"(\d{5})\.png", folders[-1])
    return (int(row[1]) if row else -1), name, LABELS.index(folders[-2])


def _decode(content: bytes) -> np.ndarray:
    image = Image.open(io.BytesIO(content)).convert("L")
    if image.size != (SIDE, SIDE):
        image = image.resize((SIDE, SIDE), Image.BILINEAR)
    return np.asarray(image)
