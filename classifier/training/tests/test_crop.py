import unittest

import numpy as np
from PIL import Image

import crop


class CropTest(unittest.TestCase):
    def setUp(self):
        self.random = np.random.default_rng(1)

    def _face(self, side):
        return self.random.integers(0, 256, (side, side), np.uint8)

    def test_should_keep_a_face_that_has_the_size_of_a_crop(self):
        face = self._face(64)
        np.testing.assert_array_equal(crop.crop(face), face)

    def test_should_resample_as_the_same_cubic_of_another_library_does_inside(self):
        for side in (24, 48, 150):
            face = self._face(side)
            other = Image.fromarray(face.astype(np.float32)).resize((64, 64), Image.BICUBIC)
            rim = 6  # beyond the edge, they go on differently
            inside = slice(rim, -rim)
            difference = np.abs(crop.crop(face) - np.asarray(other).clip(0, 255))[inside, inside]
            self.assertLess(difference.max(), 0.51, side)

    def test_should_let_the_last_pixel_go_on_beyond_the_edge(self):
        face = np.tile(np.repeat([10, 250], 12).astype(np.uint8), (24, 1))
        self.assertEqual((crop.crop(face)[:, :16] == 10).all(), True)

    def test_should_give_every_pixel_shares_that_add_up_to_one(self):
        for length in (1, 48, 500):
            np.testing.assert_allclose(crop.taps(length).sum(1), 1)

    def test_should_refuse_what_is_not_square(self):
        with self.assertRaises(ValueError):
            crop.crop(np.zeros((48, 40), np.uint8))
