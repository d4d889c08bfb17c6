// What was typed into a form, as one text, and back.

export const bodyOf = (form) => new URLSearchParams(new FormData(form)).toString();

/** What was typed, of a text to be sent: without what only says where it was sent from. */
export function typedIn(body) {
  const fields = new URLSearchParams(body);
  fields.delete('version');
  fields.delete('_csrf');
  return fields.toString();
}

export const written = (form) => typedIn(bodyOf(form));

const untyped = new Set(['hidden', 'submit', 'button']);
const ticked = new Set(['radio', 'checkbox']);

/** Types again what was typed; what folds away opens where text stands in it. */
export function typeAgain(form, text) {
  const fields = new URLSearchParams(text);
  for (const input of form.elements) {
    if (!input.name || untyped.has(input.type)) continue;
    if (ticked.has(input.type)) input.checked = fields.getAll(input.name).includes(input.value);
    else if (fields.has(input.name)) fillText(input, fields.get(input.name));
  }
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

function fillText(input, text) {
  input.value = text;
  const folded = input.closest('details');
  if (folded && text !== '' && input.tagName === 'TEXTAREA') folded.open = true;
}
