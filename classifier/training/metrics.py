"""Figures of a classifier from its probabilities, in numpy: p float [N,7], labels int [N]."""

import math

import numpy as np

from faces import LABELS


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's 95 % interval for a share; (0, 1) of nothing."""
    if of == 0:
        return 0.0, 1.0
    share, spread = right / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def confusion(p: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Counts [7,7]: rows are the truth, columns what was read."""
    counts = np.zeros((len(LABELS), len(LABELS)), int)
    np.add.at(counts, (labels, p.argmax(1)), 1)
    return counts


def calibration_error(p: np.ndarray, labels: np.ndarray, bins: int = 15) -> float:
    """Expected calibration error (Guo et al., 2017): |confidence - accuracy| over equal-width bins
    of the highest probability, weighted by how many fall in each.
    """
    confidence, right = p.max(1), p.argmax(1) == labels
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = np.bincount(place, confidence - right, bins)
    return float(np.abs(gaps).sum() / len(labels))


def summary(p: np.ndarray, labels: np.ndarray) -> dict:
    """The figures under the keys that `classmoji evaluate` writes, with intervals."""
    counts = confusion(p, labels)
    right, support, read = counts.diagonal(), counts.sum(1), counts.sum(0)
    recall = right / np.maximum(support, 1)
    precision = right / np.maximum(read, 1)
    per_class = {
        label: {
            "precision": float(precision[i]),
            "recall": float(recall[i]),
            "recall_interval": wilson(int(right[i]), int(support[i])),
            "f1": float(2 * right[i] / max(support[i] + read[i], 1)),
            "support": int(support[i]),
        }
        for i, label in enumerate(LABELS)
    }
    return {
        "accuracy": float(right.sum() / len(labels)),
        "accuracy_interval": wilson(int(right.sum()), len(labels)),
        "loss": float(-np.log(np.maximum(p[np.arange(len(labels)), labels], 1e-12)).mean()),
        "macro_recall": float(recall[support > 0].mean()),
        "ece": calibration_error(p, labels),
        "per_class": per_class,
        "confusion": counts.tolist(),
        "images": len(labels),
    }


def line(figures: dict) -> str:
    """One line for a log."""
    recalls = " ".join(f"{k[:3]} {v['recall']:.2f}" for k, v in figures["per_class"].items())
    return (
        f"accuracy {figures['accuracy']:.4f} macro {figures['macro_recall']:.4f} "
        f"loss {figures['loss']:.3f} ece {figures['ece']:.3f} | {recalls}"
    )
