import { expect } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import type { AccountId, Role } from '../../src/modules/access/index.ts';
import { addStaffAccount, grantRole, startSession } from '../../src/modules/access/index.ts';
import { instant } from '../../src/platform/dates/instant.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import type { TestDatabase } from './database.ts';
import { testDatabase } from './database.ts';
import type { Element } from './form-driver-html.ts';
import { findAll, parseHtml, textOf } from './form-driver-html.ts';

/** What somebody fills in, by the names of the fields of one form that is on the page; several texts are several boxes. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** Where a page leads and what it says. */
export type Shown = { readonly path: string; readonly words: string; readonly html: string };

/** Kith over years: its clock stands on a day until it is moved, and everything is told through the forms of its pages. */
export type LifeFace = TestDatabase & {
  /** Moves the clock to ten in the morning of a day. */
  readonly moveTo: (day: string) => void;
  /** Moves it to a moment of a day. */
  readonly moveToTime: (at: string) => void;
  readonly today: () => string;
  readonly open: (role: Role, path: string) => Promise<Shown>;
  /**
   * Opens a page, fills in the one form on it that has all these fields, and sends it. A field that the form does not have, or a
   * choice that it does not offer, fails; so does an answer that is not saved.
   */
  readonly fill: (role: Role, path: string, filled: Filled) => Promise<Shown>;
  /** The same on a page that was opened before. */
  readonly answer: (role: Role, page: Shown, filled: Filled) => Promise<Shown>;
  /** Presses a button that asks nothing: the form on a page that leads to this address. */
  readonly press: (role: Role, path: string, action: string) => Promise<Shown>;
  /** The account of a role, which is made when it is first asked for. */
  readonly accountOf: (role: Role) => Promise<AccountId>;
};

