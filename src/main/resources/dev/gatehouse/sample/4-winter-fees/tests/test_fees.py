import unittest

from backend import fees


class FeesTest(unittest.TestCase):
    def test_every_begun_metre_counts(self):
        self.assertEqual(fees.stay(9.2, nights=1, month=7), 10 * 320)

    def test_winter_is_half_the_price(self):
        self.assertEqual(fees.stay(8.0, nights=2, month=1) * 2, fees.stay(8.0, nights=2, month=7))

    def test_a_stay_has_a_night(self):
        with self.assertRaises(ValueError):
            fees.stay(8.0, nights=0, month=7)


if __name__ == "__main__":
    unittest.main()
