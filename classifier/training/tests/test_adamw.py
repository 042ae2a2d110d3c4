import copy
import unittest

import torch
from adamw import AdamW
from drawn import one_by_one
from torch import nn

import native


class AdamWTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        try:
            native.library()
        except native.Unavailable as reason:
            raise unittest.SkipTest(f"no native AdamW here: {reason}") from reason

    def groups(self, network):
        return [
            {"params": [network.weight], "weight_decay": 0.05},
            {"params": [network.bias], "weight_decay": 0.0},
        ]

    def learn(self, network, optimiser, steps):
        for step in range(steps):
            for group in optimiser.param_groups:
                group["lr"] = 1e-2 / (step + 1)
            for p in network.parameters():
                p.grad = torch.randn(p.shape, generator=torch.Generator().manual_seed(step))
            optimiser.step()

    def test_should_step_as_pytorch_does_and_go_on_from_its_state(self):
        torch.manual_seed(1)
        ours = nn.Conv2d(5, 7, 3)
        theirs = copy.deepcopy(ours)
        start = ours.weight.detach().clone()
        fast = AdamW(self.groups(ours), 1e-2, one_by_one)
        plain = torch.optim.AdamW(self.groups(theirs), 1e-2)
        for network, optimiser in ((ours, fast), (theirs, plain)):
            self.learn(network, optimiser, 10)
        state = copy.deepcopy(fast.state_dict())
        fast.load_state_dict(plain.state_dict())
        plain.load_state_dict(state)
        for network, optimiser in ((ours, fast), (theirs, plain)):
            self.learn(network, optimiser, 10)

        self.assertGreater(float((ours.weight - start).abs().mean()), 1e-3)
        torch.testing.assert_close(ours.weight, theirs.weight, rtol=1e-5, atol=1e-6)
        torch.testing.assert_close(ours.bias, theirs.bias, rtol=1e-5, atol=1e-6)

    def test_should_leave_parameters_without_a_gradient(self):
        network = nn.Linear(3, 2)
        before = network.weight.detach().clone()
        AdamW(network.parameters(), 1e-2, one_by_one).step()
        self.assertTrue(torch.equal(before, network.weight))


if __name__ == "__main__":
    unittest.main()
