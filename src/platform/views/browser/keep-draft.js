// Keeps a form on the server while it is being written, and until then sealed on the device.
import { bodyOf, written } from './form-text.js';

/** How long after the last key or tap it is saved, in milliseconds. */
const pause = 2000;
/** How long after a server that could not be reached it is tried again, in milliseconds. */
const again = 10_000;
/** The longest text that a browser sends on when its page has gone, in characters: 64 KiB, with what else is on its way. */
const longestKeptAlive = 30_000;

/**
 * `send` gives {saved} or why not (`sendText`), of {text, body}: what was typed, and all that the form sends; `opened` is the device's
 * copy, once it is open; `words` are [that it is kept, what is still to be done]. The element marked data-kith-draft-state says whether it is saved.
 * Gives what saves at once.
 */
export function keepDraft(form, { send, opened, words }) {
  const state = form.querySelector('[data-kith-draft-state]');
  const say = (text) => state && (state.textContent = text);
  let kept = written(form);
  let unanswered;
  let timer;
  let running;

  const keepOnDevice = async () => (await (await opened)?.keep(written(form))) === true;
  // The device has it before the server is asked: what a browser that dies now leaves there is never older than what the server has.
  const sendKept = async (what) => {
    await keepOnDevice();
    const told = await send(what);
    unanswered = told.isAway ? what : undefined;
    if (!told.saved) {
      say(refusal(told, await keepOnDevice()));
      return told;
    }
    kept = what.text;
    const since = written(form) === kept ? words[1] : 'What was typed since is not saved yet.';
    say(`${words[0]} at ${told.saved}. ${since}`);
    return told;
  };

  /** True unless the server could not be reached. */
  const save = async () => {
    // What got no answer may have arrived: said again as it was, it is the same save, and not another window's.
    const first = unanswered && (await sendKept(unanswered));
    const isKept = written(form) === kept || first?.isAway;
    const told = isKept ? first : await sendKept({ text: written(form), body: bodyOf(form) });
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
  return saveNow;
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

/** What the server says of it: {saved}, {stale}, {gone}; {isAway} where nobody answered; nothing where it asks to sign in. */
export async function sendText(address, fields) {
  const body = new URLSearchParams(fields);
  const keepalive = body.toString().length <= longestKeptAlive;
  const answer = await fetch(address, { method: 'POST', body, keepalive }).catch(() => undefined);
  if (!answer) return { isAway: true };
  const isTold = answer.headers.get('content-type')?.startsWith('application/json');
  return isTold ? answer.json().catch(() => ({ isAway: true })) : {};
}

function refusal({ stale, gone }, isOnDevice) {
  if (stale) return 'Not saved: this was saved from another window or device. Press a button to compare.';
  if (gone) return 'Not saved: this was sent or thrown away from another window or device.';
  const away = 'Not saved. Kith cannot be reached, or you are signed out: what you typed is';
  return isOnDevice
    ? `${away} kept on this device, sealed, and offered when you open this page again.`
    : `${away} still here.`;
}
