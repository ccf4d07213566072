// What if: each choice shows its result at once. The server works it out and draws it; nothing is saved anywhere.
// Without this script the button of the form sends the same question and loads the whole page.

const WAIT = 150; // milliseconds: whoever runs through the levels with the arrow keys asks once

const form = document.querySelector("form.what-if-form");
const button = form.querySelector(".actions");
const result = document.querySelector("#result");
const said = document.querySelector("#said");
let waiting;
let asking = new AbortController();

button.hidden = true;
form.addEventListener("change", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, WAIT);
});

async function ask() {
  asking.abort();
  asking = new AbortController();
  const chosen = new URLSearchParams([...new FormData(form)].filter(([, level]) => level !== "")).toString();
  const address = chosen ? `${location.pathname}?${chosen}` : location.pathname;
  try {
    const response = await fetch(address, {
      headers: { "X-Part": "result" },
      redirect: "error",
      signal: asking.signal,
    });
    if (!response.ok) throw new Error(response.statusText);
    show(await response.text(), address);
  } catch (problem) {
    if (problem.name !== "AbortError") fail();
  }
}

function show(part, address) {
  replace(() => {
    result.innerHTML = part;
  });
  history.replaceState(null, "", address);
  button.hidden = true;
  said.textContent = result.querySelector(".what-if-now").textContent.replace(/\s+/g, " ").trim();
}

// On a narrow screen the result stands above the choices: they stay where they are under the finger.
function replace(act) {
  const place = form.getBoundingClientRect().top;
  act();
  scrollBy({ top: form.getBoundingClientRect().top - place, behavior: "instant" });
}

// Signed out, offline or out of order: the button asks again in the plain way, which says what is the matter.
function fail() {
  const note = document.createElement("p");
  note.className = "note note-gap";
  note.textContent = form.dataset.problem;
  replace(() => result.querySelector(".what-if-more").replaceChildren(note));
  said.textContent = form.dataset.problem;
  button.hidden = false;
}
