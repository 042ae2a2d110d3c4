import tempfile
import unittest
from pathlib import Path

import numpy as np
from drawn import faces_of

import votes


class VotesTest(unittest.TestCase):
    def setUp(self):
        random = np.random.default_rng(0)
        # a crowd whose every vote for its class c means our label 6 - c, nine times in ten
        self.voted = random.integers(0, 7, 2000)
        self.votes = np.eye(10, dtype=np.float32)[self.voted] * 10
        other = random.integers(0, 7, 2000)
        self.labels = np.where(random.random(2000) < 0.9, 6 - self.voted, other)

    def test_should_translate_the_crowds_convention(self):
        said = votes.translate(self.votes, self.labels)
        np.testing.assert_array_equal(said.argmax(1), 6 - self.voted)
        np.testing.assert_allclose(said.sum(1), 1, atol=1e-5)
        np.testing.assert_allclose(said.max(1), 0.914, atol=0.06)

    def test_should_learn_the_smoothed_label_alone_without_votes(self):
        given = votes.targets(faces_of(np.array([2])), None, 0.5, 0.07)
        np.testing.assert_allclose(given, [[0.01, 0.01, 0.94, 0.01, 0.01, 0.01, 0.01]], atol=1e-6)

    def test_should_read_no_votes_for_a_row_that_the_crowd_did_not_see(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "votes.csv"
            path.write_text("row,a,b,c,d,e,f,g,h,i,j\n00007,1,2,3,4,0,0,0,0,0,0\n")
            read = votes.read(path, np.array([7, 8]))
        np.testing.assert_array_equal(read, [[1, 2, 3, 4] + [0] * 6, [0] * 10])
