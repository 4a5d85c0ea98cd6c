import unittest

from backend import fees


class FeesTest(unittest.TestCase):
    def test_every_begun_metre_counts(self):
        self.assertEqual(fees.stay(9.2, nights=1), 10 * 320)


if __name__ == "__main__":
    unittest.main()
