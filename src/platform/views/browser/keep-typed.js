// Keeps what is typed into any form with room for words, for who types it, until they send it (docs/adr/0040).
import { openDeviceCopy } from './device-copy.js';
import { labelsOf } from './form-labels.js';
import { saysTheSame, written } from './form-text.js';
import { keepDraft, sendText } from './keep-draft.js';
import { offerLeft } from './offer-left.js';

const drafts = '/account/drafts';

/** What a page of somebody who is signed in has for its forms: a template marked data-kith-typed, with the form's token. */
export function keepTyped(parts) {
  const forms = [...document.querySelectorAll('main form[method="post"]')].filter(takesWords);
  if (forms.length === 0) return;
  const known = findKnown(forms.map(nameOf));
  for (const form of forms) keepForm(form, { parts, known });
}

const firstText = (form) => form.querySelector('textarea');
const takesWords = (form) => firstText(form) && !form.matches('[data-kith-draft]');
/** Two forms of a page may be sent to one address: the first text of each has a name of its own. */
const nameOf = (form) =>
  `${new URL(form.getAttribute('action') ?? '', location.href).pathname}#${firstText(form).id}`;

/** The key of the writer's devices, and what they typed before into forms of these names: {key, drafts}. */
async function findKnown(names) {
  const asked = new URLSearchParams({ forms: [...new Set(names)].join('\n') });
  const answer = await fetch(`${drafts}/found?${asked}`).catch(() => undefined);
  const isTold = answer?.ok && answer.headers.get('content-type')?.startsWith('application/json');
  return isTold ? answer.json().catch(() => nothing) : nothing;
}
const nothing = { drafts: [] };

function keepForm(form, { parts, known }) {
  const name = nameOf(form);
  placeParts(form, parts);
  const opened = known
    .then(async ({ key }) => key && openDeviceCopy(await sealed(`${key} ${name}`), key))
    .catch(() => undefined);
  const draft = newDraft(form, { name, token: parts.content.querySelector('input').value, known });
  const saveNow = keepDraft(form, { send: draft.send, opened, words: ['Kept', 'Not sent yet.'] });
  void draft.left.then(async (saved) => {
    void offerLeft(form, leftOf({ saved, copy: await opened, draft, saveNow }));
    form.toggleAttribute('data-kith-looked', true);
  });
}

/** A name that tells who finds the device nothing. */
async function sealed(name) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

/** The offer stands above what is asked, below what the page is called, and whether it is saved beside the button. */
function placeParts(form, parts) {
  const [offer, state] = parts.content.cloneNode(true).children;
  const heading = form.querySelector(':scope > h1');
  if (heading) heading.after(offer);
  else form.prepend(offer);
  const buttons = form.querySelectorAll('button:not([type="button"])');
  const last = buttons[buttons.length - 1];
  if (last) (last.closest('.govuk-button-group') ?? last).before(state);
  else form.append(state);
}

/**
 * The draft that this page saves: one of its own, so that what another page saved is never written over. Only a page that gives a
 * form back with errors goes on with what was saved before it was sent. What stood there when the page was opened is nothing typed.
 */
function newDraft(form, { name, token, known }) {
  const isGivenBack = document.querySelector('.govuk-error-summary') !== null;
  const asItWas = written(form);
  const mine = { id: crypto.randomUUID(), saves: 0 };
  const left = known.then(({ drafts: all }) => {
    const saved = all.filter(({ form: of }) => of === name);
    const same = isGivenBack && saved.find(({ typed }) => saysTheSame(typed, asItWas));
    if (same) Object.assign(mine, { id: same.id, saves: same.saves });
    if (same) carry(form, same.id);
    return saved.filter((one) => one !== same).map(({ id, typed, at }) => ({ id, text: typed, at }));
  });
  return {
    /** What earlier pages saved. */
    left,
    send: async ({ text }) => {
      await left;
      carry(form, mine.id);
      mine.saves += 1;
      const title = document.querySelector('h1')?.textContent.trim() ?? document.title;
      const [page, typed] = [
        location.pathname + location.search,
        !isGivenBack && text === asItWas ? '' : text,
      ];
      const labels = labelsOf(form);
      return sendText(drafts, { ...mine, _csrf: token, form: name, page, title, typed, labels });
    },
    throwAway: (id) => {
      const body = new URLSearchParams({ _csrf: token, step: 'throw' });
      return fetch(`${drafts}/${id}`, { method: 'POST', redirect: 'manual', keepalive: true, body }).catch(
        () => undefined,
      );
    },
  };
}

/** The form says which draft it sends. */
function carry(form, id) {
  if (form.querySelector('input[name="_draft"]')) return;
  const input = document.createElement('input');
  Object.assign(input, { type: 'hidden', name: '_draft', value: id });
  form.append(input);
}

/** What is left of before, on the server and on this device, the newest first, as offerLeft takes it. */
function leftOf({ saved, copy, draft, saveNow }) {
  return {
    left: [...saved, ...(copy?.left ?? [])].sort((one, other) => other.at - one.at),
    keep: async (text) => {
      await copy?.keep(text);
      await saveNow();
    },
    forget: (one) => (one.id ? draft.throwAway(one.id) : copy?.forget(one)),
  };
}
