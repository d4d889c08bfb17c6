// Keeps a form on the server while it is being written, and until then sealed on the device. Without this script its own button
// does the first.
import { openDeviceCopy } from './device-copy.js';

/** How long after the last key or tap it is saved, in milliseconds. */
const pause = 2000;

/**
 * Marks of the form: data-kith-draft on it, with its id; data-kith-device-key, with which the device seals; data-kith-draft-state on
 * the element that says whether it is saved; data-kith-draft-offer on what offers a copy of the device.
 */
export function keepDraft(form) {
  const state = form.querySelector('[data-kith-draft-state]');
  const say = (text) => state && (state.textContent = text);
  const opened = openDeviceCopy(form.dataset.kithDraft, form.dataset.kithDeviceKey).catch(() => undefined);
  let kept = written(form);
  let timer;
  let running;
  let isFlushed = false;

  const save = async () => {
    const now = written(form);
    if (now === kept) return;
    const told = await send(form);
    if (told.version) {
      kept = now;
      form.elements.namedItem('version').value = told.version;
      say(`Saved at ${told.saved}. Not finished.`);
      if (written(form) === kept) (await opened)?.drop();
    } else say(refusal(told, (await (await opened)?.keep(written(form))) === true));
  };
  const saveNow = () => {
    clearTimeout(timer);
    running = (running ?? Promise.resolve()).then(save);
    return running;
  };

  const sendFlushed = (submitter) => {
    isFlushed = true;
    form.requestSubmit(submitter);
    isFlushed = false;
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(saveNow, pause);
    void opened.then((copy) => copy?.keep(written(form)));
  });
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'hidden' && void saveNow(),
  );
  // What is typed is saved before the form is sent: the form then meets no newer version of its own, and the copy of the device
  // goes once the server has it.
  form.addEventListener('submit', (event) => {
    if (isFlushed) return;
    event.preventDefault();
    const { submitter } = event;
    // A form that is being sent cannot be sent again: where there is nothing to save, that would still be so.
    void saveNow().then(() => setTimeout(() => sendFlushed(submitter)));
  });
  void opened.then((copy) => copy && offer(form, copy));
}

/** What the server says of it: {version, saved}, {stale}, {gone}, or nothing where it was not reached or asks to sign in. */
async function send(form) {
  const body = new URLSearchParams(new FormData(form));
  body.append('step', 'autosave');
  const answer = await fetch(form.action, { method: 'POST', body, keepalive: true }).catch(() => undefined);
  const isTold = answer?.headers.get('content-type')?.startsWith('application/json');
  return isTold ? answer.json() : {};
}

function refusal({ stale, gone }, isOnDevice) {
  if (stale) return 'Not saved: this was saved from another window or device. Press a button to compare.';
  if (gone) return 'Not saved: this was thrown away from another window or device.';
  const away = 'Not saved. Kith cannot be reached, or you are signed out: what you typed is';
  return isOnDevice
    ? `${away} kept on this device, sealed, and offered when you open this page again.`
    : `${away} still here.`;
}

/** Offers what the device kept, where it says something else than the page. */
async function offer(form, copy) {
  const place = form.querySelector('[data-kith-draft-offer]');
  const text = await copy.read();
  if (!place || text === undefined || text === written(form)) return;
  place.hidden = false;
  place.querySelector('[data-kith-draft-take]').addEventListener('click', () => {
    place.hidden = true;
    fill(form, new URLSearchParams(text));
    form.dispatchEvent(new Event('input', { bubbles: true }));
  });
  place.querySelector('[data-kith-draft-drop]').addEventListener('click', () => {
    place.hidden = true;
    copy.drop();
  });
}

const untyped = new Set(['hidden', 'submit', 'button']);
const ticked = new Set(['radio', 'checkbox']);

/** Types again what was typed; what folds away opens where text stands in it. */
function fill(form, fields) {
  for (const input of form.elements) {
    if (!input.name || untyped.has(input.type)) continue;
    if (ticked.has(input.type)) input.checked = fields.getAll(input.name).includes(input.value);
    else if (fields.has(input.name)) fillText(input, fields.get(input.name));
  }
}

function fillText(input, text) {
  input.value = text;
  const folded = input.closest('details');
  if (folded && text !== '' && input.tagName === 'TEXTAREA') folded.open = true;
}

/** What is typed, without what only says where it was sent from. */
function written(form) {
  const fields = new URLSearchParams(new FormData(form));
  fields.delete('version');
  fields.delete('_csrf');
  return fields.toString();
}
