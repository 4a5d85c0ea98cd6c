"""Bookings: which boat lies at which berth, from the day it comes to the day it goes."""

from __future__ import annotations

import sqlite3


class Taken(Exception):
    """The berth is not free on all of these days."""


def between(connection: sqlite3.Connection, first: str, last: str) -> list[dict]:
    """Bookings that touch the days from first to last, both ISO dates."""
    rows = connection.execute(
        "SELECT id, berth_code, boat, skipper, arrives_on, leaves_on FROM bookings"
        " WHERE arrives_on <= ? AND leaves_on >= ? ORDER BY arrives_on, berth_code",
        (last, first),
    )
    return [dict(row) for row in rows]


def book(connection, berth_code: str, boat: str, skipper: str, arrives_on: str, leaves_on: str) -> int:
    """Books the berth and returns the booking's number. A boat may come on the day another leaves."""
    if not arrives_on < leaves_on:
        raise ValueError("a boat leaves after the day it comes")
    clash = connection.execute(
        "SELECT boat FROM bookings WHERE berth_code = ? AND arrives_on < ? AND leaves_on > ?",
        (berth_code, leaves_on, arrives_on),
    ).fetchone()
    if clash:
        raise Taken(f"{berth_code} is taken by {clash['boat']}")
    cursor = connection.execute(
        "INSERT INTO bookings (berth_code, boat, skipper, arrives_on, leaves_on) VALUES (?, ?, ?, ?, ?)",
        (berth_code, boat, skipper, arrives_on, leaves_on),
    )
    connection.commit()
    return cursor.lastrowid
