// The page of a review: what is said of a skill is saved as it is given, and can be given with the keyboard alone.
// Without this script the same form is sent as a whole. The end of the page is saved with its button either way.

import { autosave, guard } from "./autosave.js";
import { chosen, offerBoth } from "./rating-card.js";
import { listenForKeys } from "./rating-keys.js";

const form = document.querySelector("form.review");
const standing = document.querySelector("#standing");

document.querySelector(".keys").hidden = false;
listenForKeys(form, { c: "cannot-judge" });
form.querySelector(".closing").addEventListener("input", () => window.addEventListener("beforeunload", warn));
form.addEventListener("submit", () => window.removeEventListener("beforeunload", warn));

const saving = form.dataset.answers && autosave(form, { kept: /^(comment|seen)[.]/, saved, choose });

if (saving) {
  form.addEventListener("change", (event) => {
    const card = event.target.closest("[data-skill]");
    if (card) saving.save(card);
  });
} else guard(form);

// A blind review shows what the learner says of a skill only now.
function saved(card, answer) {
  card.querySelector(".learners-side").innerHTML = answer.learners;
  standing.innerHTML = answer.standing;
  form.querySelector(".more-skills").hidden = answer.skills <= form.querySelectorAll("[data-skill]").length;
}

// What another window said of the skill meanwhile, beside what is said here.
function choose(card, other) {
  const [comment, discuss] = [card.querySelector("textarea"), card.querySelector("input[type=checkbox]")];
  const mine = { words: words(card), comment: comment.value, to_discuss: discuss.checked };
  const told = `In another window this was saved as ${inFull(other)}. Here you have ${inFull(mine)}.`;
  const take = () => {
    comment.value = other.comment;
    discuss.checked = other.to_discuss;
  };
  offerBoth(card, mine, other, told, take, saving.save);
}

function words(card) {
  return chosen(card).closest(".choice").dataset.words;
}

function inFull(one) {
  return [one.words, one.comment && `with the comment "${one.comment}"`, one.to_discuss && "to be discussed"]
    .filter(Boolean)
    .join(", ");
}

function warn(event) {
  event.preventDefault();
}
