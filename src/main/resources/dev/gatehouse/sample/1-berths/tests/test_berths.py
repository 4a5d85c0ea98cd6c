import unittest

from backend import berths, database


class BerthsTest(unittest.TestCase):
    def setUp(self):
        self.connection = database.connect(":memory:")
        self.addCleanup(self.connection.close)
        database.migrate(self.connection)

    def test_the_smallest_berth_that_fits_comes_first(self):
        codes = [berth["code"] for berth in berths.fitting(self.connection, 9.5, 1.6)]
        self.assertEqual(codes, ["A3", "B1", "B2", "C1"])

    def test_a_second_migration_changes_nothing(self):
        before = list(self.connection.iterdump())
        database.migrate(self.connection)
        self.assertEqual(list(self.connection.iterdump()), before)


if __name__ == "__main__":
    unittest.main()
