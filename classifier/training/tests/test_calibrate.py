import math
import unittest

import numpy as np

import calibrate
import metrics
import reading


def drawn(divisor, count=20000):
    """Logits `divisor` times too sure, and labels drawn from what they should have said."""
    random = np.random.default_rng(0)
    honest = random.normal(size=(count, 7)) * 2
    p = reading.softmax(honest)
    labels = (p.cumsum(1) > random.random((count, 1))).argmax(1)
    return honest * divisor, labels


class CalibrateTest(unittest.TestCase):
    def test_should_find_how_much_too_sure_logits_are(self):
        for divisor in (0.5, 1.0, 2.5):
            self.assertAlmostEqual(
                calibrate.temperature(*drawn(divisor)), divisor, delta=0.05 * divisor
            )

    def test_should_calibrate_faces_that_it_has_not_seen(self):
        logits, labels = drawn(2.5)
        self.assertGreater(metrics.calibration_error(reading.softmax(logits), labels), 0.1)
        self.assertLess(metrics.calibration_error(calibrate.unseen(logits, labels), labels), 0.015)

    def test_should_leave_the_least_sure_unanswered(self):
        p = np.full((4, 7), 0.05)
        p[:, 0] = [0.7, 0.4, 0.5, 0.6]
        found = calibrate.unsure_below(p, np.array([0, 1, 1, 0]), 0.75)
        self.assertEqual(found["unsure_below"], 0.5)
        self.assertAlmostEqual(found["wrong_answered"], 1 / 3)
        self.assertEqual(found["wrong_unanswered"], 1)

    def test_should_answer_as_much_as_is_wanted(self):
        logits, labels = drawn(1.0)
        p = reading.softmax(logits)
        found = calibrate.unsure_below(p, labels, 0.99)
        self.assertAlmostEqual((p.max(1) >= found["unsure_below"]).mean(), 0.99, delta=1e-4)
        self.assertGreater(found["wrong_unanswered"], found["wrong_answered"])
        everything = calibrate.unsure_below(p, labels, 1)
        self.assertIsNone(everything["wrong_unanswered"])

    def test_should_answer_less_and_err_less_at_higher_thresholds(self):
        logits, labels = drawn(1.0)
        curve = calibrate.risk_coverage(reading.softmax(logits), labels)
        coverage = [point["coverage"] for point in curve]
        self.assertEqual(coverage, sorted(coverage, reverse=True))
        self.assertLess(curve[-1]["risk"], curve[0]["risk"])


class MetricsTest(unittest.TestCase):
    def test_should_give_wilsons_interval(self):
        low, high = metrics.wilson(8, 10)
        self.assertTrue(math.isclose(low, 0.4902, abs_tol=1e-4))
        self.assertTrue(math.isclose(high, 0.9433, abs_tol=1e-4))
        self.assertEqual(metrics.wilson(0, 0), (0.0, 1.0))

    def test_should_count_what_was_read_for_what(self):
        p = np.eye(7)[[0, 1, 1, 3]]
        figures = metrics.summary(p, np.array([0, 1, 2, 3]))
        self.assertEqual(figures["accuracy"], 0.75)
        self.assertEqual(figures["macro_recall"], 0.75)
        self.assertEqual(figures["confusion"][2][1], 1)
        self.assertEqual(figures["per_class"]["disgust"]["precision"], 0.5)
        self.assertAlmostEqual(figures["ece"], 0.25)
