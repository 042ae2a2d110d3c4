import unittest
import warnings

import numpy as np
import onnx_reader
import torch
from onnx import TensorProto

import export
import model
import reading


class ExportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        torch.manual_seed(1)
        cls.network = model.build("resnet18", "pooled", 40)
        with torch.no_grad():  # statistics and weights as uneven as trained ones
            for _ in range(3):
                cls.network(torch.randint(0, 256, (16, 1, 64, 64)).float())
            for p in cls.network.parameters():
                p.add_(0.01 * torch.randn(p.shape))
            cls.network.body.fc.weight.mul_(20)
        cls.network.eval()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            cls.exported = export.graph(cls.network, 1.5)

    def test_should_compute_what_the_network_computes(self):
        crops = torch.randint(0, 256, (6, 1, 64, 64), dtype=torch.uint8)
        expected = reading.softmax(reading.logits(self.network, crops), 1.5)
        np.testing.assert_allclose(onnx_reader.run(self.exported, crops), expected, atol=1e-3)
        self.assertGreater(np.ptp(expected, axis=0).max(), 0.01)

    def test_should_keep_the_contract_with_the_classifier(self):
        (given,), (answer,) = self.exported.graph.input, self.exported.graph.output
        shape = lambda value: [d.dim_value for d in value.type.tensor_type.shape.dim]
        self.assertEqual((given.name, shape(given)), ("crops", [0, 1, 64, 64]))
        self.assertEqual(given.type.tensor_type.elem_type, TensorProto.UINT8)
        self.assertEqual((answer.name, shape(answer)), ("probabilities", [0, 7]))
        self.assertEqual(answer.type.tensor_type.elem_type, TensorProto.FLOAT)

    def test_should_store_its_weights_in_halves(self):
        self.assertLess(len(self.exported.SerializeToString()), 25e6)

    def test_should_say_what_it_is(self):
        said = export.metadata(
            {"settings": {"arch": "resnet18", "stem": "pooled"}},
            {"temperature": 1.23456, "unsure_below": 0.3045, "size": 40},
            {"clean": {"accuracy": 0.7, "macro_recall": 0.68, "ece": 0.02}},
            "r18-1",
        )
        self.assertEqual(said["labels"], "angry,disgust,fear,happy,sad,surprise,neutral")
        self.assertEqual(said["version"], "r18-1")
        self.assertEqual(said["unsure_below"], "0.30")