/** '2020-05-17' as the three inputs of a date field. */
export const day = (name: string, on: string): Filled => {
  const [year = '', month = '', date = ''] = on.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

/** Starts it; call in `beforeAll`, and `close` in `afterAll`. No browser, no port. */
export async function startLifeFace(from: string): Promise<LifeFace> {
  const test = await testDatabase();
  let clock = instant(Date.parse(`${from}T10:00:00Z`));
  const failures: Error[] = [];
  // A check of a return that meets a change is done again: what was found is looked at by whoever asks.
  const onFailure = (what: string, error: Error) => void (what === 'checks' || failures.push(error));
  const server = await createFace({ database: test.database, face: 'staff', now: () => clock, onFailure });
  const today = () => clock.slice(0, 10);
  const accounts = new Map<Role, Promise<AccountId>>();
  const accountOf = (role: Role) => {
    const known = accounts.get(role) ?? addAccount(test, role, from);
    accounts.set(role, known);
    return known;
  };
  const sessions = new Map<string, Promise<string>>();
  const cookieOf = (role: Role) => {
    const key = `${role} ${clock}`;
    const cookie = sessions.get(key) ?? accountOf(role).then((account) => signIn(test, account, clock));
    sessions.set(key, cookie);
    return cookie;
  };
  const ask = async (role: Role, path: string, body?: URLSearchParams): Promise<Shown> => {
    const headers = {
      cookie: await cookieOf(role),
      ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    };
    const answer = await server.inject({
      method: body ? 'POST' : 'GET',
      url: path,
      headers,
      ...(body ? { payload: body.toString() } : {}),
    });
    const to = answer.headers.location;
    if (to !== undefined) return ask(role, to);
    const words = textOf(parseHtml(answer.body));
    const allowed = body ? [200, 422] : [200];
    expect(allowed, `${clock} ${role} ${path}: ${failures.map(String).join()} ${words}`).toContain(
      answer.statusCode,
    );
    return { path, words, html: answer.body };
  };
  const send = async (role: Role, page: Shown, filled: Filled, to?: string): Promise<Shown> => {
    const { action, fields } = fillForm(page, filled, to);
    return ask(role, action, fields);
  };
  const saved = (answer: Shown, where: string): Shown => {
    const errors = errorsOf(answer);
    expect(errors, `${today()} ${where}: ${errors.join(' ')}`).toEqual([]);
    return answer;
  };
  return {
    ...test,
    moveTo: (on) => void (clock = instant(Date.parse(`${on}T10:00:00Z`))),
    moveToTime: (at) => void (clock = instant(Date.parse(at))),
    today,
    open: (role, path) => ask(role, path),
    fill: async (role, path, filled) =>
      saved(await send(role, await ask(role, path), filled), `${role} ${path}`),
    answer: async (role, page, filled) => saved(await send(role, page, filled), `${role} ${page.path}`),
    press: async (role, path, action) =>
      saved(await send(role, await ask(role, path), {}, action), `${role} ${path}`),
    accountOf,
    close: async () => {
      expect(failures).toEqual([]);
      await server.close();
      await test.close();
    },
  };
}

/** What the summary of errors says; an empty list where the form was saved. */
function errorsOf({ html }: Shown): readonly string[] {
  const isSummary = ({ attributes }: Element) => /\bgovuk-error-summary\b/.test(attributes['class'] ?? '');
  return findAll(parseHtml(html), isSummary).map(textOf);
}

const isField = ({ tag, attributes }: Element) =>
  ['input', 'select', 'textarea', 'button'].includes(tag) && (attributes['name'] ?? '') !== '';

type Pair = readonly [name: string, value: string];

function fillForm({ html, path, words }: Shown, filled: Filled, to?: string) {
  const isForm = ({ tag, attributes }: Element) => tag === 'form' && attributes['method'] === 'post';
  const leads = ({ attributes }: Element) => to === undefined || attributes['action'] === to;
  const forms = findAll(parseHtml(html), isForm);
  const typed = Object.entries(filled).flatMap(([name, value]) =>
    [value].flat().map((one): Pair => [name, one]),
  );
  const form = forms.find((one) => leads(one) && typed.every((pair) => offers(one, pair)));
  if (!form) {
    const there = forms.map((one) => kept(one).join(' ')).join(' | ');
    const lacks = typed.filter((pair) => !forms.some((one) => offers(one, pair)));
    throw new Error(
      `No form on ${path} takes all of it (${lacks.join('; ')}); forms send: ${there}; ${words}`,
    );
  }
  const pairs = [...kept(form).filter(([name]) => !(name in filled)), ...typed];
  const [own = ''] = path.split('#');
  return {
    action: form.attributes['action'] ?? own,
    fields: new URLSearchParams(pairs.map(([name, value]) => [name, value])),
  };
}

/** What the form sends if nobody touches it. */
function kept(form: Element): Pair[] {
  return findAll(form, isField)
    .filter((field) => field.tag !== 'button' && !('disabled' in field.attributes) && !isUntouched(field))
    .map((field): Pair => [field.attributes['name'] ?? '', shownIn(field)]);
}

const isBox = ({ attributes }: Element) => ['radio', 'checkbox'].includes(attributes['type'] ?? '');
const isUntouched = (field: Element) => isBox(field) && !('checked' in field.attributes);

function shownIn(field: Element): string {
  if (field.tag === 'textarea') return field.children.join('');
  if (field.tag !== 'select') return field.attributes['value'] ?? (isBox(field) ? 'on' : '');
  const options = optionsOf(field);
  const chosen = options.find(({ attributes }) => 'selected' in attributes) ?? options[0];
  return chosen?.attributes['value'] ?? '';
}

const optionsOf = (select: Element) => findAll(select, ({ tag }) => tag === 'option');

/** Whether the form has such a field, and offers the choice where it is one. */
function offers(form: Element, [name, value]: Pair): boolean {
  const fields = findAll(form, isField).filter(({ attributes }) => attributes['name'] === name);
  return fields.some((field) => {
    const { type = 'text', value: own = '' } = field.attributes;
    if (field.tag === 'select')
      return optionsOf(field).some(({ attributes }) => attributes['value'] === value);
    const isChoice = field.tag === 'button' || ['radio', 'checkbox', 'hidden'].includes(type);
    return field.tag === 'textarea' || !isChoice || own === value;
  });
}

/** The value of the choice that begins with these words. @throws when there is none */
export function choiceOf({ html, path }: Shown, name: string, words: string): string {
  const isNamed = ({ tag, attributes }: Element) => tag === 'select' && attributes['name'] === name;
  const options = findAll(parseHtml(html), isNamed).flatMap(optionsOf);
  const found = options.find((option) => textOf(option).startsWith(words));
  if (!found)
    throw new Error(`${path} offers no ${name} called ${words}: ${options.map(textOf).join(' | ')}`);
  return found.attributes['value'] ?? '';
}

async function addAccount(test: TestDatabase, role: Role, from: string): Promise<AccountId> {
  return test.database.transaction({ account: null, role: 'loader' }, plainDate(from), async (db) => {
    const account = await addStaffAccount(db, { name: `The ${role}`, email: null, passwordHash: null });
    await grantRole(db, account, role, plainDate(from));
    return account;
  });
}

async function signIn(
  test: TestDatabase,
  account: AccountId,
  at: ReturnType<typeof instant>,
): Promise<string> {
  const token = await test.database.transaction(
    { account: null, role: 'loader' },
    plainDate(at.slice(0, 10)),
    (db) => startSession(db, 'staff', account, at),
  );
  return `kith_staff=${token}`;
}
