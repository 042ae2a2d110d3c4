"""Writes the tables of the model card, in Markdown, from what calibrate.py and compare.py found."""

import argparse
import json
from pathlib import Path

from degradations import STRENGTHS
from faces import LABELS

EXAMPLE = """
example:
  tables.py standard=runs/a/standard fast=runs/a/fast
"""


def accuracy(models: dict[str, dict]) -> str:
    """How each model reads the public test."""
    clean = {name: model["figures"]["clean"] for name, model in models.items()}
    rows = {
        "accuracy": lambda f: _interval(f["accuracy"], f["accuracy_interval"]),
        "macro recall": lambda f: _percent(f["macro_recall"]),
        "loss": lambda f: f"{f['loss']:.3f}",
        "calibration error": lambda f: f"{f['ece']:.3f}",
    }
    lines = {name: [row(f) for f in clean.values()] for name, row in rows.items()}
    mirrored = [model["figures"]["mirrored_too"]["accuracy"] for model in models.values()]
    lines["accuracy, mean with the mirror image"] = [_percent(share) for share in mirrored]
    return _table(["public test", *models], lines)


def per_class(figures: dict) -> str:
    """What one model makes of each expression, in the public test."""
    lines = {
        label: [
            _interval(row["recall"], row["recall_interval"]),
            _percent(row["precision"]),
            _percent(row["f1"]),
            str(row["support"]),
        ]
        for label, row in figures["clean"]["per_class"].items()
    }
    return _table(["expression", "recall", "precision", "F1", "images"], lines)


def confusion(figures: dict) -> str:
    """Counts: rows are FER2013's labels, columns what was read."""
    rows = zip(LABELS, figures["clean"]["confusion"])
    return _table(["labelled", *LABELS], {label: map(str, row) for label, row in rows})


def robustness(models: dict[str, dict]) -> str:
    """Accuracy on the public test when every image is spoilt."""
    heads = [f"{name}, {strength}" for name in models for strength in STRENGTHS]
    kinds = next(iter(models.values()))["figures"]["degraded"]
    lines = {
        kind: [_percent(a) for model in models.values() for a in model["figures"]["degraded"][kind]]
        for kind in kinds
    }
    return _table(["degradation (mild, medium, strong)", *heads], lines)


def coverage(calibration: dict) -> str:
    """What share of held-out faces is answered from a confidence on, and how often wrongly."""
    lines = {
        f"{point['threshold']:.2f}": [_percent(point["coverage"]), _percent(point["risk"])]
        for point in calibration["risk_coverage"]
    }
    return _table(["confidence at least", "answered", "of those wrong"], lines)


def _table(head: list[str], lines: dict) -> str:
    rows = [head, ["---"] * len(head), *([name, *cells] for name, cells in lines.items())]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _interval(share: float, ends: list[float]) -> str:
    return f"{_percent(share)} ({' to '.join(map(_percent, ends))})"


def _read(folder: Path) -> dict:
    (figures,) = json.loads((folder / "figures.json").read_text()).values()
    return {
        "figures": figures,
        "calibration": json.loads((folder / "calibration.json").read_text()),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLE, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("models", nargs="+", metavar="NAME=FOLDER")
    given = parser.parse_args()
    models = {
        name: _read(Path(folder)) for name, folder in (m.split("=", 1) for m in given.models)
    }
    print(accuracy(models), end="\n\n")
    for name, model in models.items():
        figures, calibration = model["figures"], model["calibration"]
        print(f"{name}, by expression:\n\n{per_class(figures)}\n\n{confusion(figures)}\n")
        print(f"{name}, temperature {calibration['temperature']:.3f}:\n\n{coverage(calibration)}\n")
    if all(model["figures"]["degraded"] for model in models.values()):
        print(robustness(models))


if __name__ == "__main__":
    main()
