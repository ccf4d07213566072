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

// What a browser would send of a card.
export function fields(card) {
  const sent = new URLSearchParams();
  for (const field of card.querySelectorAll("input, textarea")) {
    if ((field.type !== "radio" && field.type !== "checkbox") || field.checked) sent.set(field.name, field.value);
  }
  return sent;
}
