import { waitingWords } from '../upload-rules.ts';
import { countWaiting, sendAll } from './queue.ts';

/** How often it is tried again while something waits, in milliseconds. */
const again = 30_000;

/** Tells the other windows of this browser that the queue has changed. */
const windows = new BroadcastChannel('kith-waiting');

/** On every page: how many visits wait on this device, for as long as any does. */
export async function showWaiting(): Promise<void> {
  const words = waitingWords(await countWaiting());
  const line = document.querySelector('[data-kith-waiting]') ?? (words === '' ? undefined : addLine());
  const text = line?.querySelector('p');
  if (text) text.textContent = words;
  line?.toggleAttribute('hidden', words === '');
}

function addLine(): Element {
  const line = document.createElement('div');
  line.className = 'kith-notice';
  line.setAttribute('role', 'status');
  line.setAttribute('data-kith-waiting', '');
  const box = document.createElement('div');
  box.className = 'govuk-width-container';
  const text = document.createElement('p');
  text.className = 'kith-notice__text';
  box.append(text);
  line.append(box);
  document.querySelector('.govuk-skip-link')?.after(line);
  return line;
}

const said: Readonly<Record<string, string>> = {
  recorded: 'Sent and recorded.',
  unfinished: 'Sent. Something is missing, or is still to be looked at: it is under “Unfinished”.',
  held: 'Sent. A manager decides about it, because your access has changed.',
  conflict: 'Sent. It differs from what was sent before: look under “From devices”.',
};

/** Sends what waits, and says of each what the server said: nothing is said to be done before that. */
export async function sync(): Promise<readonly string[]> {
  const { acknowledged, looks } = await sendAll();
  await showEverywhere();
  return acknowledged.filter(({ id }) => !looks.has(id)).map(({ outcome }) => said[outcome] ?? '');
}

/** After something came into the queue or went out of it. */
export async function showEverywhere(): Promise<void> {
  await showWaiting();
  windows.postMessage('');
}

/** Tries at once, when the network comes back, and now and then while something waits. */
export function keepSending(tell: (words: readonly string[]) => void): void {
  const send = () => void sync().then(tell);
  addEventListener('online', send);
  windows.addEventListener('message', () => void showWaiting());
  setInterval(() => void countWaiting().then((waiting) => waiting > 0 && send()), again);
  send();
}
