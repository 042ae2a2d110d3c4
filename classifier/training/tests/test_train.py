import signal
import tempfile
import unittest
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import numpy as np
import torch
from drawn import faces_of, write_csv

import reading
import train
from learner import Learner


class TrainTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        training = faces_of(np.arange(7).repeat(8), seed=1)
        write_csv(cls.folder / "fer2013.csv", training, faces_of(np.arange(7), seed=2))

    def run_of(self, name, *more):
        arguments = f"--data {self.folder / 'fer2013.csv'} --out {self.folder / name} --folds 4 "
        arguments += "--epochs 2 --batch 8 --sizes 16:0.5,16+20:1 --replicas 2 --device cpu"
        return arguments.split() + list(more)

    def main(self, arguments, stop_after=None):
        """Runs; after some steps, a SIGTERM arrives."""
        learn = Learner.learn

        def learn_and_stop(learner, step, *more):
            loss = learn(learner, step, *more)
            if step + 1 == stop_after:
                signal.raise_signal(signal.SIGTERM)
            return loss

        said = StringIO()
        try:
            with patch.object(Learner, "learn", learn_and_stop), redirect_stdout(said):
                train.main(arguments)
        finally:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return said.getvalue()

    def kept(self, name):
        return torch.load(self.folder / name / "checkpoint.pt")

    def test_should_end_with_the_same_weights_whether_stopped_or_not(self):
        for extra in ([], ["--sam", "0.05", "--mixup", "0.2"]):
            unbroken, broken = f"unbroken{len(extra)}", f"broken{len(extra)}"
            self.main(self.run_of(unbroken, *extra))
            self.main(self.run_of(broken, *extra), stop_after=4)
            self.assertEqual(self.kept(broken)["step"], 4)
            self.assertFalse(self.kept(broken)["finished"])
            self.main(self.run_of(broken, *extra))

            one, other = self.kept(unbroken), self.kept(broken)
            self.assertTrue(one["finished"] and other["finished"])
            for part in ("network", "averaged"):
                for name, value in one[part].items():
                    self.assertTrue(torch.equal(value, other[part][name]), name)

    def test_should_go_on_in_cpp_where_pytorch_stopped(self):
        self.main(self.run_of("slow", "--no-native"), stop_after=4)
        self.main(self.run_of("slow"))
        self.assertTrue(self.kept("slow")["finished"])

    def test_should_leave_a_finished_run_as_it_is(self):
        self.main(self.run_of("finished"))
        before = self.kept("finished")
        self.main(self.run_of("finished"))
        after = self.kept("finished")
        self.assertEqual([before[k] for k in ("step", "size")], [after["step"], 20])

    def test_should_refuse_to_resume_with_other_settings(self):
        self.main(self.run_of("settings"), stop_after=1)
        with self.assertRaisesRegex(SystemExit, "rate"):
            self.main(self.run_of("settings", "--rate", "0.5"))

    def test_should_learn_what_it_is_shown(self):
        quickly = "--strength 0 --average 0.5 --epochs 20"
        said = self.main(self.run_of("learns", *quickly.split()))
        self.assertGreater(float(said.split("accuracy ")[-1].split()[0]), 0.9)

    def test_should_learn_from_teachers(self):
        self.main(self.run_of("teacher"), stop_after=2)
        teacher = str(self.folder / "teacher" / "checkpoint.pt")
        self.main(self.run_of("taught", "--teacher", teacher), stop_after=2)
        one, other = self.kept("teacher")["network"], self.kept("taught")["network"]
        self.assertFalse(torch.equal(one["body.fc.weight"], other["body.fc.weight"]))

    def test_should_refuse_a_teacher_that_learnt_what_is_held_out(self):
        self.main(self.run_of("other-fold", "--fold", "1"), stop_after=1)
        teacher = str(self.folder / "other-fold" / "checkpoint.pt")
        for option in ("--teacher", "--init"):
            with self.assertRaisesRegex(SystemExit, "holds out"):
                self.main(self.run_of("pupil", option, teacher))

    def test_should_start_another_cycle_from_its_own_weights(self):
        self.main(self.run_of("first-cycle"))
        first = str(self.folder / "first-cycle" / "checkpoint.pt")
        said = self.main(self.run_of("second-cycle", "--init", first), stop_after=1)
        self.assertIn("started from 122 tensors", said)
