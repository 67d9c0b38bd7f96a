// What htmx leaves to us when it swaps a list: saying so, keeping the focus, and whatever is no list.
const said = document.createElement("p");
said.setAttribute("role", "status");
said.className = "skip";
document.body.append(said);

const list = () => document.getElementById("list");

on("htmx:beforeRequest", () => {
  said.textContent = "";
  list().setAttribute("aria-busy", "true");
});

// A log-in, a question who one is, an error: they are pages of their own, and so they are shown.
on("htmx:beforeSwap", ({ xhr, pathInfo }, event) => {
  if (xhr.status === 200 && new URL(xhr.responseURL).pathname === location.pathname) return;
  event.preventDefault();
  location.assign(pathInfo.finalRequestPath);
});

on("htmx:afterSettle", () => {
  said.textContent = list().dataset.said;
  if (document.activeElement !== document.body) return;
  list().focus({ preventScroll: true });
  list().scrollIntoView();
});

on("htmx:sendError", unanswered);
on("htmx:timeout", unanswered);

function unanswered() {
  const note = document.createElement("div");
  note.className = "banner banner-error";
  note.setAttribute("role", "alert");
  note.textContent = "This server did not answer, so the list is as it was. Check your connection and try again.";
  list().removeAttribute("aria-busy");
  list().querySelector(":scope > .banner-error")?.remove();
  list().prepend(note);
}

function on(name, act) {
  document.body.addEventListener(name, (event) => act(event.detail, event));
}
