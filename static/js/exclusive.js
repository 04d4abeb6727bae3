// Where several may be chosen, a choice that stands alone ([data-exclusive]) unticks the others, and they untick it.
// Listens while the event goes down, so that what is sent on change is already consistent.
document.addEventListener(
  "change",
  ({ target }) => {
    if (target.type !== "checkbox" || !target.checked) return;
    for (const other of target.closest("fieldset")?.querySelectorAll(":checked") ?? []) {
      if (other !== target && (target.hasAttribute("data-exclusive") || other.hasAttribute("data-exclusive"))) {
        other.checked = false;
      }
    }
  },
  true,
);
