import unittest

import numpy as np
import torch

from batches import Batches


def batches(balance, labels, size=10):
    # the first pixel of each image is its number
    pixels = np.arange(len(labels), dtype=np.uint8)[:, None, None].repeat(2, 1).repeat(2, 2)
    targets = np.eye(7, dtype=np.float32)[labels]
    return Batches(pixels, targets, labels, size, balance, seed=1, device=torch.device("cpu"))


class BatchesTest(unittest.TestCase):
    labels = np.array([0] * 100 + [1] * 10 + [2] * 100)

    def test_should_be_a_function_of_the_step(self):
        forwards, backwards = batches(0.5, self.labels), batches(0.5, self.labels)
        steps = list(range(60))
        one = {step: forwards.at(step) for step in steps}
        other = {step: backwards.at(step) for step in reversed(steps)}
        for step in steps:
            self.assertTrue(torch.equal(one[step][0], other[step][0]))
            self.assertEqual(one[step][2].initial_seed(), other[step][2].initial_seed())

    def test_should_show_each_face_once_an_epoch_without_balance(self):
        source = batches(0.0, self.labels)
        shown = [int(p[0, 0]) for step in range(source.per_epoch()) for p in source.at(step)[0]]
        self.assertEqual(sorted(shown), list(range(210)))

    def test_should_show_a_rare_class_as_often_as_the_mean_one_when_balanced(self):
        source = batches(1.0, self.labels, size=27)
        shown = [int(p[0, 0]) for step in range(10) for p in source.at(step)[0]]
        rare = [number for number in shown if 100 <= number < 110]
        self.assertEqual((source.per_epoch(), len(rare)), (10, 70))
        self.assertEqual({rare.count(number) for number in rare}, {7})

    def test_should_keep_face_and_target_together(self):
        pixels, targets, _ = batches(0.5, self.labels).at(3)
        np.testing.assert_array_equal(targets.argmax(1), self.labels[pixels[:, 0, 0]])
