"""The sheet beside the telephone: one line per arrival of the day, to be ticked off by hand."""

from __future__ import annotations


def lines(bookings: list[dict], day: str) -> list[str]:
    return [
        f"[ ] {booking['berth_code']:<4} {booking['boat']:<20} {booking['skipper']}"
        for booking in bookings
        if booking["arrives_on"] == day
    ]
