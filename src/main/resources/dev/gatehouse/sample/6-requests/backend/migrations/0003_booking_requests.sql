-- What skippers ask for on the page; the desk decides on each. Bookings are found by berth and day.

CREATE TABLE IF NOT EXISTS booking_requests (
  id INTEGER PRIMARY KEY,
  boat TEXT NOT NULL,
  skipper TEXT NOT NULL,
  length_m REAL NOT NULL CHECK (length_m > 0),
  draught_m REAL NOT NULL CHECK (draught_m > 0),
  arrives_on TEXT NOT NULL,
  leaves_on TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'granted', 'declined')),
  booking_id INTEGER REFERENCES bookings (id)
);

CREATE INDEX IF NOT EXISTS bookings_by_berth ON bookings (berth_code, arrives_on);
