// A visit has a draft of its own on the server from the first press. Without this script its own button saves it.
import { openDeviceCopy } from './device-copy.js';
import { keepDraft, sendText } from './keep-draft.js';
import { offerLeft } from './offer-left.js';

/**
 * Marks of the form: data-kith-draft on it, with its id; data-kith-device-key, with which the device seals; data-kith-draft-offer on
 * what offers a copy of the device. data-kith-looked is put on it once the device was asked.
 */
export function keepVisit(form) {
  const opened = openDeviceCopy(form.dataset.kithDraft, form.dataset.kithDeviceKey).catch(() => undefined);
  const send = async ({ body }) => {
    const told = await sendText(form.action, [...new URLSearchParams(body), ['step', 'autosave']]);
    if (told.version) form.elements.namedItem('version').value = told.version;
    return told;
  };
  keepDraft(form, { send, opened, words: ['Saved', 'Not finished.'] });
  void opened.then((copy) => {
    if (copy) void offerLeft(form, copy);
    form.toggleAttribute('data-kith-looked', true);
  });
}
