import {
  beginSession,
  dropPack,
  findDraft,
  findSession,
  keepDraft,
  keepPack,
  listPacks,
  sendDraft,
  wipe,
} from './cache.ts';
import { element, fillDay, fillForm, fieldsOf } from './elements.ts';
import { enqueue } from './queue.ts';
import type { Pack, Session } from './taken.ts';
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
    await enqueue(session, { children: pack.children, fields: {}, isLook: true });
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
  // Without a server there is no other end than this one.
  for (const button of form.querySelectorAll('button[name="step"]:not([value="finish"])')) button.remove();
  fillDay(form, new Date());
  fillForm(form, await findTyped(session, pack));
  const state = form.querySelector('[data-kith-draft-state]');
  let typed: Promise<unknown> = Promise.resolve();
  // One after the other: an older text never comes to stand over a newer one. What is said is said of the last.
  form.addEventListener('input', () => {
    const draft = { children: pack.children, fields: fieldsOf(form) };
    const keeping = typed
      .then(() => keepDraft(pack.id, draft))
      .then(
        () => 'Kept on this device. Not finished.',
        () => 'Not kept: this device has no room.',
      );
    typed = keeping;
    void keeping.then((words) => typed === keeping && state && (state.textContent = words));
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void finish(form, { session, pack, say, typed: () => typed });
  });
}

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one, place) => one === others[place]);

/** What was typed about the same children; where the family has changed since, it goes to the server as it was. */
async function findTyped(session: Session, pack: Pack): Promise<Readonly<Record<string, string>>> {
  const draft = await findDraft(pack.id);
  if (!draft || isSame(draft.children, pack.children)) return draft?.fields ?? {};
  await sendDraft(session, pack.id);
  return {};
}

type Page = { readonly session: Session; readonly pack: Pack; readonly say: Places['say'] };

/** `typed` is done, and does not fail, when all that was typed is kept, or could not be. */
type Finishing = Page & { readonly typed: () => Promise<unknown> };

/** From the drafts into the queue in one step: what is typed is never in neither place, and never in both. */
async function finish(form: HTMLFormElement, { session, pack, say, typed }: Finishing): Promise<void> {
  if (form.inert) return;
  form.inert = true;
  await typed();
  try {
    const said = { children: pack.children, fields: fieldsOf(form) };
    await enqueue(session, { ...said, isLook: false, draftId: pack.id });
  } catch {
    form.inert = false;
    return say('Not kept: this device has no room. What you wrote is still here.');
  }
  location.hash = '';
  say('Kept on this device. It is not sent yet.');
  await showEverywhere();
  const words = await sync();
  if (words.length > 0) say(...words);
}

/** With a network: the actor's own families and the one of the address, and the page that answers without one. */
async function takeAlong(root: HTMLElement, say: Places['say']): Promise<void> {
  const told = await fetchJson<Session>('/offline/keys');
  if (told === 'away') return say('Kith cannot be reached. What was taken along before is still here.');
  if (told === 'refused') return wipe();
  if (!told.ticket) return say('Working without a network is not set up here. Ask whoever runs Kith.');
  await beginSession(told);
  await navigator.serviceWorker.register(root.dataset['kithWorker'] ?? '', { scope: '/' });
  const taken = await takeFamilies([root.dataset['kithTake'] ?? [], told.own].flat());
  await navigator.serviceWorker.ready;
  say(`Ready without a network. Families on this device: ${taken}.`);
}

/** Takes the families of these children along, and anew what was taken before: brothers and sisters once. Gives how many. */
async function takeFamilies(asked: readonly string[]): Promise<number> {
  const before = (await listPacks()).map(({ id }) => id);
  const taken = new Map<string, string>();
  for (const id of new Set([...asked, ...before])) {
    if (taken.has(id)) {
      if (taken.get(id) !== id && !(await findDraft(id))) await dropPack(id);
      continue;
    }
    const pack = await fetchJson<Pack>(`/children/${id}/pack`);
    if (pack === 'away' || pack === 'refused') continue;
    await keepPack(pack);
    for (const child of [id, pack.id, ...pack.children]) taken.set(child, pack.id);
  }
  return new Set(taken.values()).size;
}

/** What our own server says; 'away' where nobody answered or it could not, 'refused' for another answer, such as the page to sign in. */
async function fetchJson<T>(url: string): Promise<T | 'away' | 'refused'> {
  const answer = await fetch(url).catch(() => undefined);
  if (!answer || answer.status >= 500) return 'away';
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  return answer.ok && isJson ? answer.json() : 'refused';
}
