"""Starts the server on a free port with a fresh database and asks it as a screen would."""

import json
import tempfile
import threading
import unittest
from pathlib import Path
from urllib.request import urlopen

from backend import database, server


class DeskTest(unittest.TestCase):
    def test_the_desk_answers_and_serves_its_page(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "desk.db"
            connection = database.connect(path)
            database.migrate(connection)
            connection.close()
            desk = server.serve(0, path)
            threading.Thread(target=desk.serve_forever, daemon=True).start()
            try:
                address = "http://127.0.0.1:%d" % desk.server_address[1]
                with urlopen(address + "/api/health") as answer:
                    self.assertTrue(json.load(answer)["ok"])
                with urlopen(address + "/index.html") as answer:
                    self.assertIn(b"Harbour desk", answer.read())
            finally:
                desk.shutdown()
                desk.server_close()


if __name__ == "__main__":
    unittest.main()
