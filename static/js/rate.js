// The rating pages: each answer is saved as it is given, and can be given with the keyboard alone.
// Without this script the same form is sent as a whole; what cannot be saved here is left in the form for that.

import { listenForKeys } from "./rating-keys.js";

const form = document.querySelector("form.ratings");
const standing = document.querySelector("#standing");
const unsaved = new Map(); // by skill: what was to be sent when the server could not be reached
let waiting = 0; // saves that are not done yet
let lastSave = Promise.resolve(); // one save at a time, in the order of the answers: each needs the mark that the one before brought

document.querySelector(".keys").hidden = false;
listenForKeys(form);

if (form.dataset.answers) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-none-of-the-others]")) return noneOfTheOthers(event.target);
    const card = event.target.closest("[data-skill]");
    if (card) save(card);
  });
  form.addEventListener("submit", sendWhole);
  window.addEventListener("beforeunload", warn);
  window.addEventListener("online", retry);
  bringBack();
}

function noneOfTheOthers(box) {
  if (!box.checked) return;
  for (const card of box.closest(".alternatives").querySelectorAll("[data-skill]")) {
    if (chosen(card)) continue;
    card.querySelector("input[type=radio][value='0']").checked = true;
    save(card);
  }
}

function chosen(card) {
  return card.querySelector("input[type=radio]:checked");
}

function fields(card) {
  const sent = new URLSearchParams();
  for (const field of card.querySelectorAll("input, textarea")) {
    if (field.type !== "radio" || field.checked) sent.set(field.name, field.value);
  }
  return sent;
}

function save(card) {
  if (!chosen(card)) return say(card, "Choose a level, or not sure; then this is saved with it.", true);
  waiting += 1;
  lastSave = lastSave.then(() => send(card, fields(card))).finally(() => (waiting -= 1));
}

// The whole page is sent after the last answer was, so that the server never gets both at once.
function sendWhole(event) {
  window.removeEventListener("beforeunload", warn);
  if (!waiting) return;
  event.preventDefault();
  lastSave.finally(() => form.requestSubmit(event.submitter));
}

async function send(card, sent) {
  const skill = card.dataset.skill;
  say(card, "Saving");
  let response;
  try {
    response = await fetch(form.dataset.answers.replace("SKILL", skill), {
      method: "POST",
      body: sent,
      headers: { "X-CSRFToken": token() },
      redirect: "error",
    });
  } catch {
    return keep(card, sent, "Not saved: there is no connection. What you chose is kept here and sent when it is back.");
  }
  const answer = response.headers.get("Content-Type")?.startsWith("application/json") ? await response.json() : {};
  if (response.ok) return saved(card, answer);
  if (response.status === 409) return choose(card, answer.saved);
  if (response.status === 422) return invalid(card, answer);
  if (response.status === 401 || response.status === 403) return keep(card, sent, "", signInAgain());
  if (response.status < 500) return say(card, answer.message || "Not saved. Load the page again.", true);
  return keep(card, sent, "Not saved: the server could not do it just now. What you chose is kept here.");
}

function token() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return cookie ? cookie.slice("csrftoken=".length) : form.elements.csrfmiddlewaretoken.value;
}

function saved(card, answer) {
  card.querySelector("[name^='seen.']").value = answer.seen;
  if (answer.standing) standing.innerHTML = answer.standing;
  say(card, "Saved");
  forget(card);
  retry();
}

function invalid(card, answer) {
  say(card, Object.values(answer.errors || {}).join(" ") || answer.message, true);
}

// Two windows gave two answers: both are shown, and whichever is chosen is saved next.
function choose(card, other) {
  const mine = chosen(card).closest(".choice").querySelector(".level-name").textContent;
  const seen = card.querySelector("[name^='seen.']");
  const keepMine = button(`Keep ${mine} from here`, () => {
    seen.value = other.mark;
    save(card);
  });
  const takeOther = button(`Take ${other.words}`, () => {
    seen.value = other.mark;
    card.querySelector(`input[type=radio][value="${other.value}"]`).checked = true;
    card.querySelector("textarea").value = other.note;
    card.querySelector("input[type=url]").value = other.evidence;
    say(card, "Saved");
    forget(card);
  });
  const note = other.note ? ` with the note "${other.note}"` : "";
  say(card, `In another window this was saved as ${other.words}${note}. Here you chose ${mine}.`, true);
  card.querySelector(".save-state").append(document.createElement("br"), takeOther, " ", keepMine);
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-quiet";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function say(card, text, isProblem = false) {
  const state = card.querySelector(".save-state");
  state.textContent = text;
  state.classList.toggle("is-problem", isProblem);
}

// --- What could not be sent ---------------------------------------------------------------------------------
// It stays in the form and, for this tab alone, in its session storage: loading the page again brings it back.

function place() {
  return `unsaved ${location.pathname}`;
}

function keep(card, sent, text, link) {
  unsaved.set(card.dataset.skill, sent.toString());
  sessionStorage.setItem(place(), JSON.stringify([...unsaved]));
  say(card, text, true);
  if (link) card.querySelector(".save-state").append(...link, " ", button("Save now", retry));
}

function forget(card) {
  unsaved.delete(card.dataset.skill);
  if (unsaved.size) sessionStorage.setItem(place(), JSON.stringify([...unsaved]));
  else sessionStorage.removeItem(place());
}

function signInAgain() {
  const link = document.createElement("a");
  link.href = form.dataset.signIn;
  link.target = "_blank";
  link.textContent = "Sign in again in a new window";
  return ["Not saved: you are signed out. What you chose is kept here. ", link];
}

function retry() {
  for (const skill of [...unsaved.keys()]) {
    unsaved.delete(skill);
    save(document.getElementById(skill));
  }
}

function bringBack() {
  for (const [skill, sent] of JSON.parse(sessionStorage.getItem(place()) || "[]")) {
    const card = document.getElementById(skill);
    if (!card) continue;
    for (const [name, value] of new URLSearchParams(sent)) {
      const radio = card.querySelector(`input[type=radio][name="${name}"][value="${value}"]`);
      if (radio) radio.checked = true;
      else if (/^(note|evidence|seen)[.]/.test(name)) form.elements[name].value = value;
    }
    unsaved.set(skill, sent);
  }
  retry();
}

function warn(event) {
  if (unsaved.size) event.preventDefault();
}
