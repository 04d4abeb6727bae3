// Puts the focus on the error summary, so that a screen reader and the keyboard start there.
// Runs on a page that loads with errors, and when one is swapped in.
const focusErrors = (root) => root.querySelector("#error-summary")?.focus();

focusErrors(document);
document.addEventListener("htmx:afterSwap", (event) => focusErrors(event.target));
