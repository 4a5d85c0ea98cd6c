-- How far from high water a boat of some draught can pass the sill of each pier.

CREATE TABLE IF NOT EXISTS tide_windows (
  pier TEXT NOT NULL,
  draught_m REAL NOT NULL,
  minutes_around_high_water INTEGER NOT NULL,
  PRIMARY KEY (pier, draught_m)
);

INSERT OR IGNORE INTO tide_windows (pier, draught_m, minutes_around_high_water) VALUES
  ('North', 1.0, 240),
  ('North', 1.5, 150),
  ('South', 1.5, 240),
  ('South', 2.5, 120),
  ('Quay', 3.5, 300);
