"""What skippers ask for, and how the desk answers."""

from __future__ import annotations

import sqlite3

from backend import berths, bookings


def ask(connection: sqlite3.Connection, boat: str, skipper: str, length_m: float, draught_m: float,
        arrives_on: str, leaves_on: str) -> int:
    """Keeps the request and returns its number; the desk has not said yes yet."""
    if not arrives_on < leaves_on:
        raise ValueError("a boat leaves after the day it comes")
    cursor = connection.execute(
        "INSERT INTO booking_requests (boat, skipper, length_m, draught_m, arrives_on, leaves_on)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (boat, skipper, length_m, draught_m, arrives_on, leaves_on),
    )
    connection.commit()
    return cursor.lastrowid


def waiting(connection: sqlite3.Connection) -> list[dict]:
    rows = connection.execute(
        "SELECT id, boat, skipper, length_m, draught_m, arrives_on, leaves_on"
        " FROM booking_requests WHERE state = 'open' ORDER BY id"
    )
    return [dict(row) for row in rows]


def grant(connection: sqlite3.Connection, number: int) -> str:
    """Books the smallest free berth that fits and returns its code; raises Taken where there is none."""
    request = connection.execute(
        "SELECT * FROM booking_requests WHERE id = ? AND state = 'open'", (number,)
    ).fetchone()
    if request is None:
        raise LookupError(f"there is no open request {number}")
    for berth in berths.fitting(connection, request["length_m"], request["draught_m"]):
        try:
            booking = bookings.book(connection, berth["code"], request["boat"], request["skipper"],
                                    request["arrives_on"], request["leaves_on"])
        except bookings.Taken:
            continue
        connection.execute(
            "UPDATE booking_requests SET state = 'granted', booking_id = ? WHERE id = ?",
            (booking, number),
        )
        connection.commit()
        return berth["code"]
    raise bookings.Taken("no berth that fits is free on all of these days")
