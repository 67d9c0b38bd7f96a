// Adds a Copy button beside every text marked data-copy. Without it the text is selected by one click.
const said = document.createElement("p");
said.setAttribute("role", "status");
said.className = "skip";
document.body.append(said);

for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  const label = text.dataset.copy || "Copy";
  button.type = "button";
  button.className = "button second compact";
  button.textContent = label;
  button.addEventListener("click", () => copy(text, button, label));
  text.after(button);
}

async function copy(text, button, label) {
  try {
    await navigator.clipboard.writeText(text.textContent.trim());
  } catch {
    return getSelection().selectAllChildren(text);
  }
  button.textContent = said.textContent = "Copied";
  setTimeout(() => { button.textContent = label; said.textContent = ""; }, 2000);
}
