import unittest

import numpy as np

import compare


class CompareTest(unittest.TestCase):
    def test_should_count_runs_together_only_if_no_two_held_out_the_same_face(self):
        self.assertTrue(compare.disjoint([np.array([0, 2]), np.array([1, 3])]))
        self.assertFalse(compare.disjoint([np.array([0, 2]), np.array([2, 3])]))
