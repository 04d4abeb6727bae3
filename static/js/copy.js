// Shows each [data-copy] button, and lets it copy the value of the field that it names.
// The element after it, a role="status", says what came of it. Without scripts the field can still be selected.
async function copy(button) {
  const field = document.querySelector(button.dataset.copy);
  const status = button.nextElementSibling;
  try {
    await navigator.clipboard.writeText(field.value);
    status.textContent = "Copied";
  } catch {
    field.closest("details")?.setAttribute("open", "");
    field.select();
    status.textContent = "Selected: copy it with your keyboard";
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
