import unittest

import torch
import torchvision
from drawn import one_by_one
from torch.nn import functional as F

import model
from replicas import Replicas


def loss(network, crops, targets):
    return -(targets * network(crops).log_softmax(1)).sum(1).mean()


class ExpressionNetTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.crops = torch.randint(0, 256, (4, 1, 64, 64)).float()

    def test_should_give_seven_logits_with_every_stem(self):
        for stem in model.STEMS:
            self.assertEqual(model.build("resnet18", stem, 32)(self.crops).shape, (4, 7))

    def test_should_read_the_same_in_brighter_light_and_of_a_blank_crop_something(self):
        network = model.build("resnet18", "pooled", 32).eval()
        torch.testing.assert_close(
            network(self.crops * 0.5 + 60), network(self.crops), atol=2e-2, rtol=2e-2
        )
        self.assertTrue(network(torch.zeros(1, 1, 64, 64)).isfinite().all())

    def test_should_take_over_what_fits_of_torchvisions_weights(self):
        colour = torchvision.models.resnet18(weights=None).state_dict()
        network = model.build("resnet18", "imagenet", 64)
        taken = model.start_from(network, colour)
        self.assertIn("body.conv1.weight", taken)
        self.assertNotIn("body.fc.weight", taken)
        gray = torch.rand(1, 1, 64, 64)
        torch.testing.assert_close(
            F.conv2d(gray, network.body.conv1.weight),
            F.conv2d(gray.expand(1, 3, 64, 64), colour["conv1.weight"]),
        )

    def test_should_average_towards_where_the_network_stays(self):
        network = torch.nn.Linear(2, 1, bias=False)
        averaged = model.Averaged(network, 0.9)
        start = averaged.state["weight"].clone()
        with torch.no_grad():
            network.weight.add_(1)
        for step in range(200):
            averaged.follow(network, step, one_by_one)
        torch.testing.assert_close(averaged.state["weight"], start + 1)


class ReplicasTest(unittest.TestCase):
    def test_should_give_the_mean_gradient_of_their_parts(self):
        torch.manual_seed(1)
        network = model.build("resnet18", "pooled", 32)
        crops = torch.randint(0, 256, (8, 1, 64, 64)).float()
        targets = torch.eye(7)[torch.arange(8) % 7]
        expected = []
        for part in (slice(0, 4), slice(4, 8)):
            network.zero_grad()
            loss(network, crops[part], targets[part]).backward()
            expected.append([p.grad.clone() for p in network.parameters()])
        network.zero_grad()

        Replicas(network, 2).slope(crops, targets, loss)

        for p, one, other in zip(network.parameters(), *expected):
            torch.testing.assert_close(p.grad, (one + other) / 2, atol=1e-4, rtol=1e-3)

    def test_should_follow_the_networks_weights(self):
        network = torch.nn.Linear(2, 7)
        pair = Replicas(network, 2)
        crops, targets = torch.ones(2, 2), torch.eye(7)[:2]
        before = pair.slope(crops, targets, loss)
        with torch.no_grad():
            network.weight[:2] += 3
        self.assertLess(float(pair.slope(crops, targets, loss)), float(before) - 1)

    def test_should_share_work_and_pass_its_faults_on(self):
        pair = Replicas(torch.nn.Linear(2, 7), 2)
        done = []
        pair.each(done.append, (i for i in range(1000)))
        self.assertEqual(sorted(done), list(range(1000)))
        with self.assertRaises(ZeroDivisionError):
            pair.each(lambda divisor: 1 / divisor, [3, 2, 1, 0])
