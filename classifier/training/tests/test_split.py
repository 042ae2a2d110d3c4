import unittest

import numpy as np
from drawn import faces_of

import faces
import split


class SplitTest(unittest.TestCase):
    def setUp(self):
        self.test = faces_of(np.arange(7).repeat(3), seed=5)
        singles = faces_of(np.arange(7).repeat(20), seed=6)
        mirrored = singles.pixels[:35, :, ::-1]
        brighter = np.clip(singles.pixels[35:70] * 0.9 + 8, 0, 255).astype(np.uint8)
        self.training = faces.Faces(
            np.concatenate([singles.pixels, mirrored, brighter, self.test.pixels]),
            np.concatenate([singles.labels, singles.labels[:70], self.test.labels]),
            np.arange(140 + 70 + 21),
        )
        self.photographs = split.photographs(self.training.pixels)

    def test_should_hold_no_photograph_out_that_is_also_learnt(self):
        for fold in range(5):
            learnt, held_out = split.split(self.training, self.test, 5, fold)
            shared = set(self.photographs[learnt]) & set(self.photographs[held_out])
            self.assertEqual(shared, set())

    def test_should_leave_out_every_photograph_of_the_public_test(self):
        learnt, held_out = split.split(self.training, self.test, 5, 0)
        self.assertLess(max(learnt.max(), held_out.max()), 210)
        self.assertEqual(len(learnt) + len(held_out), 210)

    def test_should_hold_each_face_out_in_one_fold(self):
        held_out = [split.split(self.training, self.test, 5, fold).held_out for fold in range(5)]
        np.testing.assert_array_equal(np.sort(np.concatenate(held_out)), np.arange(210))

    def test_should_hold_out_a_like_share_of_each_class(self):
        for fold in range(5):
            held_out = split.split(self.training, self.test, 5, fold).held_out
            counts = np.bincount(self.training.labels[held_out], minlength=7)
            self.assertGreaterEqual(counts.min(), 4)
            self.assertLessEqual(counts.max(), 8)

    def test_should_keep_one_of_equal_copies_and_both_of_contradicting_ones(self):
        pixels = self.training.pixels[[0, 0, 0, 30, 31]]
        copies = faces.Faces(pixels, np.array([0, 0, 1, 1, 1]), np.arange(5))
        learnt, held_out = split.split(copies, self.test, 2, 0)
        np.testing.assert_array_equal(np.sort(np.concatenate([learnt, held_out])), [0, 2, 3, 4])

    def test_should_split_the_same_way_each_time(self):
        once, again = (split.split(self.training, self.test, 5, 2) for _ in range(2))
        np.testing.assert_array_equal(once.learnt, again.learnt)

    def test_should_hold_one_class_out_by_folds_of_its_own(self):
        usual = split.split(self.training, self.test, 5, 2).held_out
        apart = [
            split.split(self.training, self.test, 5, 2, apart=f"disgust:{fold}/4")
            for fold in range(4)
        ]
        named = self.photographs[self.training.labels == 1]
        bears = np.isin(self.photographs, named)
        for learnt, held_out in apart:
            np.testing.assert_array_equal(held_out[~bears[held_out]], usual[~bears[usual]])
            self.assertFalse(set(self.photographs[learnt]) & set(self.photographs[held_out]))
        together = np.concatenate([held_out[bears[held_out]] for _, held_out in apart])
        np.testing.assert_array_equal(np.sort(together), np.flatnonzero(bears[:210]))

    def test_should_learn_nothing_of_a_class_that_is_held_out_whole(self):
        learnt, held_out = split.split(self.training, self.test, 5, 2, apart="disgust:0/1")
        self.assertNotIn(1, self.training.labels[learnt])
        for fold in range(3):
            some = split.split(self.training, self.test, 5, 2, apart=f"disgust:{fold}/3")
            self.assertTrue(set(some.held_out) < set(held_out))

    def test_should_refuse_a_class_fold_that_is_none(self):
        for text in ("disgust", "disgust:1", "disgust:5/5", "boredom:0/5", "disgust:a/b"):
            with self.assertRaises(ValueError, msg=text):
                split.ClassFold.parse(text)
