"""The options of train.py."""

import argparse

import model
import split

EXAMPLES = """
examples:
  two shared CPU cores, two hours, small images first, annealed when the time is up:
    train.py --data fer2013.zip --votes ferplus-votes.csv --out runs/a --minutes 120 \\
             --sizes 32:0.75,40:1 --replicas 2 --strength 0.5
  a GPU, a long schedule:
    train.py --data fer2013.zip --votes ferplus-votes.csv --out runs/b --epochs 200 \\
             --batch 256 --optimiser sgd --rate 0.1 --decay 5e-4 --mixup 0.2
  distilled from two such runs:
    train.py ... --out runs/c --teacher runs/a/checkpoint.pt --teacher runs/b/checkpoint.pt
  how it reads disgust, cross-validated: what the folds share is learnt once, without disgust
    train.py ... --out runs/shared --apart disgust:0/1
    train.py ... --out runs/disgust-0 --apart disgust:0/5 --init runs/shared/checkpoint.pt
  one more cycle from where a finished run stands:
    train.py ... --out runs/d --init runs/a/checkpoint.pt --rate 5e-4

The same command again resumes. SIGTERM or Ctrl-C saves and exits with 0.
"""

# what may differ between a run and its resumption
PLACE = ("data", "votes", "out", "device", "precision", "threads", "native")


def parse(arguments: list[str], description: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=description,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _data(parser.add_argument_group("data").add_argument)
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--epochs", type=float, help="length of the schedule in epochs")
    length.add_argument("--minutes", type=float, help="length of the schedule in running time")
    _network(parser.add_argument_group("network").add_argument)
    _learning(parser.add_argument_group("learning").add_argument)
    _machine(parser.add_argument_group("machine").add_argument)
    given = parser.parse_args(arguments)
    try:
        given.apart and split.ClassFold.parse(given.apart)
    except ValueError as reason:
        parser.error(f"--apart: {reason}")
    if given.batch % given.replicas:
        parser.error(f"{given.replicas} replicas cannot share a batch of {given.batch} evenly")
    return given


def _data(add) -> None:
    add("--data", required=True, help="fer2013.zip, Kaggle's folders or fer2013.csv")
    add("--votes", help="FER+'s votes, a CSV by row of fer2013.csv")
    add("--out", required=True, help="folder of the checkpoint")
    add("--folds", type=int, default=10, help="one fold is held out (default %(default)s)")
    add("--fold", type=int, default=0)
    add(
        "--apart",
        metavar="CLASS:FOLD/FOLDS",
        help="hold this class out by folds of its own; disgust:0/1 learns nothing of disgust",
    )
    add("--seed", type=int, default=1)


def _network(add) -> None:
    add("--arch", default="resnet18", help="a ResNet of torchvision (default %(default)s)")
    add("--stem", default="pooled", choices=model.STEMS, help="default %(default)s")
    add("--sizes", default="48:1", help="input sizes until which share of the run")
    add("--init", help="weights to start from: torchvision's, or our checkpoint")


def _learning(add) -> None:
    add("--batch", type=int, default=64)
    add("--optimiser", default="adamw", choices=["adamw", "sgd"])
    add("--rate", type=float, default=1e-3, help="peak learning rate; 0.05 suits sgd")
    add("--decay", type=float, default=0.05, help="of weights; 5e-4 suits sgd")
    add("--share", type=float, default=0.5, help="of the crowd's votes in what is learnt")
    add("--smoothing", type=float, default=0.05, help="of the labels (default %(default)s)")
    add("--balance", type=float, default=0.5, help="0 as FER2013 is, 1 fully (default %(default)s)")
    add("--strength", type=float, default=1.0, help="of the augmentation; less for a short run")
    add("--mixup", type=float, default=0.0, help="alpha of mixup, 0 for none")
    add("--sam", type=float, default=0.0, help="radius of SAM at double cost, 0 for none")
    add("--average", type=float, default=0.995, help="decay of the average (default %(default)s)")
    add("--teacher", action="append", default=[], help="checkpoint to learn from; may be repeated")
    add("--teaching", type=float, default=0.7, help="share of the teachers in what is learnt")


def _machine(add) -> None:
    add("--device", default="auto", choices=["auto", "cpu", "cuda"])
    add("--precision", default="auto", choices=["auto", "fp32", "bf16"])
    add("--replicas", type=int, default=1, help="parts of a batch, each on a core of its own")
    add("--threads", type=int, default=1, help="of PyTorch within one replica")
    add(
        "--native",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="faster by our C++, on a CPU with AVX2 and g++, in fp32 and one thread a replica",
    )
