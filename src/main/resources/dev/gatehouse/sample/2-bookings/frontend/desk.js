// Fills the desk's tables and keeps them fresh.
const server = `http://${location.hostname}:${window.harbour.port}/api`;

function row(cells) {
  const line = document.createElement("tr");
  for (const text of cells) {
    line.insertCell().textContent = text;
  }
  return line;
}

async function showBookings() {
  const bookings = await (await fetch(`${server}/bookings`)).json();
  document.getElementById("bookings").replaceChildren(
    ...bookings.map((b) => row([b.berth_code, b.boat, b.skipper, b.arrives_on, b.leaves_on])),
  );
}

showBookings();
setInterval(showBookings, window.harbour.refreshSeconds * 1000);
