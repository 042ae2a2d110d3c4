import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch
from drawn import faces_of, write_csv

import faces
import model
import reading
import settle
import split


class SettleTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.network = model.build("resnet18", "pooled", 32)
        self.crops = torch.randint(0, 256, (48, 1, 64, 64)).float()

    def test_should_read_a_batch_with_the_statistics_of_that_batch(self):
        with torch.no_grad():
            by_batch = self.network.train()(self.crops)
            settle.settle(self.network, [self.crops])
            settled = self.network(self.crops)

        # the running variance is the unbiased one: 48/47 of the batch's where maps are one pixel
        torch.testing.assert_close(settled, by_batch, rtol=0.05, atol=0.02)

    def test_should_forget_earlier_statistics_and_weigh_batches_alike(self):
        settle.settle(self.network, [self.crops[:16] / 9])
        settle.settle(self.network, list(self.crops.split(16)))
        stem = self.network.body.bn1.running_mean.clone()
        each = []
        for part in self.crops.split(16):
            settle.settle(self.network, [part])
            each.append(self.network.body.bn1.running_mean.clone())

        torch.testing.assert_close(stem, torch.stack(each).mean(0))

    def test_should_keep_what_reading_needs_at_a_sixth_of_the_size(self):
        kept = {"settings": {"arch": "resnet18", "stem": "pooled"}, "step": 3, "elapsed": 1.0}
        kept |= {"finished": True, "held_out": torch.arange(3), "optimiser": "left out"}
        settle.settle(self.network, [self.crops])
        expected = reading.logits(self.network, self.crops)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "network.pt"
            torch.save(settle.slim(self.network, kept), path)
            network, lean = reading.load(path)
            self.assertLess(path.stat().st_size, 25e6)

        self.assertEqual(network.size, 32)
        self.assertNotIn("optimiser", lean)
        np.testing.assert_allclose(reading.logits(network, self.crops), expected, atol=2e-2)

    def test_should_blend_weights_and_leave_counters(self):
        other = model.build("resnet18", "pooled", 32)
        blended = settle.blend([self.network.state_dict(), other.state_dict()])

        mean = (self.network.body.fc.weight + other.body.fc.weight) / 2
        torch.testing.assert_close(blended["body.fc.weight"], mean)
        self.assertEqual(blended["body.bn1.num_batches_tracked"].dtype, torch.int64)

    def test_should_multiply_the_odds_of_a_favoured_class(self):
        before = reading.softmax(reading.logits(self.network, self.crops).astype(float))
        settle.favour(self.network, *settle.favoured("disgust:3"))
        after = reading.softmax(reading.logits(self.network, self.crops).astype(float))

        odds = (after[:, [1]] / after) / (before[:, [1]] / before)
        np.testing.assert_allclose(np.delete(odds, 1, axis=1), 3, rtol=1e-4)

    def test_should_refuse_what_cannot_be_favoured(self):
        for text in ("disgust", "boredom:2", "disgust:0", "disgust:-1", "disgust:twice"):
            with self.assertRaises(ValueError, msg=text):
                settle.favoured(text)

    def test_should_tell_runs_that_held_out_different_faces(self):
        runs = [{"held_out": torch.arange(n)} for n in (3, 3, 4)]

        self.assertTrue(settle.same_learnt(runs[:2]))
        self.assertFalse(settle.same_learnt(runs))

    def test_should_take_only_faces_that_the_run_learnt(self):
        with tempfile.TemporaryDirectory() as folder:
            data = str(Path(folder) / "fer2013.csv")
            write_csv(
                Path(data),
                faces_of(np.arange(7).repeat(8), seed=1),
                faces_of(np.arange(7), seed=2),
            )
            training, public_test = (faces.load(data, part) for part in ("training", "public-test"))
            mine = split.split(training, public_test, 4, 1)

            some = settle.learnt(data, {"folds": 4, "fold": 1}, 20).numpy()

        self.assertEqual(len(some), 20)
        pixels = {face.tobytes() for face in some}
        self.assertEqual(len(pixels), 20)
        self.assertLessEqual(pixels, {f.tobytes() for f in training.take(mine.learnt).pixels})


if __name__ == "__main__":
    unittest.main()
