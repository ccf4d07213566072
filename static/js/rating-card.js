// One card of a rating page: what is chosen in it, and what it says of being saved.

export function chosen(card) {
  return card.querySelector("input[type=radio]:checked");
}

export function seen(card) {
  return card.querySelector("[name^='seen.']");
}

export function say(card, text, isProblem = false) {
  const state = card.querySelector(".save-state");
  const folded = card.closest("details:not([open])");
  if (folded && isProblem) folded.open = true;
  if (state.textContent !== text) state.textContent = text;
  state.classList.toggle("is-problem", isProblem);
}

export function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-quiet";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

// Two windows said two things: `told` shows both, and whichever is chosen is saved next. `mine` and `other` have words for
// their choice; `take` fills in what else belongs to the other one.
export function offerBoth(card, mine, other, told, take, save) {
  const differ = mine.words !== other.words;
  const keepMine = button(differ ? `Keep ${mine.words} from here` : "Keep what is here", decide);
  const takeOther = button(differ ? `Take ${other.words}` : "Take the other", () => {
    card.querySelector(`input[type=radio][value="${other.value}"]`).checked = true;
    take();
    decide();
  });
  say(card, told, true);
  card.querySelector(".save-state").append(document.createElement("br"), takeOther, " ", keepMine);

  function decide() {
    seen(card).value = other.mark;
    save(card);
  }
}

// What a browser would send of a card.
export function fields(card) {
  const sent = new URLSearchParams();
  for (const field of card.querySelectorAll("input, textarea")) {
    if ((field.type !== "radio" && field.type !== "checkbox") || field.checked) sent.set(field.name, field.value);
  }
  return sent;
}
