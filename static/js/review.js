// The page of a review: what is said of a skill is saved as it is given, and can be given with the keyboard alone.
// Without this script the same form is sent as a whole. The end of the page is saved with its button either way.

import { autosave, button, chosen, guard, say, seen } from "./autosave.js";
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

// Two windows said two things: both are shown, and whichever is chosen is saved next.
function choose(card, other) {
  const [comment, discuss] = [card.querySelector("textarea"), card.querySelector("input[type=checkbox]")];
  const mine = { words: words(card), comment: comment.value, to_discuss: discuss.checked };
  const differ = mine.words !== other.words;
  const keepMine = button(differ ? `Keep ${mine.words} from here` : "Keep what is here", () => {
    seen(card).value = other.mark;
    saving.save(card);
  });
  const takeOther = button(differ ? `Take ${other.words}` : "Take the other", () => {
    seen(card).value = other.mark;
    card.querySelector(`input[type=radio][value="${other.value}"]`).checked = true;
    comment.value = other.comment;
    discuss.checked = other.to_discuss;
    saving.save(card);
  });
  say(card, `In another window this was saved as ${inFull(other)}. Here you have ${inFull(mine)}.`, true);
  card.querySelector(".save-state").append(document.createElement("br"), takeOther, " ", keepMine);
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
