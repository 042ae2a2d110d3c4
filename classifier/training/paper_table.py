"""Writes what paper.py and PaperSvm.java found as one table, in Markdown."""

import argparse
import json
from pathlib import Path

EXAMPLE = """
example:
  paper_table.py "its network"=runs/paper "its SVM"=runs/svm
"""


def table(results: dict[str, dict]) -> str:
    """A line a run: accuracy, macro recall and recall of disgust of the validation images, accuracy
    of the public test, in %, and how the run is cheaper than the paper's."""
    head = ["run", "validation", "macro recall", "disgust", "public test", "at reduced cost"]
    rows = [head, ["---"] * len(head)]
    rows += [[name, *_cells(result)] for name, result in results.items()]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cells(result: dict) -> list[str]:
    validation, test = result["validation"], result.get("public_test")
    recalls = validation["recall"]
    return [
        _percent(validation["accuracy"]),
        _percent(sum(recalls.values()) / len(recalls)),
        _percent(recalls.get("disgust")),
        _percent(test and test["accuracy"]),
        ", ".join(result["reduced"]) or "no",
    ]


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLE, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("runs", nargs="+", metavar="NAME=FOLDER", help="each with a result.json")
    named = (run.split("=", 1) for run in parser.parse_args().runs)
    print(table({name: _read(Path(folder)) for name, folder in named}))


def _read(folder: Path) -> dict:
    return json.loads((folder / "result.json").read_text())


if __name__ == "__main__":
    main()
