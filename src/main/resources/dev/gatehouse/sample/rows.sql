-- What people have entered at the desk since it opened. The hashes are of no password that anyone has.

INSERT INTO users (id, name, role, password_hash) VALUES
  (1, 'mara', 'admin', 'scrypt$made-up$5d0f6c'),
  (2, 'teodor', 'clerk', 'scrypt$made-up$a81b22'),
  (3, 'linh', 'clerk', 'scrypt$made-up$0c97e4');

INSERT INTO settings (name, value) VALUES
  ('harbour_name', 'Sandvik marina'),
  ('vhf_channel', '12'),
  ('currency', 'EUR'),
  ('arrivals_mail', 'desk@harbour.example');

INSERT INTO bookings (id, berth_code, boat, skipper, arrives_on, leaves_on) VALUES
  (1, 'A1', 'Petrel', 'Ines Moreau', '2026-03-01', '2026-03-06'),
  (2, 'B2', 'Skua', 'Olaf Brandt', '2026-03-03', '2026-03-04'),
  (3, 'C1', 'Northern Diver', 'Aiko Tan', '2026-03-05', '2026-03-19');
