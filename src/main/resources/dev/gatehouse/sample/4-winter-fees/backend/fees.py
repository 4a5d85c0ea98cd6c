"""What a stay costs. Amounts are whole cents."""

from __future__ import annotations

CENTS_PER_METRE_AND_NIGHT = 320
WINTER_MONTHS = (11, 12, 1, 2, 3)


def stay(length_m: float, nights: int, month: int) -> int:
    """Every begun metre counts; from November to March the fee is halved."""
    if nights < 1:
        raise ValueError("a stay has at least one night")
    metres = int(length_m) + (length_m > int(length_m))
    cents = metres * nights * CENTS_PER_METRE_AND_NIGHT
    return cents // 2 if month in WINTER_MONTHS else cents
