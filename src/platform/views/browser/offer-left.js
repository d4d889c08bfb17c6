// Offers what earlier pages left, where it says something else than this page: one after the other, the newest first.
import { saysTheSame, typeAgain, written } from './form-text.js';

/** Marks: data-kith-draft-offer on the place; in it data-kith-draft-typed, -take, -drop, and data-kith-draft-swap beside it. */
export async function offerLeft(form, copy) {
  const place = form.querySelector('[data-kith-draft-offer]');
  if (!place) return;
  for (const one of copy.left) {
    if (!saysTheSame(one.text, written(form)) && (await isWanted(place, one))) await take(form, copy, one);
    await copy.forget(one);
  }
}

/** What its writer says of it, whenever they do. Until then it stays on the device, whatever else is typed. */
function isWanted(place, { at }) {
  const when = new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  place.querySelector('[data-kith-draft-typed]').textContent = when;
  place.hidden = false;
  const press = (name) => pressed(place.querySelector(name));
  const decided = Promise.race([
    press('[data-kith-draft-take]').then(() => true),
    press('[data-kith-draft-drop]').then(() => false),
  ]);
  return decided.finally(() => (place.hidden = true));
}

/** Done when it is kept as this page's own. What stood on the page can be had back for as long as the page is open. */
async function take(form, copy, { text }) {
  let other = written(form);
  typeAgain(form, text);
  const swap = form.querySelector('[data-kith-draft-swap]');
  swap.hidden = false;
  swap.querySelector('button').onclick = () => {
    const shown = written(form);
    typeAgain(form, other);
    other = shown;
  };
  await copy.keep(written(form));
}

const pressed = (button) =>
  new Promise((resolve) => button.addEventListener('click', resolve, { once: true }));
