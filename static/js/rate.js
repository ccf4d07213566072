// The rating pages: each answer is saved as it is given, and can be given with the keyboard alone.
// Without this script the same form is sent as a whole; what cannot be saved here is left in the form for that.

import { autosave, guard } from "./autosave.js";
import { chosen, offerBoth, seen } from "./rating-card.js";
import { listenForKeys } from "./rating-keys.js";

const form = document.querySelector("form.ratings");
const standing = document.querySelector("#standing");
const quick = new WeakMap(); // by box "none of the others": the cards that it answered

document.querySelector(".keys").hidden = false;
listenForKeys(form);

const saving =
  form.dataset.answers &&
  autosave(form, {
    kept: /^(note|evidence|seen|clear)[.]/,
    shown: tellFolded,
    isEmpty: (card) => !chosen(card) && !isCleared(card) && !hasText(card) && seen(card).value === "0",
    open: (card) => !chosen(card) && !isCleared(card) && "Choose a level, or not sure; then this is saved with it.",
    saved,
    choose,
  });

if (saving) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-none-of-the-others]")) return noneOfTheOthers(event.target);
    const card = event.target.closest("[data-skill]");
    if (!card) return;
    if (chosen(card)) clearing(card).value = "";
    saving.save(card);
  });
  form.addEventListener("click", (event) => {
    if (!event.target.matches("button[name='go.clear']")) return;
    event.preventDefault();
    const card = event.target.closest("[data-skill]");
    for (const text of texts(card)) text.value = "";
    clear(card);
    card.querySelector("input[type=radio]").focus();
  });
  // What was sent when a session had ended is here again, and saved now.
  if ("unsaved" in form.dataset) [...form.querySelectorAll("[data-skill]")].filter(chosen).forEach(saving.save);
} else guard(form);

function texts(card) {
  return card.querySelectorAll("textarea, input[type=url]");
}

function hasText(card) {
  return [...texts(card)].some((text) => text.value);
}

function clearing(card) {
  return card.querySelector("[name^='clear.']");
}

function isCleared(card) {
  return clearing(card).value !== "";
}

function clear(card) {
  chosen(card).checked = false;
  clearing(card).value = "1";
  saving.save(card);
}

function saved(card, answer) {
  if (answer.standing) standing.innerHTML = answer.standing;
  const day = card.querySelector(".confirmed");
  if (day) day.textContent = answer.confirmed;
  if (!isCleared(card)) return "Saved";
  clearing(card).value = "";
  return "Cleared";
}

function tellFolded(card) {
  const words = card.closest("details.alternative")?.querySelector(".answer-words");
  if (words) words.textContent = said(card);
}

// Taking the tick away takes back the answers that it gave.
function noneOfTheOthers(box) {
  const cards = [...box.closest(".alternatives").querySelectorAll("[data-skill]")];
  if (!box.checked) return (quick.get(box) || []).filter((card) => chosen(card)?.value === "0").forEach(clear);
  quick.set(box, cards.filter((card) => !chosen(card)));
  for (const card of quick.get(box)) {
    card.querySelector("input[type=radio][value='0']").checked = true;
    clearing(card).value = "";
    saving.save(card);
  }
}

function said(card) {
  const choice = chosen(card);
  if (!choice) return "";
  const name = choice.closest(".choice").querySelector(".level-name").textContent;
  return /^\d$/.test(choice.value) ? `${choice.value} ${name}` : name;
}

// What another window answered meanwhile beside what is answered here, each with all that belongs to it.
function choose(card, other, answer) {
  if (answer.standing) standing.innerHTML = answer.standing;
  const [note, evidence] = [...texts(card)].map((text) => text.value);
  const mine = { words: said(card) || "no answer", note, evidence };
  const told = `In another window this was saved as ${inFull(other, mine)}. Here you have ${inFull(mine, other)}.`;
  const take = () => {
    clearing(card).value = "";
    const [noteField, linkField] = texts(card);
    [noteField.value, linkField.value] = [other.note, other.evidence];
  };
  offerBoth(card, mine, other, told, take, saving.save);
}

// An answer in words, with its note and link where either window has one.
function inFull(one, other) {
  const note = one.note ? `with the note "${one.note}"` : other.note && "without a note";
  const link = one.evidence ? `with the link ${one.evidence}` : other.evidence && "without a link";
  return [one.words, note, link].filter(Boolean).join(", ");
}
