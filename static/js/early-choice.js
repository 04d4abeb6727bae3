// Stores a choice that was made before the scripts had arrived, as the change of it would have.
document.addEventListener(
  "htmx:load",
  () => {
    const inputs = [...document.querySelectorAll(".choice input")];
    inputs.find((input) => input.checked && !input.defaultChecked)?.dispatchEvent(new Event("change", { bubbles: true }));
  },
  { once: true },
);
