import unittest

import schedule


class ScheduleTest(unittest.TestCase):
    def test_should_rise_to_the_peak_and_end_at_zero(self):
        rates = [schedule.learning_rate(i / 1000, 0.1) for i in range(1001)]
        self.assertAlmostEqual(max(rates), 0.1)
        self.assertAlmostEqual(rates[50], 0.1)
        self.assertAlmostEqual(rates[-1], 0)
        self.assertEqual(rates[50:], sorted(rates[50:], reverse=True))

    def test_should_show_small_images_first(self):
        phases = schedule.parse_sizes("32:0.4,40:0.7,32+48:1")
        shown = [schedule.sizes(progress, phases) for progress in (0, 0.39, 0.4, 0.69, 0.7, 1)]
        self.assertEqual(shown, [(32,), (32,), (40,), (40,), (32, 48), (32, 48)])

    def test_should_refuse_sizes_that_do_not_fill_the_run(self):
        for text in ("32:0.4", "32:0.4,48:0.4,64:1", "32:0,48:1"):
            with self.assertRaises(ValueError):
                schedule.parse_sizes(text)
