// The desk's screens find the server by this port; it is the one in this checkout's .env.
window.harbour = {
  port: 8201,
  refreshSeconds: 30,
  longestStayInDays: 28,
};
