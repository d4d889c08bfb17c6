// Keeps a form on the server while it is being written, and until then sealed on the device. Without this script its own button
// does the first.
import { openDeviceCopy } from './device-copy.js';
import { bodyOf, typedIn, written } from './form-text.js';
import { offerLeft } from './offer-left.js';

/** How long after the last key or tap it is saved, in milliseconds. */
const pause = 2000;
/** How long after a server that could not be reached it is tried again, in milliseconds. */
const again = 10_000;
/** The longest text that a browser sends on when its page has gone, in characters: 64 KiB, with what else is on its way. */
const longestKeptAlive = 30_000;

/**
 * Marks of the form: data-kith-draft on it, with its id; data-kith-device-key, with which the device seals; data-kith-draft-state on
 * the element that says whether it is saved; data-kith-draft-offer on what offers a copy of the device. data-kith-looked is put on it
 * once the device was asked.
 */
export function keepDraft(form) {
  const state = form.querySelector('[data-kith-draft-state]');
  const say = (text) => state && (state.textContent = text);
  const opened = openDeviceCopy(form.dataset.kithDraft, form.dataset.kithDeviceKey).catch(() => undefined);
  let kept = written(form);
  let unanswered;
  let timer;
  let running;

  const keepOnDevice = async () => (await (await opened)?.keep(written(form))) === true;
  // The device has it before the server is asked: what a browser that dies now leaves there is never older than what the server has.
  const sendKept = async (body) => {
    await keepOnDevice();
    const told = await send(form, body);
    unanswered = told.isAway ? body : undefined;
    if (!told.version) {
      say(refusal(told, await keepOnDevice()));
      return told;
    }
    kept = typedIn(body);
    form.elements.namedItem('version').value = told.version;
    const since = written(form) === kept ? 'Not finished.' : 'What was typed since is not saved yet.';
    say(`Saved at ${told.saved}. ${since}`);
    return told;
  };

  /** True unless the server could not be reached. */
  const save = async () => {
    // What got no answer may have arrived: said again as it was, it is the same save, and not another window's.
    const first = unanswered && (await sendKept(unanswered));
    const told = written(form) === kept || first?.isAway ? first : await sendKept(bodyOf(form));
    if (written(form) === kept) void (await opened)?.drop();
    if (told?.isAway) timer = setTimeout(saveNow, again);
    return !told?.isAway;
  };
  const saveNow = () => {
    clearTimeout(timer);
    running = (running ?? Promise.resolve()).then(save, save);
    return running;
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
  addEventListener('online', () => void saveNow());
  sendSaved(form, saveNow);
  void opened.then((copy) => {
    if (copy) void offerLeft(form, copy);
    form.toggleAttribute('data-kith-looked', true);
  });
}

/**
 * What is typed is saved before the form is sent: the form then meets no newer version of its own, and the copy of the device goes
 * once the server has it. Where the server is away the page stays.
 */
function sendSaved(form, saveNow) {
  let isSaved = false;
  const sendOn = (submitter) => {
    isSaved = true;
    form.requestSubmit(submitter);
    isSaved = false;
  };
  form.addEventListener('submit', (event) => {
    if (isSaved) return;
    event.preventDefault();
    const { submitter } = event;
    // A form that is being sent cannot be sent again: where there is nothing to save, that would still be so.
    void saveNow().then((isReached) => isReached && setTimeout(() => sendOn(submitter)));
  });
}

/** What the server says of it: {version, saved}, {stale}, {gone}; {isAway} where nobody answered; nothing where it asks to sign in. */
async function send(form, body) {
  const fields = new URLSearchParams(body);
  fields.append('step', 'autosave');
  const keepalive = body.length <= longestKeptAlive;
  const answer = await fetch(form.action, { method: 'POST', body: fields, keepalive }).catch(() => undefined);
  if (!answer) return { isAway: true };
  const isTold = answer.headers.get('content-type')?.startsWith('application/json');
  return isTold ? answer.json().catch(() => ({ isAway: true })) : {};
}

function refusal({ stale, gone }, isOnDevice) {
  if (stale) return 'Not saved: this was saved from another window or device. Press a button to compare.';
  if (gone) return 'Not saved: this was thrown away from another window or device.';
  const away = 'Not saved. Kith cannot be reached, or you are signed out: what you typed is';
  return isOnDevice
    ? `${away} kept on this device, sealed, and offered when you open this page again.`
    : `${away} still here.`;
}
