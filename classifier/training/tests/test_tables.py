import unittest

import numpy as np

import metrics
import tables


class TablesTest(unittest.TestCase):
    def setUp(self):
        labels = np.arange(7).repeat(2)
        p = np.eye(7)[labels]
        p[0] = np.eye(7)[6]  # one angry face is read as neutral
        clean = metrics.summary(p, labels)
        self.model = {
            "figures": {
                "clean": clean,
                "mirrored_too": {"accuracy": 1.0},
                "degraded": {"blur": [0.9, 0.8, 0.7]},
            }
        }

    def test_should_write_shares_as_per_cent_with_their_intervals(self):
        lines = tables.accuracy({"a": self.model, "b": self.model}).splitlines()
        self.assertEqual(lines[0], "| public test | a | b |")
        self.assertRegex(lines[2], r"^\| accuracy \| 92\.9 \(68\.5 to 98\.7\) \| 92\.9 ")
        self.assertEqual(lines[-1], "| accuracy, mean with the mirror image | 100.0 | 100.0 |")

    def test_should_have_a_row_for_each_expression(self):
        angry = tables.per_class(self.model["figures"]).splitlines()[2]
        self.assertRegex(angry, r"^\| angry \| 50\.0 \(9\.5 to 90\.5\) \| 100\.0 \| 66\.7 \| 2 \|$")
        confused = tables.confusion(self.model["figures"]).splitlines()[2]
        self.assertEqual(confused, "| angry | 1 | 0 | 0 | 0 | 0 | 0 | 1 |")

    def test_should_put_the_strengths_of_each_model_side_by_side(self):
        lines = tables.robustness({"a": self.model, "b": self.model}).splitlines()
        self.assertEqual(lines[2], "| blur | 90.0 | 80.0 | 70.0 | 90.0 | 80.0 | 70.0 |")


if __name__ == "__main__":
    unittest.main()
