// Says beside the button what became of the last change, where the server could not be reached or refused without a form.
// What was stored is said by the server's own answer.
const failed = "Not saved. Check the connection, then choose again or press the button.";

for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, () => {
    const saved = document.querySelector("#saved");
    if (saved) saved.textContent = failed;
  });
}
