import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch
from drawn import faces_of

import paper
import paper_networks


class PaperTest(unittest.TestCase):
    def test_should_split_seventy_to_thirty(self):
        learnt, validation = paper.halves(faces_of(np.arange(100) % 7))
        self.assertEqual((len(learnt), len(validation)), (70, 30))
        self.assertEqual(sorted([*learnt.rows, *validation.rows]), list(range(100)))

    def test_should_prepare_three_equal_channels_from_minus_one_to_one(self):
        black_and_white = torch.tensor([0, 255], dtype=torch.uint8)[:, None, None]
        x = paper.prepare(black_and_white.expand(2, 48, 48), 224)
        self.assertEqual(x.shape, (2, 3, 224, 224))
        torch.testing.assert_close(x[:, 2, 0, 0], torch.tensor([-1.0, 1.0]))

    def test_should_give_seven_logits_with_every_network(self):
        for name, build in paper_networks.ARCHS.items():
            network = build(7).eval()
            self.assertEqual(network(torch.zeros(2, 3, 64, 64)).shape, (2, 7), name)

    def test_should_drop_out_in_the_last_two_blocks_alone(self):
        network = paper_networks.paper_resnet18(7)
        dropping = [n for n, m in network.named_modules() if isinstance(m, torch.nn.Dropout)]
        self.assertEqual(dropping, ["layer4.0.dropout", "layer4.1.dropout"])

    def test_should_write_pixels_as_libsvm_reads_them(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "train.svm"
            paper.write_libsvm(faces_of(np.array([4])), path, raw=False)
            label, *values = path.read_text().split()
            paper.write_libsvm(faces_of(np.array([4])), path, raw=True)
            self.assertEqual(path.read_text().split()[1 + 24 * 48], f"{24 * 48 + 1}:255.0000")
        self.assertEqual((label, len(values)), ("4", 48 * 48))
        self.assertEqual(values[24 * 48], f"{24 * 48 + 1}:1.0000")

    def test_should_go_on_where_it_was_stopped_and_mark_what_was_cheaper(self):
        learnt, validation = paper.halves(faces_of(np.arange(42) % 7))
        with tempfile.TemporaryDirectory() as folder:
            given = SimpleNamespace(
                arch="paper", without=None, side=32, images=42, epochs=1, device="cpu"
            )
            given.out = Path(folder)
            paper.train(given, learnt, validation, validation)
            given.epochs = 2
            result = paper.train(given, learnt, validation, validation)
        self.assertEqual(len(result["history"]), 2)
        self.assertEqual(len(result["reduced"]), 3)
