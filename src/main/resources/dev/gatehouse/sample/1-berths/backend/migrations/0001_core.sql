-- The people at the desk, the desk's settings, and the berths.

CREATE TABLE IF NOT EXISTS users (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('admin', 'clerk')),
  password_hash TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS berths (
  code TEXT PRIMARY KEY,
  pier TEXT NOT NULL,
  length_m REAL NOT NULL,
  depth_m REAL NOT NULL
);

INSERT OR IGNORE INTO berths (code, pier, length_m, depth_m) VALUES
  ('A1', 'North', 8.0, 2.2),
  ('A2', 'North', 8.0, 2.2),
  ('A3', 'North', 10.0, 2.4),
  ('B1', 'South', 12.0, 3.0),
  ('B2', 'South', 12.0, 3.0),
  ('C1', 'Quay', 18.0, 4.1);
