// A form that a device answers (WebAuthn): a key of this device, or one that is plugged in. Without this script the form stays
// hidden, and the code of a phone is the way.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

const withBytes = (list = []) => list.map((one) => ({ ...one, id: toBytes(one.id) }));

function askDevice(does, options) {
  const publicKey = { ...options, challenge: toBytes(options.challenge) };
  if (does === 'get')
    return navigator.credentials.get({
      publicKey: { ...publicKey, allowCredentials: withBytes(options.allowCredentials) },
    });
  const user = { ...options.user, id: toBytes(options.user.id) };
  const excludeCredentials = withBytes(options.excludeCredentials);
  return navigator.credentials.create({ publicKey: { ...publicKey, user, excludeCredentials } });
}

function toJson({ rawId, type, response }) {
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature'];
  const told = parts.filter((part) => response[part]).map((part) => [part, toText(response[part])]);
  const id = toText(rawId);
  return JSON.stringify({
    id,
    rawId: id,
    type,
    response: Object.fromEntries(told),
    clientExtensionResults: {},
  });
}

/** Shows the form where the browser knows keys, and lets the device answer when it is sent. */
export function useKey(form) {
  if (!window.PublicKeyCredential) return;
  form.hidden = false;
  for (const other of document.querySelectorAll('[data-kith-key-missing]')) other.hidden = true;
  const problem = form.querySelector('[data-kith-key-problem]');
  form.addEventListener('submit', async (event) => {
    const answer = form.elements.namedItem('response');
    if (answer.value) return;
    event.preventDefault();
    problem.textContent = '';
    try {
      const options = JSON.parse(form.dataset.kithKeyOptions);
      answer.value = toJson(await askDevice(form.dataset.kithKey, options));
      form.submit();
    } catch {
      problem.textContent = 'Nothing came from your device. Try again, or go on without it.';
    }
  });
}
