"""One network on several cores: each core takes a part of every batch through a copy of it.

PyTorch's own threads meet after every layer, so that one core that is used by others too holds up
all: on two shared cores a step became several times slower. These meet once a step.
"""

import copy
from concurrent.futures import ThreadPoolExecutor
from typing import Callable, Iterable

import torch
from torch import Tensor, nn

Loss = Callable[[nn.Module, Tensor, Tensor], Tensor]
# each(work, items) calls work(item) for all items, on as many threads as it has
Each = Callable[[Callable, Iterable], None]


class Replicas:
    """A network and copies that share its weights, for batches of equal parts.

    Each keeps its own batch statistics; the first's are the network's. One is plain training.
    """

    def __init__(self, network: nn.Module, count: int):
        self._all = [network] + [_sharing(network) for _ in range(count - 1)]
        self._pool = ThreadPoolExecutor(count, initializer=torch.set_num_threads, initargs=(1,))

    def slope(self, crops: Tensor, targets: Tensor, loss: Loss) -> Tensor:
        """Leaves the gradient of the mean loss in the network and returns that loss."""
        if len(self._all) == 1:
            return _slope(self._all[0], crops, targets, loss)
        parts = zip(crops.chunk(len(self._all)), targets.chunk(len(self._all)))
        jobs = [
            self._pool.submit(_slope, replica, *part, loss)
            for replica, part in zip(self._all, parts)
        ]
        losses = [job.result() for job in jobs]
        self.each(self._gather, zip(*(replica.parameters() for replica in self._all)))
        return torch.stack(losses).mean()

    def each(self, work: Callable, items: Iterable) -> None:
        """Calls work(item) for all items, shared among the replicas' threads, in no fixed order."""
        left = iter(list(items))  # each thread takes the next one

        def some(_) -> None:
            for item in left:
                work(item)

        list(self._pool.map(some, self._all))

    @torch.no_grad()
    def _gather(self, same: tuple[nn.Parameter, ...]) -> None:
        """Averages in a fixed order, so that a resumed run gives the same bits."""
        first, *others = same
        for other in others:
            first.grad.add_(other.grad)
        first.grad.div_(len(same))

    def resize(self, size: int) -> None:
        for replica in self._all:
            replica.size = size

    def train(self) -> None:
        for replica in self._all:
            replica.train()


def _slope(network: nn.Module, crops: Tensor, targets: Tensor, loss: Loss) -> Tensor:
    network.zero_grad(set_to_none=True)
    value = loss(network, crops, targets)
    value.backward()
    return value.detach()


def _sharing(network: nn.Module) -> nn.Module:
    replica = copy.deepcopy(network)
    for mine, shared in zip(replica.parameters(), network.parameters()):
        mine.data = shared.data
    return replica
