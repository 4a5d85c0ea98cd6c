"""What one checkout of the desk is told by its .env file. No value is ever printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    port: int
    database: Path
    storage: Path
    secret_key: str


def read_env(path: Path) -> dict[str, str]:
    """KEY=VALUE lines; blank lines and comments are left out."""
    values = {}
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        key, found, value = line.partition("=")
        if found and not key.lstrip().startswith("#"):
            values[key.strip()] = value.strip()
    return values


def load(root: Path = ROOT) -> Settings:
    values = read_env(root / ".env")
    kind, _, place = values["DATABASE_URL"].partition(":///")
    if kind != "sqlite":
        raise ValueError("the desk keeps its bookings in SQLite only")
    return Settings(
        port=int(values["PORT"]),
        database=root / place,
        storage=root / "storage",
        secret_key=values["SECRET_KEY"],
    )
