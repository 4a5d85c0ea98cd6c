"""The desk's server: its pages, and a small JSON interface under /api/."""

from __future__ import annotations

import json
from datetime import date, timedelta
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

from backend import berths, bookings, database, requests, settings, tides

FRONTEND = settings.ROOT / "frontend"


class Desk(SimpleHTTPRequestHandler):
    """Answers one request; the server holds the path of the database."""

    def __init__(self, *args):
        super().__init__(*args, directory=str(FRONTEND))

    def do_GET(self):
        url = urlparse(self.path)
        if not url.path.startswith("/api/"):
            super().do_GET()
        elif not self.closed():
            self.ask(url.path[len("/api/"):], parse_qs(url.query))

    def do_POST(self):
        if self.path != "/api/requests":
            self.answer(404, {"error": "only requests can be sent"})
        elif not self.closed():
            self.take_request()

    def closed(self) -> bool:
        closed = (settings.ROOT / "run" / "maintenance").exists()
        if closed:
            self.answer(503, {"error": "the desk is closed for maintenance"})
        return closed

    def ask(self, what: str, query: dict) -> None:
        day = query.get("day", [date.today().isoformat()])[0]
        connection = database.connect(self.server.database)
        try:
            if what == "health":
                self.answer(200, {"ok": True, "berths": len(berths.every(connection))})
            elif what == "berths":
                self.answer(200, berths.every(connection))
            elif what == "bookings":
                last = (date.fromisoformat(day) + timedelta(days=7)).isoformat()
                self.answer(200, bookings.between(connection, day, last))
            elif what == "requests":
                self.answer(200, requests.waiting(connection))
            elif what == "tides":
                self.answer(200, tides.every(connection))
            else:
                self.answer(404, {"error": "the desk knows nothing of " + what})
        finally:
            connection.close()

    def take_request(self) -> None:
        length = min(int(self.headers.get("Content-Length", "0")), 4096)
        connection = database.connect(self.server.database)
        try:
            asked = json.loads(self.rfile.read(length))
            number = requests.ask(
                connection, str(asked["boat"]), str(asked["skipper"]), float(asked["length_m"]),
                float(asked["draught_m"]), str(asked["arrives_on"]), str(asked["leaves_on"]),
            )
            self.answer(201, {"request": number})
        except (KeyError, TypeError, ValueError) as error:
            self.answer(400, {"error": "this is no request: " + str(error)})
        finally:
            connection.close()

    def answer(self, status: int, content) -> None:
        body = json.dumps(content).encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass  # a page that refreshes every minute would fill the screen


def serve(port: int, path) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", port), Desk)
    server.database = path
    return server


def main() -> None:
    here = settings.load()
    connection = database.connect(here.database)
    database.migrate(connection)
    connection.close()
    serve(here.port, here.database).serve_forever()


if __name__ == "__main__":
    main()
