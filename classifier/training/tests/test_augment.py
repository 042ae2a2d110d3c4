import unittest

import numpy as np
import torch
from drawn import faces_of

import optics
from augment import augment, mix


def faces(count):
    return torch.from_numpy(faces_of(np.arange(count) % 7).pixels)


def random(seed):
    return torch.Generator().manual_seed(seed)


class AugmentTest(unittest.TestCase):
    def test_should_give_crops_of_whole_numbers_in_a_bytes_range(self):
        for seed in range(20):
            crops = augment(faces(16), 1.0, random(seed))
            self.assertEqual(crops.shape, (16, 1, 64, 64))
            self.assertGreaterEqual(float(crops.min()), 0)
            self.assertLessEqual(float(crops.max()), 255)
            self.assertTrue(torch.equal(crops, crops.round()))

    def test_should_give_the_same_for_the_same_chance_and_another_for_another(self):
        once, again, other = (augment(faces(8), 1.0, random(seed)) for seed in (1, 1, 2))
        self.assertTrue(torch.equal(once, again))
        self.assertFalse(torch.equal(once, other))

    def test_should_only_mirror_at_no_strength(self):
        given = optics.crops(faces(32))
        crops = augment(faces(32), 0.0, random(3))
        off = lambda a, b: (a - b).abs().amax((1, 2, 3))
        kept, mirrored = off(crops, given) <= 1, off(crops, given.flip(3)) <= 1
        self.assertTrue((kept | mirrored).all())
        self.assertTrue(kept.any() and mirrored.any())

    def test_should_mix_what_is_seen_and_what_is_learnt_alike(self):
        targets = torch.eye(7)
        crops = targets[:, None, :, None].expand(7, 1, 7, 7).contiguous()
        seen, learnt = mix(crops, targets, 0.2, random(4))
        torch.testing.assert_close(seen[:, 0, :, 0], learnt)
        torch.testing.assert_close(learnt.sum(1), torch.ones(7))


class OpticsTest(unittest.TestCase):
    def setUp(self):
        self.crops = optics.crops(faces(5))

    def test_should_leave_a_crop_as_it_is_if_it_is_framed_as_before(self):
        one, none = torch.ones(5), torch.zeros(5)
        framed = optics.framed(self.crops, none, one, none, none, one, one)
        torch.testing.assert_close(framed, self.crops, atol=1e-2, rtol=0)

    def test_should_frame_a_face_tighter_when_scaled_up(self):
        one, none = torch.ones(5), torch.zeros(5)
        tight = optics.framed(self.crops, none, 2 * one, none, none, one, one)
        middle = self.crops[:, :, 16:48, 16:48]
        shrunk = torch.nn.functional.interpolate(tight, (32, 32), mode="area")
        self.assertLess(float((shrunk - middle).abs().mean()), 12)

    def test_should_not_change_an_even_surface_by_blur_size_or_codec(self):
        even = torch.full((2, 1, 64, 64), 128.0)
        for changed in (
            optics.blurred(even, 1.5),
            optics.small(even, 24),
            optics.compressed(even, 3.0),
        ):
            torch.testing.assert_close(changed, even, atol=1e-3, rtol=0)

    def test_should_lose_more_the_coarser_the_codec(self):
        changes = (optics.compressed(self.crops, by) - self.crops for by in (0.01, 1, 5))
        loss = [float(change.abs().mean()) for change in changes]
        self.assertLess(loss[0], 0.2)
        self.assertLess(loss[0], loss[1])
        self.assertLess(loss[1], loss[2])
