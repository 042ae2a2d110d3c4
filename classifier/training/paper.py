"""Repeats the paper: its preprocessing, networks and recipe, and the data of its SVM.

Its split is kept as it was, by chance and image by image, so that copies of one photograph fall on
both sides; the public test, which it did not use, is reported beside it.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

import faces
import paper_networks

SIDE, BATCH, EPOCHS, RATE, FADE, DECAY, LEARNT = 224, 128, 20, 1e-4, 0.9, 5e-4, 0.7
EXAMPLES = """
examples:
  its network as it was (a GPU):
    paper.py train --data fer2013.zip --out runs/paper
  without disgust:
    paper.py train --data fer2013.zip --out runs/paper-6 --without disgust
  at reduced cost on two cores, marked so in the result:
    paper.py train --data fer2013.zip --out runs/paper-small --side 64 --images 6000 --epochs 6
  the data of the SVM (PaperSvm.java) in LIBSVM's format, training and validation:
    paper.py svm-data --data fer2013.zip --out runs/svm --images 5000
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["train", "svm-data"])
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--arch", default="paper", choices=paper_networks.ARCHS)
    parser.add_argument("--without", choices=faces.LABELS, help="leave a class out")
    parser.add_argument("--raw", action="store_true", help="the SVM's pixels from 0 to 255")
    parser.add_argument("--side", type=int, default=SIDE, help="pixels (default %(default)s)")
    parser.add_argument("--images", type=int, help="use no more of training than these")
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="default %(default)s")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    learnt, validation = halves(_kept(faces.load(given.data, "training"), given))
    if given.command == "svm-data":
        for name, part in (("train", learnt), ("validation", validation)):
            write_libsvm(part, given.out / f"{name}.svm", given.raw)
        return
    test = _kept(faces.load(given.data, "public-test"), given)
    result = train(given, learnt, validation, test)
    (given.out / "result.json").write_text(json.dumps(result, indent=1))
    print(json.dumps(result))


def halves(all_faces: faces.Faces) -> tuple[faces.Faces, faces.Faces]:
    """The paper's 70 % to learn from and 30 % to validate on."""
    order = np.random.default_rng(1).permutation(len(all_faces))
    cut = round(LEARNT * len(order))
    return all_faces.take(order[:cut]), all_faces.take(order[cut:])


def prepare(pixels: Tensor, side: int) -> Tensor:
    """The paper's input: uint8 [N,48,48] to float [N,3,side,side] with mean and deviation 0.5."""
    x = F.interpolate(pixels[:, None].float(), (side, side), mode="bilinear", align_corners=False)
    return ((x / 255 - 0.5) / 0.5).expand(-1, 3, -1, -1)


def write_libsvm(part: faces.Faces, path: Path, raw: bool) -> None:
    """One line an image: its label, then index:value of its 2,304 pixels, -1 to 1 or 0 to 255."""
    flat = part.pixels.reshape(len(part), -1)
    with path.open("w") as lines:
        for label, pixels in zip(part.labels, flat if raw else flat / 127.5 - 1):
            values = " ".join(f"{i}:{value:.4f}" for i, value in enumerate(pixels, 1))
            lines.write(f"{label} {values}\n")


def train(given, learnt: faces.Faces, validation: faces.Faces, test: faces.Faces) -> dict:
    """Trains by the paper's recipe; a run that was stopped goes on after its last whole epoch."""
    torch.manual_seed(1)
    device = torch.device(given.device)
    network = paper_networks.ARCHS[given.arch](len(faces.LABELS)).to(device)
    optimiser = torch.optim.Adam(network.parameters(), lr=RATE, weight_decay=DECAY)
    fading = torch.optim.lr_scheduler.ExponentialLR(optimiser, FADE)
    checkpoint, done, history = given.out / "checkpoint.pt", 0, []
    if checkpoint.exists():
        kept = torch.load(checkpoint, map_location=device)
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        fading.load_state_dict(kept["fading"])
        done, history = kept["epoch"], kept["history"]
    for epoch in range(done, given.epochs):
        _learn(network, optimiser, learnt, given.side, epoch)
        fading.step()
        history.append(_recalls(network, validation, given.side)["accuracy"])
        print(f"epoch {epoch + 1} of {given.epochs}: validation {history[-1]:.4f}", flush=True)
        kept = {"network": network.state_dict(), "optimiser": optimiser.state_dict()}
        kept |= {"fading": fading.state_dict(), "epoch": epoch + 1, "history": history}
        torch.save(kept, checkpoint)
    return {
        "arch": given.arch,
        "without": given.without,
        "reduced": _reductions(given),
        "history": history,
        "validation": _recalls(network, validation, given.side),
        "public_test": _recalls(network, test, given.side),
    }


def _reductions(given) -> list[str]:
    """How this run is cheaper than the paper's; empty if it is not."""
    cheaper = []
    if given.side != SIDE:
        cheaper.append(f"{given.side} pixels instead of {SIDE}")
    if given.images:
        cheaper.append(f"{given.images} images of training")
    if given.epochs != EPOCHS:
        cheaper.append(f"{given.epochs} epochs instead of {EPOCHS}")
    return cheaper


def _learn(network: nn.Module, optimiser, learnt: faces.Faces, side: int, epoch: int) -> None:
    network.train()
    device = next(network.parameters()).device
    order = np.random.default_rng((1, epoch)).permutation(len(learnt))
    for start in range(0, len(order) - 1, BATCH):
        batch = learnt.take(order[start : start + BATCH])
        logits = network(prepare(torch.from_numpy(batch.pixels).to(device), side))
        loss = F.cross_entropy(logits, torch.from_numpy(batch.labels).to(device))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()


@torch.no_grad()
def _recalls(network: nn.Module, part: faces.Faces, side: int) -> dict:
    network.eval()
    device = next(network.parameters()).device
    read = torch.cat(
        [
            network(prepare(pixels.to(device), side)).argmax(1).cpu()
            for pixels in torch.from_numpy(part.pixels).split(BATCH)
        ]
    ).numpy()
    right = read == part.labels
    recall = {
        label: float(right[part.labels == i].mean())
        for i, label in enumerate(faces.LABELS)
        if (part.labels == i).any()
    }
    return {"accuracy": float(right.mean()), "recall": recall, "images": len(part)}


def _kept(part: faces.Faces, given) -> faces.Faces:
    if given.without:
        part = part.take(part.labels != faces.LABELS.index(given.without))
    if given.images and given.images < len(part):
        part = part.take(np.random.default_rng(2).permutation(len(part))[: given.images])
    return part


if __name__ == "__main__":
    main()
