"""When a boat can pass the sill of a pier."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta


def window(connection: sqlite3.Connection, pier: str, draught_m: float, high_water: datetime):
    """The first and the last moment around this high water, or None where she never gets in."""
    row = connection.execute(
        "SELECT minutes_around_high_water FROM tide_windows"
        " WHERE pier = ? AND draught_m >= ? ORDER BY draught_m LIMIT 1",
        (pier, draught_m),
    ).fetchone()
    if row is None:
        return None
    around = timedelta(minutes=row["minutes_around_high_water"])
    return high_water - around, high_water + around


def every(connection: sqlite3.Connection) -> list[dict]:
    rows = connection.execute(
        "SELECT pier, draught_m, minutes_around_high_water FROM tide_windows ORDER BY pier, draught_m"
    )
    return [dict(row) for row in rows]
