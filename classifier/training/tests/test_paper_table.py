import unittest

import paper_table


class PaperTableTest(unittest.TestCase):
    def test_should_write_a_line_a_run_and_how_it_is_cheaper(self):
        validation = {"accuracy": 0.5, "recall": {"angry": 0.6, "disgust": 0.0}, "images": 9}
        lines = paper_table.table(
            {
                "a": {
                    "validation": validation,
                    "public_test": {"accuracy": 0.456},
                    "reduced": ["64 pixels instead of 224", "6 epochs instead of 20"],
                },
                "svm": {
                    "validation": {"accuracy": 0.4, "recall": {"angry": 0.4}, "images": 9},
                    "reduced": [],
                },
            }
        ).splitlines()
        self.assertEqual(
            lines[2],
            "| a | 50.0 | 30.0 | 0.0 | 45.6 | 64 pixels instead of 224, 6 epochs instead of 20 |",
        )
        self.assertEqual(lines[3], "| svm | 40.0 | 40.0 |  |  | no |")


if __name__ == "__main__":
    unittest.main()
