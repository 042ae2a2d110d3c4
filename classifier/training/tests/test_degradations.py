import unittest

import numpy as np
import torch
from drawn import faces_of

import optics
from degradations import DEGRADATIONS, STRENGTHS


class DegradationsTest(unittest.TestCase):
    crops = optics.crops(torch.from_numpy(faces_of(np.arange(14) % 7).pixels))

    def test_should_change_a_crop_more_the_stronger_they_are(self):
        for name, changes in DEGRADATIONS.items():
            self.assertEqual(len(changes), len(STRENGTHS))
            off = [float((change(self.crops) - self.crops).abs().mean()) for change in changes]
            self.assertGreater(off[0], 0.5, name)
            self.assertEqual(off, sorted(off), name)

    def test_should_leave_crops_of_bytes_that_are_the_same_each_time(self):
        for name, changes in DEGRADATIONS.items():
            for change in changes:
                once, again = change(self.crops), change(self.crops)
                self.assertEqual(once.shape, self.crops.shape)
                self.assertTrue(torch.equal(once, again), name)
                self.assertGreaterEqual(float(once.min()), 0)
                self.assertLessEqual(float(once.max()), 255)
