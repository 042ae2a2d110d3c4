import copy
import unittest

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.stateless import functional_call

import model
import native
import winograd

# (side, channels in, out, stride) of what ResNet18 convolves at 32 and 48 pixels, with both stems
RESNET = [(side, 64, 64, 1) for side in (48, 32, 24, 16)]
RESNET += [(side, 128, 128, 1) for side in (24, 16, 12, 8)]
RESNET += [(side, 256, 256, 1) for side in (12, 8, 6, 4)]
RESNET += [(side, 512, 512, 1) for side in (6, 4, 3, 2)]
RESNET += [(side, 64, 128, 2) for side in (48, 32, 24, 16)]
RESNET += [(side, 128, 256, 2) for side in (24, 16, 12, 8)]
RESNET += [(side, 256, 512, 2) for side in (12, 8, 6, 4)]
ODD = [(1, 16, 16), (5, 80, 48), (7, 48, 80), (10, 32, 16), (13, 16, 32), (21, 144, 16)]


def differences(ours, theirs):
    """The largest difference, as a share of the largest value, of each pair."""
    return [float((a - b).abs().max() / b.abs().max()) for a, b in zip(ours, theirs)]


def slopes(convolve, x, weight, towards):
    """A convolution's outputs and both of its gradients."""
    x, weight = x.clone().requires_grad_(), weight.clone().requires_grad_()
    y = convolve(x, weight)
    y.backward(towards)
    return y.detach(), x.grad, weight.grad


class WinogradTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        try:
            winograd.hasten(nn.Identity())
        except native.Unavailable as reason:
            raise unittest.SkipTest(f"no Winograd convolutions here: {reason}") from reason

    def setUp(self):
        torch.manual_seed(1)

    def hastened(self, convolution):
        self.assertEqual(winograd.hasten(convolution), 1)
        return convolution

    def compare(self, n, inputs, outputs, height, width, stride):
        x = torch.randn(n, inputs, height, width)
        weight = torch.randn(outputs, inputs, 3, 3) / (3 * inputs**0.5)
        towards = torch.randn(n, outputs, -(-height // stride), -(-width // stride))
        fast = self.hastened(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False))

        ours = slopes(lambda x, w: functional_call(fast, {"weight": w}, x), x, weight, towards)
        exact = slopes(
            lambda x, w: F.conv2d(x, w, stride=stride, padding=1),
            *(given.double() for given in (x, weight, towards)),
        )

        for name, difference in zip(("y", "dx", "dw"), differences(ours, exact)):
            with self.subTest(name, shape=(n, inputs, outputs, height, width), stride=stride):
                self.assertLess(difference, 1e-4)

    def test_should_convolve_as_defined_in_every_layer_of_resnet18(self):
        for side, inputs, outputs, stride in RESNET:
            self.compare(2, inputs, outputs, side, side, stride)

    def test_should_convolve_maps_that_tiles_do_not_fit(self):
        for side, inputs, outputs in ODD:
            for stride in (1, 2):
                self.compare(2, inputs, outputs, side, side, stride)
                self.compare(2, inputs, outputs, side, side + 4, stride)

    def test_should_convolve_one_gray_channel(self):
        for side, outputs in ((48, 64), (32, 64), (5, 16), (1, 48)):
            self.compare(3, 1, outputs, side, side, 1)
            self.compare(1, 1, outputs, side, side + 3, 1)

    def test_should_give_each_batch_its_own_result_whatever_was_convolved_before(self):
        fast = self.hastened(nn.Conv2d(64, 64, 3, 1, 1, bias=False))
        small, large = torch.randn(1, 64, 7, 7), torch.randn(8, 64, 24, 24)
        with torch.no_grad():
            first = fast(small)
            fast(large)
            self.assertTrue(torch.equal(first, fast(small)))

    def test_should_read_maps_in_any_memory_layout(self):
        fast = self.hastened(nn.Conv2d(16, 16, 3, 1, 1, bias=False))
        x = torch.randn(2, 16, 6, 6)
        with torch.no_grad():
            y = fast(x)
            self.assertTrue(torch.equal(y, fast(x.contiguous(memory_format=torch.channels_last))))
            self.assertTrue(torch.equal(y, fast(x.transpose(2, 3).contiguous().transpose(2, 3))))

    def test_should_leave_alone_what_does_not_fit(self):
        for other in (
            nn.Conv2d(16, 16, 3, 3, 1, bias=False),
            nn.Conv2d(16, 24, 3, 1, 1, bias=False),
            nn.Conv2d(16, 16, 3, 1, 0, bias=False),
            nn.Conv2d(16, 16, 1, 1, bias=False),
            nn.Conv2d(1, 64, 3, 2, 1, bias=False),
            nn.Conv2d(1, 64, 7, 2, 3, bias=False),
            nn.Conv2d(16, 16, 3, 1, 1),
            nn.Conv2d(16, 16, 3, 1, 1, groups=2, bias=False),
            nn.Conv2d(16, 16, 3, 1, 1, bias=False).double(),
        ):
            self.assertEqual(winograd.hasten(other), 0, other)

    def test_should_keep_a_network_and_its_state_the_same(self):
        plain = model.build("resnet18", "pooled", 48)
        fast = copy.deepcopy(plain)
        self.assertEqual(winograd.hasten(fast), 17)
        self.assertEqual(list(plain.state_dict()), list(fast.state_dict()))
        fast.load_state_dict(plain.state_dict())
        crops = torch.rand(4, 1, 64, 64) * 255

        ours, theirs = fast(crops), plain(crops)
        self.assertLess(differences([ours.detach()], [theirs.detach()])[0], 1e-3)


if __name__ == "__main__":
    unittest.main()
