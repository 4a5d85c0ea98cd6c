import unittest

from backend import bookings, database, requests


class RequestsTest(unittest.TestCase):
    def setUp(self):
        self.connection = database.connect(":memory:")
        self.addCleanup(self.connection.close)
        database.migrate(self.connection)

    def ask(self, boat):
        return requests.ask(self.connection, boat, "Ines Moreau", 17.0, 3.2, "2026-07-01", "2026-07-04")

    def test_the_desk_grants_the_smallest_berth_that_fits(self):
        self.assertEqual(requests.grant(self.connection, self.ask("Petrel")), "C1")
        self.assertEqual(requests.waiting(self.connection), [])

    def test_a_request_stays_open_while_nothing_is_free(self):
        requests.grant(self.connection, self.ask("Petrel"))
        late = self.ask("Skua")
        with self.assertRaises(bookings.Taken):
            requests.grant(self.connection, late)
        self.assertEqual([r["boat"] for r in requests.waiting(self.connection)], ["Skua"])


if __name__ == "__main__":
    unittest.main()
