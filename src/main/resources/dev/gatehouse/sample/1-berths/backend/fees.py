"""What a stay costs. Amounts are whole cents."""

from __future__ import annotations

CENTS_PER_METRE_AND_NIGHT = 320


def stay(length_m: float, nights: int) -> int:
    """Every begun metre counts."""
    if nights < 1:
        raise ValueError("a stay has at least one night")
    metres = int(length_m) + (length_m > int(length_m))
    return metres * nights * CENTS_PER_METRE_AND_NIGHT
