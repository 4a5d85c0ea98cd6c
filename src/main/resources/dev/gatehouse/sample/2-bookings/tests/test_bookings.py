import unittest

from backend import bookings, database


class BookingsTest(unittest.TestCase):
    def setUp(self):
        self.connection = database.connect(":memory:")
        self.addCleanup(self.connection.close)
        database.migrate(self.connection)

    def test_a_berth_is_never_taken_twice(self):
        bookings.book(self.connection, "A1", "Petrel", "Ines Moreau", "2026-07-01", "2026-07-04")
        with self.assertRaises(bookings.Taken):
            bookings.book(self.connection, "A1", "Skua", "Olaf Brandt", "2026-07-03", "2026-07-05")

    def test_a_boat_may_come_on_the_day_another_leaves(self):
        bookings.book(self.connection, "A1", "Petrel", "Ines Moreau", "2026-07-01", "2026-07-04")
        bookings.book(self.connection, "A1", "Skua", "Olaf Brandt", "2026-07-04", "2026-07-05")
        boats = [b["boat"] for b in bookings.between(self.connection, "2026-07-01", "2026-07-08")]
        self.assertEqual(boats, ["Petrel", "Skua"])


if __name__ == "__main__":
    unittest.main()
