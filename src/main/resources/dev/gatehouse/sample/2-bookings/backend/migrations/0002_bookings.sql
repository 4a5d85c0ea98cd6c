-- Who lies where, from the day of arrival to the day of departure (ISO dates).

CREATE TABLE IF NOT EXISTS bookings (
  id INTEGER PRIMARY KEY,
  berth_code TEXT NOT NULL REFERENCES berths (code),
  boat TEXT NOT NULL,
  skipper TEXT NOT NULL,
  arrives_on TEXT NOT NULL,
  leaves_on TEXT NOT NULL
);
