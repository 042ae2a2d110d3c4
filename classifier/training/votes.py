"""Turns FER+'s ten crowd votes into what FER2013's own annotator would have said, with what chance.

The two follow different conventions: the crowd says "neutral" far more often, and "fear" and
"disgust" seldom. Learnt as they are, the votes would teach a network to miss what FER2013's test
asks. So a small regression, fitted on what is learnt alone, translates them: what does FER2013 say
of faces that were voted like this one?
"""

import csv
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from faces import LABELS, Faces


def read(source: str | Path, rows: np.ndarray) -> np.ndarray:
    """The votes for rows of fer2013.csv, float32 [N,10]; all zero where the crowd was not asked."""
    with Path(source).open(newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        votes = {int(line[0]): [float(count) for count in line[1:]] for line in reader}
    return np.array([votes.get(int(row), [0.0] * 10) for row in rows], np.float32)


def translate(votes: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """P(FER2013's label | votes), float32 [N,7]; rows add up to 1. Deterministic."""
    shares = torch.from_numpy(votes / np.maximum(votes.sum(1, keepdims=True), 1))
    features = torch.cat([shares, shares.sqrt(), torch.ones(len(votes), 1)], 1)
    truth = torch.from_numpy(labels)
    weights = torch.zeros(features.shape[1], len(LABELS), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = cross_entropy(features @ weights, truth) + 1e-4 * weights.square().sum()
        value.backward()
        return value

    optimiser.step(loss)
    return (features @ weights).softmax(1).detach().numpy()


def targets(faces: Faces, source: str | Path | None, share: float, smoothing: float) -> np.ndarray:
    """What to learn, float32 [N,7]: the label, smoothed, and `share` of the translated votes.

    Without a source of votes, the smoothed label alone.
    """
    hard = np.eye(len(LABELS), dtype=np.float32)[faces.labels]
    hard = (1 - smoothing) * hard + smoothing / len(LABELS)
    if source is None:
        return hard
    return (1 - share) * hard + share * translate(read(source, faces.rows), faces.labels)
