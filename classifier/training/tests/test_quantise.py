import unittest
import warnings

import numpy as np
import onnx_reader
import torch
from onnx import TensorProto, helper

import export
import model
import quantise


class QuantiseTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        torch.manual_seed(1)
        network = model.build("resnet18", "pooled", 32)
        with torch.no_grad():
            for _ in range(20):
                network(torch.randint(0, 256, (16, 1, 64, 64)).float())
            network.body.fc.weight.mul_(5)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            cls.exported = export.graph(network.eval(), 1.0)
        helper.set_model_props(cls.exported, {"version": "r18"})
        cls.shown = torch.randint(0, 256, (32, 1, 64, 64), dtype=torch.uint8)
        ranges = quantise.Ranges(cls.exported, list(cls.shown.split(16)), 0)
        cls.quantised = quantise.Quantised(cls.exported, ranges).build()

    def test_should_read_nearly_as_the_given_graph_does(self):
        expected, given = (onnx_reader.run(m, self.shown) for m in (self.exported, self.quantised))
        spread = float(expected.std(0).mean())
        self.assertGreater(spread, 0.02)
        self.assertLess(float((expected - given).abs().mean()), 0.3 * spread)

    def test_should_keep_the_contract(self):
        for kind in ("input", "output"):
            theirs, ours = (getattr(m.graph, kind) for m in (self.exported, self.quantised))
            self.assertEqual(list(map(str, ours)), list(map(str, theirs)))

    def test_should_convolve_in_integers_all_but_the_stem(self):
        made_by = {node.output[0]: node for node in self.quantised.graph.node}
        convolutions = [node for node in self.quantised.graph.node if node.op_type == "Conv"]
        read = [{made_by[i].op_type for i in c.input if i in made_by} for c in convolutions]
        self.assertEqual(len(convolutions), 20)
        self.assertNotIn("DequantizeLinear", read[0])
        self.assertEqual(read[1:], 19 * [{"DequantizeLinear"}])

    def test_should_keep_weights_to_7_bits_and_drop_the_given_ones(self):
        small = [w for w in self.quantised.graph.initializer if w.data_type == TensorProto.INT8]
        weights = [np.frombuffer(w.raw_data, np.int8) for w in small if len(w.dims) == 4]
        self.assertEqual({np.abs(w).max() for w in weights}, {quantise.WEIGHT_LIMIT})
        self.assertLess(len(self.quantised.SerializeToString()), 12e6)

    def test_should_clip_the_largest_weights_where_the_others_gain_more(self):
        random = np.random.default_rng(0)
        weight = random.standard_normal((2, 512, 3, 3)).astype(np.float32)
        weight[0, 0, 0, 0] = 5.5  # far from the others
        whole, scale = quantise.rounded(weight)
        plain = np.abs(weight).max((1, 2, 3)) / quantise.WEIGHT_LIMIT

        def error(by):
            by = by[:, None, None, None]
            near = np.round(weight / by).clip(-quantise.WEIGHT_LIMIT, quantise.WEIGHT_LIMIT)
            return ((weight - near * by) ** 2).sum((1, 2, 3))

        self.assertLess(scale[0], plain[0])
        self.assertEqual(whole[0, 0, 0, 0], quantise.WEIGHT_LIMIT)
        self.assertTrue((error(scale) <= error(plain)).all())

    def test_should_make_up_in_the_bias_for_what_rounding_adds_on_average(self):
        def means(model):
            found = {}
            onnx_reader.run(model, self.shown, lambda name, value: found.setdefault(name, value))
            return found[first].mean((0, 2, 3))

        convolutions = [n.output[0] for n in self.exported.graph.node if n.op_type == "Conv"]
        first = convolutions[1]  # of those in integers
        expected, given = means(self.exported), means(self.quantised)
        self.assertLess(float((expected - given).abs().mean() / expected.abs().mean()), 0.005)

    def test_should_leave_the_given_graph_alone(self):
        types = {node.op_type for node in self.exported.graph.node}
        self.assertNotIn("QuantizeLinear", types)


if __name__ == "__main__":
    unittest.main()
