// Says beneath a remark what was said of storing it beside the button, which may be far away; until more is written.
// Screen readers hear it from beside the button.
function say(event) {
  const field = event.detail.requestConfig?.triggeringEvent?.target;
  const saved = document.querySelector("#saved");
  if (!saved || !field?.isConnected || !field.matches(".remark textarea")) return;
  field.parentElement.querySelector(".saved")?.remove();
  const copy = document.createElement("span");
  copy.className = "saved";
  copy.ariaHidden = "true";
  copy.append(...saved.cloneNode(true).childNodes);
  field.after(copy);
  field.addEventListener("input", () => copy.remove(), { once: true });
}

for (const name of ["htmx:afterRequest", "htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, say);
}
