"""Trains an expression network; stops at any time and resumes exactly where it stopped."""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

import numpy as np
import torch

import faces
import metrics
import native
import optics
import options
import reading
import split
import votes
from batches import Batches
from learner import Learner

REPORT_SECONDS, SAVE_SECONDS, PAUSE_SECONDS = 20, 120, 60


class Run:
    """One training run: a learner, what it is shown, and how far it has come."""

    def __init__(self, settings: argparse.Namespace):
        self.settings = settings
        self.device = torch.device(_device(settings.device))
        self.bf16 = _bf16(settings, self.device)
        self.step, self.elapsed, self.stopping = 0, 0.0, False
        self._read_data()
        self.learner = Learner(settings, self.device, self.bf16)
        self.checkpoint = Path(settings.out) / "checkpoint.pt"
        if self.checkpoint.exists():
            self._resume()

    def _read_data(self) -> None:
        given = self.settings
        training = faces.load(given.data, "training")
        public_test = faces.load(given.data, "public-test")
        self.split = split.split(training, public_test, given.folds, given.fold, apart=given.apart)
        learnt = training.take(self.split.learnt)
        self.held_out = training.take(self.split.held_out)
        for path in [*given.teacher, *([given.init] if given.init else [])]:
            self._refuse_who_saw_the_held_out(path)
        self.batches = Batches(
            learnt.pixels,
            votes.targets(learnt, given.votes, given.share, given.smoothing),
            learnt.labels,
            given.batch,
            given.balance,
            given.seed,
            self.device,
        )

    def _refuse_who_saw_the_held_out(self, path: str) -> None:
        theirs = torch.load(path, map_location="cpu").get("held_out")
        if theirs is not None and not np.isin(self.split.held_out, theirs.numpy()).all():
            raise SystemExit(f"{path} has learnt faces that this run holds out")

    def progress(self) -> float:
        """From 0 to 1, by steps or by the time that the run has had."""
        if self.settings.minutes:
            return min(1.0, self.elapsed / (60 * self.settings.minutes))
        return min(1.0, self.step / (self.settings.epochs * self.batches.per_epoch()))

    def train(self) -> None:
        """Until the schedule ends or a signal comes; the state is saved either way."""
        before = reported = saved = time.monotonic()
        fifth = int(5 * self.progress())
        while self.progress() < 1 and not self.stopping:
            loss = self.learner.learn(self.step, self.progress(), *self.batches.at(self.step))
            self.step += 1
            now = time.monotonic()
            # a process that was stopped for a while has not run meanwhile
            self.elapsed += min(now - before, PAUSE_SECONDS)
            before = now
            if now - reported > REPORT_SECONDS:
                self._report(float(loss))
                reported = now
            if now - saved > SAVE_SECONDS:
                self.save()
                saved = now
            if int(5 * self.progress()) > fifth:
                fifth = int(5 * self.progress())
                self._validate()
        self.save()

    def _validate(self) -> None:
        """Prints how the averaged network reads the held-out faces, unaugmented."""
        crops = optics.crops(torch.from_numpy(self.held_out.pixels))
        p = reading.softmax(reading.logits(self.learner.averaged(), crops))
        print(f"held out: {metrics.line(metrics.summary(p, self.held_out.labels))}", flush=True)

    def _report(self, loss: float) -> None:
        progress = self.progress()
        done = int(30 * progress)
        epochs = self.step / self.batches.per_epoch()
        speed = self.step * self.settings.batch / self.elapsed
        print(
            f"[{'#' * done}{'.' * (30 - done)}] {100 * progress:5.1f} % epoch {epochs:6.2f} "
            f"size {self.learner.size} loss {loss:.3f} {speed:.0f} images/s",
            flush=True,
        )

    def save(self) -> None:
        """Whole or not at all: a run that is killed while it writes keeps its last checkpoint."""
        kept = {
            "settings": vars(self.settings),
            "step": self.step,
            "elapsed": self.elapsed,
            "finished": self.progress() >= 1,
            "held_out": torch.from_numpy(self.split.held_out),
            **self.learner.state(),
        }
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(kept, partial)
        os.replace(partial, self.checkpoint)

    def _resume(self) -> None:
        kept = torch.load(self.checkpoint, map_location=self.device)
        mine = {k: v for k, v in vars(self.settings).items() if k not in options.PLACE}
        changed = [k for k, v in mine.items() if kept["settings"].get(k) != v]
        if changed:
            raise SystemExit(f"{self.checkpoint} was trained with other {', '.join(changed)}")
        if not np.array_equal(kept["held_out"].cpu().numpy(), self.split.held_out):
            raise SystemExit(f"{self.checkpoint} held other faces out")
        self.step, self.elapsed = kept["step"], kept["elapsed"]
        self.learner.restore(kept)
        print(f"resumed at step {self.step}", flush=True)


def _device(wanted: str) -> str:
    if wanted == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    return wanted


def _bf16(settings: argparse.Namespace, device: torch.device) -> bool:
    """On CPUs without instructions for it, bf16 is emulated and 20 times slower than fp32; on the
    others it is faster than PyTorch's fp32, but not than our C++."""
    if settings.precision != "auto":
        return settings.precision == "bf16"
    if device.type == "cuda":
        return True
    if settings.native and settings.threads == 1 and native.available():
        return False
    flags = Path("/proc/cpuinfo")
    return flags.exists() and "avx512_bf16" in flags.read_text()


def main(arguments: list[str]) -> None:
    settings = options.parse(arguments, __doc__)
    Path(settings.out).mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(settings.threads)
    run = Run(settings)

    def stop(*_) -> None:
        run.stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    print(
        f"{len(run.split.learnt)} faces to learn from, {len(run.split.held_out)} held out, "
        f"{run.batches.per_epoch()} steps an epoch, {run.device}, "
        f"{'bf16' if run.bf16 else 'fp32'}",
        flush=True,
    )
    run.train()


if __name__ == "__main__":
    main(sys.argv[1:])
