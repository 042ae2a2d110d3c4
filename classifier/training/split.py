"""Holds a part of training out for checkpoints, thresholds and temperature, so that nothing leaks.

FER2013 was gathered by an image search and holds many photographs twice, some mirrored or cropped
anew, some in training and in a test. Photographs that are the same stay together here.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from faces import LABELS, Faces

# Cosine of two 16×16 thumbnails without their means: above it, they show the same photograph.
SAME = 0.97
_ROWS_AT_ONCE = 2048


class Split(NamedTuple):
    """Places in training, int64, ascending: to learn from, and held out. Disjoint."""

    learnt: np.ndarray
    held_out: np.ndarray


class ClassFold(NamedTuple):
    """Which faces of one class are held out, by a division of its own: fold `fold` of `folds`."""

    label: int
    folds: int
    fold: int

    @classmethod
    def parse(cls, text: str) -> "ClassFold":
        """Of `disgust:0/5`; `disgust:0/1` holds all of them out."""
        try:
            label, _, division = text.partition(":")
            fold, folds = (int(number) for number in division.split("/"))
            found = cls(LABELS.index(label), folds, fold)
        except ValueError:
            raise ValueError(f"'{text}' is not CLASS:FOLD/FOLDS, such as disgust:0/5") from None
        _check(folds, fold)
        return found


def split(
    training: Faces,
    public_test: Faces,
    folds: int,
    fold: int,
    seed: int = 1,
    apart: str | None = None,
) -> Split:
    """One of `folds` stratified splits of training; the class of `apart`, a ClassFold written out,
    by folds of its own.

    Left out of both sides: every photograph of the public test, also mirrored or nearly the same,
    and all but one of the copies that have the same pixels and the same label.
    """
    _check(folds, fold)
    groups = photographs(np.concatenate([training.pixels, public_test.pixels]))
    ours, tests = groups[: len(training)], groups[len(training) :]
    usable = np.flatnonzero(_first_copies(training) & ~np.isin(ours, tests))
    ours, labels = ours[usable], training.labels[usable]
    held_out = _folds(ours, labels, folds, seed) == fold
    if apart:
        label, class_folds, class_fold = ClassFold.parse(apart)
        # photographs that bear the class at all, whatever their other copies were called
        theirs = np.isin(ours, ours[labels == label])
        one_class = np.zeros(theirs.sum(), int)
        held_out[theirs] = _folds(ours[theirs], one_class, class_folds, seed) == class_fold
    return Split(usable[~held_out], usable[held_out])


def _check(folds: int, fold: int) -> None:
    if not 0 <= fold < folds:
        raise ValueError(f"there is no fold {fold} of {folds}")


def photographs(pixels: np.ndarray) -> np.ndarray:
    """For uint8 [N,48,48] a group number each, int [N]: the same for copies of one photograph."""
    thumbnails = _thumbnails(pixels)
    mirrored = _thumbnails(pixels[:, :, ::-1])
    pairs = []
    for start in range(0, len(pixels), _ROWS_AT_ONCE):
        block = thumbnails[start : start + _ROWS_AT_ONCE]
        for others in (thumbnails[start:], mirrored[start:]):
            left, right = np.nonzero(block @ others.T > SAME)
            pairs.append((left + start, right + start))
    left, right = (np.concatenate(side) for side in zip(*pairs))
    graph = coo_matrix((np.ones(len(left), bool), (left, right)), (len(pixels), len(pixels)))
    return connected_components(graph, directed=False)[1]


def _thumbnails(pixels: np.ndarray) -> np.ndarray:
    small = pixels.reshape(len(pixels), 16, 3, 16, 3).mean((2, 4), np.float32).reshape(-1, 256)
    small -= small.mean(1, keepdims=True)
    # a blank image is like no other: its thumbnail becomes zero
    return small / np.maximum(np.linalg.norm(small, axis=1, keepdims=True), 1)


def _first_copies(faces: Faces) -> np.ndarray:
    flat = np.column_stack([faces.pixels.reshape(len(faces), -1), faces.labels.astype(np.uint8)])
    keys = np.ascontiguousarray(flat).view(np.dtype((np.void, flat.shape[1])))[:, 0]
    _, first = np.unique(keys, return_index=True)
    return np.isin(np.arange(len(faces)), first)


def _folds(groups: np.ndarray, labels: np.ndarray, folds: int, seed: int) -> np.ndarray:
    """Deals whole groups out, class by class; a group's class is that of its first image."""
    unique, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    dealt = np.zeros(len(unique), int)
    random = np.random.default_rng(seed)
    for label in np.unique(labels):
        mine = np.flatnonzero(labels[first] == label)
        dealt[random.permutation(mine)] = np.arange(len(mine)) % folds
    return dealt[inverse]
