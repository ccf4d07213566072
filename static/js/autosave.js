// Cards that are saved as they are filled in, one at a time, in the order of the answers.
// "Saved" is said only of what the server has committed. From the first key on until then, what was typed or chosen is
// kept for this tab alone in its session storage: loading the page again brings it back. Whoever leaves is asked first.

import { button, fields, say, seen } from "./rating-card.js";
import { recall, store, withoutMark } from "./unsaved.js";

const PAUSE = 1000; // milliseconds without a key, after which a text is saved
const FIRST_RETRY = 1000; // milliseconds; each further one waits twice as long
const LAST_RETRY = 30_000;
const UNREACHABLE = "Not saved: there is no connection. What you chose is kept here and sent when it is back.";
const UNABLE = "Not saved: the server could not do it just now. What you chose is kept here and sent again.";

// `form` holds cards with data-skill, data-answers (an address with SKILL in it) and data-sign-in. `page` says what is
// particular to a page: `shown(card)` after a card was changed; `isEmpty(card)` when there is nothing to save; `open(card)`
// why a card cannot be saved yet, if so; `saved(card, answer)`, which may return other words than "Saved"; `choose(card,
// other, answer)` when another window was first; `kept` the names of the fields that are brought back besides the choice.
export function autosave(form, page) {
  const unsaved = new Map(); // by skill: what is not known to be committed, see unsaved.js
  const waiting = new Set(); // cards that are to be sent
  const failed = new Set(); // cards to be sent again when the server can be reached
  const pauses = new Map(); // by card: the timer that runs while somebody types
  let lastSave = Promise.resolve(); // one save at a time: each needs the mark that the one before brought
  let turns = 0; // saves that are not done yet
  let delay = FIRST_RETRY;
  let timer;
  let isLeaving = false;
  let pressed; // the button with which the page is to be sent, while saves are not done

  form.addEventListener("input", typed);
  form.addEventListener("submit", sendWhole);
  window.addEventListener("beforeunload", (event) => unsaved.size && !isLeaving && event.preventDefault());
  window.addEventListener("pagehide", sendRest);
  window.addEventListener("pageshow", () => (isLeaving = false));
  window.addEventListener("online", retry);
  queueMicrotask(bringBack); // once the page has what is returned here

  return { save, forget };

  function save(card) {
    endPause(card);
    page.shown?.(card);
    if (page.isEmpty?.(card)) return forget(card), say(card, "");
    hold(card);
    failed.delete(card);
    const open = page.open?.(card);
    if (open) return say(card, open, true);
    say(card, "Saving");
    lineUp(card);
  }

  function lineUp(card) {
    if (waiting.has(card)) return;
    waiting.add(card);
    turns += 1;
    lastSave = lastSave.then(() => send(card)).catch(reportError).finally(() => (turns -= 1));
  }

  // A note is saved when its writer pauses; a link when they leave its field, as half of one would be refused.
  function typed(event) {
    const card = event.target.closest("[data-skill]");
    if (!card || !event.target.matches("textarea, input[type=url]")) return;
    hold(card);
    say(card, "Not saved yet");
    endPause(card);
    if (event.target.matches("textarea")) pauses.set(card, setTimeout(save, PAUSE, card));
  }

  function endPause(card) {
    clearTimeout(pauses.get(card));
    pauses.delete(card);
  }

  // The whole page is sent after the last answer was, so that the server never gets both at once.
  function sendWhole(event) {
    [...pauses.keys()].forEach(endPause);
    isLeaving = !turns;
    if (isLeaving) return renewToken(form);
    event.preventDefault();
    if (pressed === undefined) lastSave.finally(() => sendNow(pressed));
    pressed = event.submitter;
  }

  function sendNow(button) {
    pressed = undefined;
    form.requestSubmit(button);
  }

  // What is not sent yet when the page goes is sent without waiting for answers: nobody is there to read them.
  function sendRest() {
    if (isLeaving) return;
    for (const card of new Set([...waiting, ...pauses.keys()])) {
      if (!page.open?.(card)) post(card, fields(card)).catch(() => {});
    }
  }

  function post(card, sent) {
    return fetch(form.dataset.answers.replace("SKILL", card.dataset.skill), {
      method: "POST",
      body: sent,
      headers: { "X-CSRFToken": token(form) },
      redirect: "error",
      keepalive: true,
    });
  }

  async function send(card) {
    waiting.delete(card);
    const sent = fields(card);
    hold(card, sent);
    let response, answer;
    try {
      response = await post(card, sent);
      answer = response.headers.get("Content-Type")?.startsWith("application/json") ? await response.json() : {};
    } catch {
      return retryLater(card, UNREACHABLE);
    }
    if (response.ok) return saved(card, sent, answer);
    if (response.status === 409) return page.choose(card, answer.saved, answer);
    if (response.status === 422) return say(card, Object.values(answer.errors || {}).join(" ") || answer.message, true);
    if (response.status === 401 || response.status === 403) return offerSignIn(card);
    if (response.status < 500) return say(card, answer.message || "Not saved. Load the page again.", true);
    retryLater(card, UNABLE);
  }

  // What was typed or chosen since it was sent is not saved by this, and so not called saved.
  function saved(card, sent, answer) {
    const isAll = withoutMark(fields(card)) === withoutMark(sent);
    seen(card).value = answer.seen;
    const words = page.saved(card, answer) || "Saved";
    delay = FIRST_RETRY;
    if (isAll && (page.isEmpty?.(card) || !page.open?.(card))) {
      forget(card);
      say(card, words);
    } else {
      unsaved.delete(card.dataset.skill); // what it was sent as before is answered now
      if (isAll) save(card);
      else hold(card);
    }
    retry();
  }

  // `sent` is what is on its way: it may be committed although the answer never comes.
  function hold(card, sent) {
    const before = unsaved.get(card.dataset.skill)?.before || [];
    const known = sent ? [...new Set([...before, withoutMark(sent)])] : before;
    unsaved.set(card.dataset.skill, { now: fields(card).toString(), before: known });
    store(unsaved);
  }

  function forget(card) {
    unsaved.delete(card.dataset.skill);
    failed.delete(card);
    store(unsaved);
  }

  function retryLater(card, text) {
    failed.add(card);
    say(card, text, true);
    clearTimeout(timer);
    timer = setTimeout(retry, delay);
    delay = Math.min(2 * delay, LAST_RETRY);
  }

  function offerSignIn(card) {
    failed.add(card);
    const link = document.createElement("a");
    link.href = form.dataset.signIn;
    link.target = "_blank";
    link.textContent = "Sign in again in a new window";
    say(card, "Not saved: you are signed out. What you chose is kept here. ", true);
    card.querySelector(".save-state").append(link, " ", button("Save now", retry));
  }

  // What a card says of a failure stands there until it is mended.
  function retry() {
    clearTimeout(timer);
    failed.forEach(lineUp);
    failed.clear();
  }

  function bringBack() {
    for (const [skill, one] of recall()) {
      const card = document.getElementById(skill);
      if (!card) continue;
      const here = withoutMark(fields(card));
      if (here === withoutMark(one.now)) continue; // it was committed after all
      fillIn(card, new URLSearchParams(one.now), one.before.includes(here));
      unsaved.set(skill, one);
      save(card);
    }
    store(unsaved);
  }

  // When the page shows what this tab sent before, its mark is the one to go on from.
  function fillIn(card, values, isOwn) {
    for (const box of card.querySelectorAll("input[type=checkbox]")) box.checked = values.has(box.name);
    for (const radio of card.querySelectorAll("input[type=radio]")) {
      if (values.has(radio.name) || values.get(`clear.${radio.name}`)) radio.checked = values.get(radio.name) === radio.value;
    }
    for (const [name, value] of values) {
      if (page.kept.test(name) && !(isOwn && name.startsWith("seen."))) form.elements[name].value = value;
    }
    for (const text of card.querySelectorAll("details textarea")) text.closest("details").open ||= Boolean(text.value);
  }
}

// A page that is only sent as a whole, as it shows what is not saved: nobody leaves it by mistake.
export function guard(form) {
  let isLeaving = false;
  store(new Map());
  window.addEventListener("beforeunload", (event) => !isLeaving && event.preventDefault());
  form.addEventListener("submit", () => {
    isLeaving = true;
    renewToken(form);
  });
}

// Whoever has signed in again in another window has another token than when the page was drawn.
function renewToken(form) {
  form.elements.csrfmiddlewaretoken.value = token(form);
}

function token(form) {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return cookie ? cookie.slice("csrftoken=".length) : form.elements.csrfmiddlewaretoken.value;
}
