// What a page has not saved yet, in the session storage: for this tab alone, by the page's address.
// A Map by skill of `{ now, before }`: the fields of its card, as a form sends them, and what of them was sent before
// without an answer (without the mark), which the server may have committed.

export function store(unsaved) {
  try {
    if (unsaved.size) sessionStorage.setItem(place(), JSON.stringify([...unsaved]));
    else sessionStorage.removeItem(place());
  } catch {
    // No room, or not allowed: it still stands in the form, and whoever leaves is asked.
  }
}

export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(place()) || "[]");
  } catch {
    return [];
  }
}

// Fields as text, to be compared: without the mark of the saved state that they were filled in over.
export function withoutMark(fields) {
  const said = [...new URLSearchParams(fields)].filter(([name]) => !name.startsWith("seen."));
  return new URLSearchParams(said).toString();
}

function place() {
  return `unsaved ${location.pathname}`;
}
