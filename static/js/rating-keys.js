// Rating with the keyboard: while a skill has the focus, 0 to 5 and n answer it and Enter leads to the next one.
// Keys do nothing elsewhere on the page, and none is taken from somebody who types a note.

export function listenForKeys(form) {
  form.addEventListener("keydown", (event) => {
    const card = event.target.closest("[data-skill]");
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("textarea, input[type=url], button, a, summary")) return;
    if (/^[0-5n]$/i.test(event.key)) {
      event.preventDefault();
      choose(card, event.key.toLowerCase() === "n" ? "not-sure" : event.key);
    } else if (event.key === "Enter") {
      event.preventDefault();
      goOn(form, card);
    }
  });
}

function choose(card, value) {
  const choice = card.querySelector(`input[type=radio][value="${value}"]`);
  choice.focus();
  choice.click();
}

function goOn(form, card) {
  const cards = [...form.querySelectorAll("[data-skill]")];
  const next = cards[cards.indexOf(card) + 1];
  if (!next) return form.querySelector(".actions button").focus();
  const folded = next.closest("details:not([open])");
  if (folded) folded.open = true;
  (next.querySelector("input[type=radio]:checked") || next.querySelector("input[type=radio]")).focus();
  next.scrollIntoView({ block: "start" });
}
