// What was typed into a form, as one text, and back.

export const bodyOf = (form) => new URLSearchParams(textsOf(form)).toString();

/** What was typed, as it stands in the form: without what the form carries for the server. */
export function written(form) {
  const carried = new Set([...form.elements].filter(({ type }) => type === 'hidden').map(({ name }) => name));
  return new URLSearchParams(textsOf(form).filter(([name]) => !carried.has(name))).toString();
}

/** Files are chosen again: no text stands for them. */
const textsOf = (form) => [...new FormData(form)].filter(([, value]) => typeof value === 'string');

/** Whether two texts say the same: a field with nothing in it says nothing. */
export const saysTheSame = (one, other) => said(one) === said(other);
const said = (text) =>
  new URLSearchParams([...new URLSearchParams(text)].filter(([, value]) => value)).toString();

const untyped = new Set(['hidden', 'submit', 'button', 'file']);
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
