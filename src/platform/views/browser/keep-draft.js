// Keeps a form on the server while it is being written. Without this script its own button does the same.

/** How long after the last key or tap it is saved, in milliseconds. */
const pause = 2000;

/** Marks of the form: data-kith-draft on it, data-kith-draft-state on the element that says whether it is saved. */
export function keepDraft(form) {
  const state = form.querySelector('[data-kith-draft-state]');
  const say = (text) => state && (state.textContent = text);
  let kept = written(form);
  let timer;
  let running;

  const save = async () => {
    const now = written(form);
    if (now === kept) return;
    const body = new URLSearchParams(new FormData(form));
    body.append('step', 'autosave');
    const answer = await fetch(form.action, { method: 'POST', body, keepalive: true }).catch(() => undefined);
    const told = answer?.headers.get('content-type')?.startsWith('application/json')
      ? await answer.json()
      : {};
    if (told.version) {
      kept = now;
      form.elements.namedItem('version').value = told.version;
      say(`Saved at ${told.saved}. Not finished.`);
    } else if (told.stale)
      say('Not saved: this was saved from another window or device. Press a button to compare.');
    else say('Not saved. Kith cannot be reached, or you are signed out: what you typed is still here.');
  };
  const saveNow = () => {
    clearTimeout(timer);
    running = (running ?? Promise.resolve()).then(save);
    return running;
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(saveNow, pause);
  });
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'hidden' && void saveNow(),
  );
  // A save that is on its way ends first: otherwise the form would meet its own newer version.
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (!running) return;
    event.preventDefault();
    const { submitter } = event;
    void running.then(() => {
      running = undefined;
      form.requestSubmit(submitter);
    });
  });
}

/** What is typed, without what only says where it was sent from. */
function written(form) {
  const fields = new URLSearchParams(new FormData(form));
  fields.delete('version');
  return fields.toString();
}
