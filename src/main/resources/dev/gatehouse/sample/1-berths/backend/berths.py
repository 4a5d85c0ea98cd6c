"""The berths: where they are and what fits into them."""

from __future__ import annotations

import sqlite3


def every(connection: sqlite3.Connection) -> list[dict]:
    rows = connection.execute("SELECT code, pier, length_m, depth_m FROM berths ORDER BY code")
    return [dict(row) for row in rows]


def fitting(connection: sqlite3.Connection, length_m: float, draught_m: float) -> list[dict]:
    """Berths long and deep enough, the smallest first, with half a metre of water to spare."""
    rows = connection.execute(
        "SELECT code, pier, length_m, depth_m FROM berths"
        " WHERE length_m >= ? AND depth_m >= ? ORDER BY length_m, code",
        (length_m, draught_m + 0.5),
    )
    return [dict(row) for row in rows]
