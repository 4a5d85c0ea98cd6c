"""Opens the desk's database and brings it up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def connect(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def migrate(connection: sqlite3.Connection, folder: Path = MIGRATIONS) -> list[str]:
    """Runs every migration in name order. Each is written so that running it again changes nothing."""
    names = []
    for file in sorted(folder.glob("*.sql")):
        connection.executescript(file.read_text(encoding="utf-8"))
        names.append(file.name)
    connection.commit()
    return names
