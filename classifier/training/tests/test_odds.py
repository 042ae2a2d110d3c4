import unittest

import numpy as np

import faces
import metrics
import odds

DISGUST = faces.LABELS.index("disgust")
ANGRY = faces.LABELS.index("angry")


def said(margins: list[float], labels: list[int]) -> odds.Answers:
    """Each face is read as angry, with disgust behind by a margin in the odds."""
    logits = np.full((len(labels), 7), -9.0, np.float32)
    logits[:, ANGRY] = 0
    logits[:, DISGUST] = -np.log(np.array(margins))
    return odds.Answers(logits, np.array(labels))


class OddsTest(unittest.TestCase):
    def test_should_name_a_class_from_the_odds_on_that_it_is_behind_by(self):
        run = said([1.4, 1.9, 3.9], [DISGUST] * 3)

        found = [(run.read(DISGUST, by) == DISGUST).sum() for by in (1, 1.5, 2, 4)]

        self.assertEqual(found, [0, 1, 2, 3])

    def test_should_take_the_largest_odds_that_cost_next_to_nothing(self):
        # 2000 faces: at 1.5 three disgusted ones are found, at 2.5 one other is lost (0.05 points),
        # at 3 four more are
        margins = [1.4] * 3 + [2.4] + [2.9] * 4 + [99.0] * 1992
        run = said(margins, [DISGUST] * 3 + [ANGRY] * 1997)

        self.assertEqual(odds.choose([run], DISGUST), 2.5)

    def test_should_choose_for_a_run_on_the_others_alone(self):
        generous = said([1.4] + [99.0] * 9, [DISGUST] + [ANGRY] * 9)
        strict = said([1.2] * 5 + [99.0] * 5, [ANGRY] * 10)

        found = odds.cross_validated([generous, strict], DISGUST)

        self.assertEqual(found["odds"], [1.0, 4.0])
        self.assertEqual(found["recall"], 0)
        self.assertEqual(found["false_a_run"], 2.5)
        self.assertAlmostEqual(found["accuracy"], (0.9 + 0.5) / 2)

    def test_should_give_the_interval_of_all_runs_together(self):
        run = said([1.4, 9.0], [DISGUST, DISGUST])

        found = odds.figures([run] * 10, DISGUST, [1.5] * 10)

        self.assertEqual(found["recall_interval"], metrics.wilson(10, 20))
        self.assertIn("recall 0.500 (0.299 to 0.701) of 20", odds.line(found))
