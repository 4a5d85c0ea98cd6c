import unittest
from datetime import datetime

from backend import database, tides


class TidesTest(unittest.TestCase):
    def setUp(self):
        self.connection = database.connect(":memory:")
        self.addCleanup(self.connection.close)
        database.migrate(self.connection)

    def test_a_deeper_boat_has_less_time(self):
        noon = datetime(2026, 7, 1, 12)
        shallow = tides.window(self.connection, "North", 0.9, noon)
        deep = tides.window(self.connection, "North", 1.4, noon)
        self.assertLess(shallow[0], deep[0])

    def test_some_boats_never_get_in(self):
        self.assertIsNone(tides.window(self.connection, "North", 3.0, datetime(2026, 7, 1, 12)))


if __name__ == "__main__":
    unittest.main()
