// Rating with the keyboard: while a skill has the focus, 0 to 5 answer it and Enter leads to the next one. So do letters,
// which stand for what is no level: n for "not sure", unless a page has others. Enter passes over alternatives that can
// change nothing any more, as another one reaches the level that is enough.
// Keys do nothing elsewhere on the page, and none is taken from somebody who types a note.

export function listenForKeys(form, letters = { n: "not-sure" }) {
  form.addEventListener("keydown", (event) => {
    const card = event.target.closest("[data-skill]");
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("textarea, input[type=url], button, a, summary")) return;
    const answer = /^[0-5]$/.test(event.key) ? event.key : letters[event.key.toLowerCase()];
    if (answer) {
      event.preventDefault();
      choose(card, answer);
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
  const next = cards.slice(cards.indexOf(card) + 1).find((one) => !isDecided(one));
  if (!next) return form.querySelector(".actions button").focus();
  const folded = next.closest("details:not([open])");
  if (folded) folded.open = true;
  (next.querySelector("input[type=radio]:checked") || next.querySelector("input[type=radio]")).focus();
  next.scrollIntoView({ block: "start" });
}

function isDecided(card) {
  const together = card.closest("[data-enough]");
  if (!together || card.querySelector("input[type=radio]:checked")) return false;
  const given = [...together.querySelectorAll("input[type=radio]:checked")].map((one) => Number(one.value));
  return given.some((level) => level >= Number(together.dataset.enough));
}
