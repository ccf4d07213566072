// A plan that changes in place: htmx sends the forms and swaps the parts; this keeps what the reader had open, where
// the focus was, and tells what went wrong. Without it every form loads the page anew.

const plan = document.querySelector("#plan");
const told = document.querySelector("#told");
const time = document.querySelector("#time");
const button = time?.querySelector(".btn");
let open = [];

// A changed input is sent by itself, so the button and the Enter key are only for those who come without a script.
if (time && window.htmx) {
  button.hidden = true;
  time.addEventListener("submit", (event) => {
    if (button.hidden) event.preventDefault();
  });
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  // Signed out meanwhile: the answer is another page, which is shown as such.
  if (xhr.responseURL && new URL(xhr.responseURL).pathname !== location.pathname) {
    event.preventDefault();
    location.assign(xhr.responseURL);
    return;
  }
  // What was told when the page was loaded is over: what is told from now on stands above the plan.
  document.querySelector("main .wrap > [role=status]:not(#told)")?.remove();
  open = [...plan.querySelectorAll("details[open]")].map((one) => one.id).filter(Boolean);
});

document.addEventListener("htmx:afterSettle", () => {
  for (const id of open) {
    const one = document.getElementById(id);
    if (one) one.open = true;
  }
  for (const problem of document.querySelectorAll("#time .plan-problem")) {
    const input = document.querySelector(`#time [aria-describedby="${problem.id}"]`);
    input.toggleAttribute("aria-invalid", problem.textContent.trim() !== "");
    if (input.hasAttribute("aria-invalid")) input.setAttribute("aria-invalid", "true");
  }
  // What was pressed is gone with its step: go on from the steps rather than from the top of the page.
  if (document.activeElement === document.body) (document.querySelector("#steps") ?? plan).focus({ preventScroll: true });
});

for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(failure, () => {
    const note = document.createElement("p");
    note.className = "note note-gap";
    note.textContent = plan.dataset.problem;
    told.replaceChildren(note);
    if (button) button.hidden = false;
  });
}
