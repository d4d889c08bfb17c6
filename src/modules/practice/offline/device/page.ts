import type { Pack, Session } from './cache.ts';
import {
  beginSession,
  dropDraft,
  findDraft,
  findSession,
  keepDraft,
  keepPack,
  listPacks,
  wipe,
} from './cache.ts';
import { element, fillDay, fillForm, fieldsOf } from './elements.ts';
import { enqueue } from './queue.ts';
import { showEverywhere, sync } from './waiting-line.ts';

/** The page that works without a network: families, one family with its form, and what became of what was sent. */
export async function startPage(root: HTMLElement): Promise<(words: readonly string[]) => void> {
  const [state, families, family] = [element('p', 'govuk-body'), element('div'), element('div')];
  state.setAttribute('role', 'status');
  root.replaceChildren(state, families, family);
  const say = (...words: readonly string[]) => void (state.textContent = words.join(' '));
  const draw = () => drawAll({ say, families, family });
  addEventListener('hashchange', () => void draw());
  await draw();
  // The page of a server that answered says which script answers without one.
  if (root.dataset['kithWorker'] && document.querySelector('form[action="/sign-out"]'))
    void takeAlong(root, say).then(draw);
  return (words) => words.length > 0 && say(...words);
}

type Places = {
  readonly say: (...words: readonly string[]) => void;
  readonly families: HTMLElement;
  readonly family: HTMLElement;
};

async function drawAll(places: Places): Promise<void> {
  const packs = await listPacks();
  const chosen = packs.find(({ id }) => `#${id}` === location.hash);
  places.families.replaceChildren(...familyList(packs));
  places.families.hidden = chosen !== undefined;
  places.family.replaceChildren();
  const session = await findSession();
  if (chosen && session) await drawFamily(places, session, chosen);
}

function familyList(packs: readonly Pack[]): readonly Node[] {
  if (packs.length === 0)
    return [
      element('p', 'govuk-body', 'No family is on this device. Sign in, and open this page with a network.'),
    ];
  const items = packs.map(({ id, title, takenAt }) => {
    const link = element('a', 'govuk-link', title);
    link.setAttribute('href', `#${id}`);
    const when = new Date(takenAt).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
    const item = element('li');
    item.append(link, ' ', element('span', 'govuk-hint', `as it was on ${when}`));
    return item;
  });
  const ul = element('ul', 'govuk-list govuk-list--spaced');
  ul.append(...items);
  return [element('h2', 'govuk-heading-m', 'On this device'), ul];
}

async function drawFamily({ say, family }: Places, session: Session, pack: Pack): Promise<void> {
  const back = element('a', 'govuk-back-link', 'All families on this device');
  back.setAttribute('href', '#');
  const page = element('div');
  // Drawn by the server, which escaped all words in it, and sealed since.
  page.innerHTML = pack.html;
  try {
    await enqueue(session, pack, { fields: {}, isLook: true });
  } catch {
    return say('Not opened: this device has no room. What waits to be sent is still here.');
  }
  const form = page.querySelector('form');
  if (form) await prepare(form, { session, pack, say });
  // Shown last: nobody can type before it is kept, or send what nothing here would take.
  family.replaceChildren(back, page);
}

/** What was typed before is in it again, what is typed from now on is kept, and finishing puts it into the queue. */
async function prepare(form: HTMLFormElement, { session, pack, say }: Page): Promise<void> {
  form.removeAttribute('data-kith-draft');
  for (const button of form.querySelectorAll('button[value="later"]')) button.remove();
  fillDay(form, new Date());
  fillForm(form, (await findDraft(pack.id)) ?? {});
  let typed: Promise<unknown> = Promise.resolve();
  // One after the other: an older text never comes to stand over a newer one.
  form.addEventListener('input', () => {
    const keep = () => keepDraft(pack.id, fieldsOf(form));
    typed = typed.then(keep, keep);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void finish(form, { session, pack, say, typed: () => typed });
  });
}

type Page = { readonly session: Session; readonly pack: Pack; readonly say: Places['say'] };

/** `typed` is done when all that was typed is kept, or could not be. */
type Finishing = Page & { readonly typed: () => Promise<unknown> };

/** First into the queue, then out of sight: what is typed is never in neither place. */
async function finish(form: HTMLFormElement, { session, pack, say, typed }: Finishing): Promise<void> {
  if (form.dataset['kithSending']) return;
  form.dataset['kithSending'] = 'yes';
  try {
    await enqueue(session, pack, { fields: fieldsOf(form), isLook: false });
  } catch {
    delete form.dataset['kithSending'];
    return say('Not kept: this device has no room. What you wrote is still here.');
  }
  await typed().catch(() => undefined);
  await dropDraft(pack.id);
  location.hash = '';
  say('Kept on this device. It is not sent yet.');
  await showEverywhere();
  const words = await sync();
  if (words.length > 0) say(...words);
}

/** With a network: the actor's own families and the one of the address, and the page that answers without one. */
async function takeAlong(root: HTMLElement, say: Places['say']): Promise<void> {
  const told = await fetchJson<Session>('/offline/keys');
  if (!told) return wipe();
  if (!told.ticket) return say('Working without a network is not set up here. Ask whoever runs Kith.');
  await beginSession(told);
  await navigator.serviceWorker.register(root.dataset['kithWorker'] ?? '', { scope: '/' });
  const before = (await listPacks()).map(({ id }) => id);
  const wanted = new Set([root.dataset['kithTake'] ?? [], before, told.own].flat());
  let taken = 0;
  for (const id of wanted) {
    const pack = await fetchJson<Pack>(`/children/${id}/pack`);
    if (!pack) continue;
    await keepPack(pack);
    taken += 1;
  }
  await navigator.serviceWorker.ready;
  say(`Ready without a network. Families on this device: ${taken}.`);
}

/** What our own server says; undefined for anything else, such as the page to sign in. */
async function fetchJson<T>(url: string): Promise<T | undefined> {
  const answer = await fetch(url).catch(() => undefined);
  const isJson = answer?.headers.get('content-type')?.startsWith('application/json');
  return answer?.ok && isJson ? answer.json() : undefined;
}
