// Lets the button wait for a change that is still being stored: disabled meanwhile, it would drop out of the keyboard's way.
// The form is sent once the server's answer has arrived; where storing failed, it stays to be looked at.
let waiting = null;

document.addEventListener("submit", (event) => {
  if (!event.target.matches(".htmx-request")) return;
  event.preventDefault();
  waiting = event.target;
});

// A change that was queued starts after this event, hence the pause.
document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.successful) waiting = null;
  setTimeout(() => {
    if (waiting && !waiting.matches(".htmx-request")) waiting.requestSubmit();
  });
});
