import unittest
import warnings

import numpy as np
import torch
from onnx import helper
from torch import nn

import export
import model
import reading
import unfold


class UnfoldTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        torch.manual_seed(1)
        cls.served = model.build("resnet18", "pooled", 40)
        with torch.no_grad():  # statistics and weights as uneven as trained ones
            for _ in range(3):
                cls.served(torch.randint(0, 256, (16, 1, 64, 64)).float())
            for p in cls.served.parameters():
                p.mul_(1 + 0.3 * torch.randn(p.shape))
        cls.served.eval()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            cls.exported = export.graph(cls.served, 1.5)
        helper.set_model_props(
            cls.exported, {"architecture": "resnet18, pooled stem, 40 pixels inside"}
        )
        cls.crops = torch.randint(0, 256, (48, 1, 64, 64)).float()
        cls.network, cls.settings = unfold.built(cls.exported)
        unfold.unfold(cls.network, cls.exported.graph, cls.crops)

    def test_should_read_as_the_file_does(self):
        crops = torch.randint(0, 256, (6, 1, 64, 64)).float()
        expected, given = (reading.logits(n, crops) for n in (self.served, self.network))
        np.testing.assert_allclose(given, expected, atol=5e-3 * np.abs(expected).max())
        self.assertGreater(np.ptp(expected, axis=0).max(), 0.01)

    def test_should_read_the_same_by_the_statistics_of_a_batch(self):
        expected = reading.logits(self.served, self.crops)
        with torch.no_grad():
            given = self.network.train()(self.crops).numpy()
        self.network.eval()
        np.testing.assert_allclose(given, expected, atol=0.02 * np.abs(expected).max())

    def test_should_give_each_convolution_the_spread_that_random_weights_have(self):
        for name, module in self.network.named_modules():
            if isinstance(module, nn.Conv2d):
                expected = (2 / (module.out_channels * module.kernel_size[0] ** 2)) ** 0.5
                spread = module.weight.square().mean((1, 2, 3)).sqrt()
                self.assertLess((spread / expected - 1).abs().max(), 0.2, name)

    def test_should_know_what_it_reads(self):
        self.assertEqual(self.settings, {"arch": "resnet18", "stem": "pooled"})
        self.assertEqual(self.network.size, 40)


if __name__ == "__main__":
    unittest.main()
