"""Holds a part of training out for checkpoints, thresholds and temperature, so that nothing leaks.

FER2013 was gathered by an image search and holds many photographs twice, some mirrored or cropped
anew, some in training and in a test. Photographs that are the same stay together here.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from faces import Faces

# Cosine of two 16×16 thumbnails without their means: above it, they show the same photograph.
SAME = 0.97
_ROWS_AT_ONCE = 2048


class Split(NamedTuple):
    """Places in training, int64, ascending: to learn from, and held out. Disjoint."""

    learnt: np.ndarray
    held_out: np.ndarray


def split(training: Faces, public_test: Faces, folds: int, fold: int, seed: int = 1) -> Split:
    """One of `folds` stratified splits of training.

    Left out of both sides: every photograph of the public test, also mirrored or nearly the same,
    and all but one of the copies that have the same pixels and the same label.
    """
    if not 0 <= fold < folds:
        raise ValueError(f"there is no fold {fold} of {folds}")
    groups = photographs(np.concatenate([training.pixels, public_test.pixels]))
    ours, tests = groups[: len(training)], groups[len(training) :]
    usable = np.flatnonzero(_first_copies(training) & ~np.isin(ours, tests))
    held_out = _folds(ours[usable], training.labels[usable], folds, seed) == fold
    return Split(usable[~held_out], usable[held_out])


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
