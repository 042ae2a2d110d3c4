import tempfile
import unittest
import zipfile
from pathlib import Path

import numpy as np
from drawn import faces_of, write_csv
from PIL import Image

import faces


class FacesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.training = faces_of(np.array([0, 6, 3, 1]))
        self.test = faces_of(np.array([2, 5]), seed=1)

    def test_should_read_the_same_from_zip_and_csv(self):
        archive = self.folder / "fer2013.zip"
        with zipfile.ZipFile(archive, "w") as written:
            for part, given in (("training", self.training), ("public-test", self.test)):
                for row, (label, pixels) in enumerate(zip(given.labels, given.pixels)):
                    with written.open(f"{part}/{faces.LABELS[label]}/{row:05}.png", "w") as image:
                        Image.fromarray(pixels).save(image, "png")
        table = self.folder / "fer2013.csv"
        write_csv(table, self.training, self.test)

        for part, expected in (("training", self.training), ("public-test", self.test)):
            for source in (archive, table):
                read = faces.load(source, part)
                np.testing.assert_array_equal(read.pixels, expected.pixels)
                np.testing.assert_array_equal(read.labels, expected.labels)
        np.testing.assert_array_equal(faces.load(archive, "training").rows, [0, 1, 2, 3])

    def test_should_not_read_the_private_test_among_kaggles_images(self):
        for name in ("train/happy/Training_1.png", "test/sad/PublicTest_2.png"):
            self._save(name)
        self._save("test/sad/PrivateTest_3.png")

        self.assertEqual(len(faces.load(self.folder, "training")), 1)
        self.assertEqual(len(faces.load(self.folder, "public-test")), 1)

    def test_should_say_which_part_is_missing(self):
        self._save("train/happy/Training_1.png")
        with self.assertRaisesRegex(ValueError, "public-test"):
            faces.load(self.folder, "public-test")

    def _save(self, name):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(self.training.pixels[0]).save(path)
