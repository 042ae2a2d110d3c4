"""Finds a network's temperature and when to call it unsure, on the faces that its run held out."""

import argparse
import json
import math
from pathlib import Path

import numpy as np
import torch

import faces
import metrics
import optics
import reading

EXAMPLES = """
example:
  calibrate.py --data fer2013.zip --checkpoint runs/a/network.pt --out runs/a/calibration.json
"""


def temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """The divisor of the logits float [N,7] that gives the labels the highest likelihood.

    By golden-section search on its logarithm: the likelihood has one peak there (Guo et al., 2017).
    """

    def loss(log: float) -> float:
        p = reading.softmax(logits, float(np.exp(log)))
        return float(-np.log(np.maximum(p[np.arange(len(labels)), labels], 1e-12)).mean())

    low, high, golden = -2.0, 2.0, (5**0.5 - 1) / 2
    while high - low > 1e-4:
        left, right = high - golden * (high - low), low + golden * (high - low)
        low, high = (low, right) if loss(left) < loss(right) else (left, high)
    return float(np.exp((low + high) / 2))


def unseen(logits: np.ndarray, labels: np.ndarray, folds: int = 5) -> np.ndarray:
    """Probabilities of each fold at the temperature of the others: what new faces will see."""
    fold = np.random.default_rng(1).permutation(len(labels)) % folds
    p = np.empty_like(logits)
    for i in range(folds):
        p[fold == i] = reading.softmax(
            logits[fold == i], temperature(logits[fold != i], labels[fold != i])
        )
    return p


def risk_coverage(p: np.ndarray, labels: np.ndarray) -> list[dict]:
    """For thresholds on the highest probability: which share is answered, and how often wrongly."""
    confidence, wrong = p.max(1), p.argmax(1) != labels
    curve = []
    for threshold in np.arange(0.2, 0.96, 0.05).round(2):
        answered = confidence >= threshold
        if answered.any():
            coverage, risk = float(answered.mean()), float(wrong[answered].mean())
            curve.append({"threshold": float(threshold), "coverage": coverage, "risk": risk})
    return curve


def unsure_below(p: np.ndarray, labels: np.ndarray, coverage: float) -> dict[str, float | None]:
    """The highest threshold at which `coverage` of the faces are still answered, and how often
    what is then answered, and what is not, would be wrong."""
    confidence, wrong = p.max(1), p.argmax(1) != labels
    threshold = np.sort(confidence)[len(p) - math.ceil(coverage * len(p))]
    answered = confidence >= threshold
    return {
        "unsure_below": float(threshold),
        "wrong_answered": float(wrong[answered].mean()),
        "wrong_unanswered": float(wrong[~answered].mean()) if not answered.all() else None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", required=True, help="the data that the run was given")
    parser.add_argument("--checkpoint", required=True, help="of settle.py")
    parser.add_argument("--out", required=True, type=Path, help="JSON, for export.py")
    parser.add_argument(
        "--coverage", type=float, default=0.99, help="share to answer (default %(default)s)"
    )
    given = parser.parse_args()

    network, kept = reading.load(given.checkpoint)
    held_out = faces.load(given.data, "training").take(kept["held_out"].numpy())
    logits = reading.logits(network, optics.crops(torch.from_numpy(held_out.pixels)))
    labels = held_out.labels
    p = unseen(logits, labels)
    result = {
        "size": network.size,
        "temperature": temperature(logits, labels),
        **unsure_below(p, labels, given.coverage),
        "coverage": given.coverage,
        "held_out": metrics.summary(p, labels),
        "ece_uncalibrated": metrics.calibration_error(reading.softmax(logits), labels),
        "risk_coverage": risk_coverage(p, labels),
    }
    given.out.write_text(json.dumps(result, indent=1))
    print(metrics.line(result["held_out"]))
    print({k: v for k, v in result.items() if isinstance(v, float)})
    for point in result["risk_coverage"]:
        print("from {threshold:.2f}: answers {coverage:6.1%}, wrong {risk:6.1%}".format(**point))


if __name__ == "__main__":
    main()
