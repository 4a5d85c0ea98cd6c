// Sends what a skipper asks for to the desk, which decides later.
const form = document.getElementById("request");
const note = document.getElementById("answer");

function nights(asked) {
  return (Date.parse(asked.leaves_on) - Date.parse(asked.arrives_on)) / 86400000;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const asked = Object.fromEntries(new FormData(form));
  if (nights(asked) < 1 || nights(asked) > window.harbour.longestStayInDays) {
    note.textContent = `A stay has 1 to ${window.harbour.longestStayInDays} nights.`;
    return;
  }
  const answer = await fetch(`${server}/requests`, { method: "POST", body: JSON.stringify(asked) });
  const said = await answer.json();
  note.textContent = answer.ok ? `Request ${said.request} is with the desk.` : said.error;
});
