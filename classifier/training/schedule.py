"""What a run does when, as functions of its progress from 0 to 1."""

import math


def learning_rate(progress: float, peak: float, warmup: float = 0.05) -> float:
    """One cycle: up in a line, down to zero along a cosine."""
    if progress < warmup:
        return peak * (0.02 + 0.98 * progress / warmup)
    return peak * 0.5 * (1 + math.cos(math.pi * min(1.0, (progress - warmup) / (1 - warmup))))


def parse_sizes(text: str) -> list[tuple[tuple[int, ...], float]]:
    """ "32:0.4,32+40+48:1" is 32 pixels until 40 % of the run, then 32, 40 and 48 in turn to its end.

    Raises ValueError unless the ends rise up to 1.
    """
    phases = []
    for phase in text.split(","):
        sizes, end = phase.split(":")
        phases.append((tuple(int(size) for size in sizes.split("+")), float(end)))
    ends = [end for _, end in phases]
    if ends != sorted(set(ends)) or ends[0] <= 0 or ends[-1] != 1:
        raise ValueError(f"the ends in '{text}' do not rise up to 1")
    return phases


def sizes(progress: float, phases: list[tuple[tuple[int, ...], float]]) -> tuple[int, ...]:
    """Small images first: most of what a network learns early costs less there. Several in turn
    make one network for several sizes, and so for several costs."""
    return next((sizes for sizes, end in phases if progress < end), phases[-1][0])
