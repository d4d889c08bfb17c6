import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Chance } from '../support/chance.ts';
import type { DraftWorld } from '../support/draft-world.ts';
import { password } from '../support/draft-world.ts';

/** What stands in the fields of a form, by their names: of all children, and of each. */
export type Written = Readonly<Record<string, string>>;
const fields = ['purpose', 'why_0', 'why_1', 'why_2', 'gained'] as const;

export const pageOf = (world: DraftWorld): Page => world.screen().page;
const field = (world: DraftWorld, name: string) => pageOf(world).locator(`[name="${name}"]`);
const state = (world: DraftWorld) => pageOf(world).locator('[data-kith-draft-state]');

/** Signs in: a sign-in of before has ended meanwhile. */
export async function signIn(world: DraftWorld): Promise<void> {
  const page = pageOf(world);
  await page.context().clearCookies();
  await page.goto(`${world.origin}/sign-in`);
  await page.getByLabel('E-mail address').fill(world.email);
  await page.getByLabel('Password').first().fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Gives the path of the draft. */
export async function beginAtDesk(world: DraftWorld): Promise<string> {
  const page = pageOf(world);
  await page.context().setOffline(false);
  await page.goto(`${world.origin}/children/${world.child}/entries`);
  await page.getByRole('button', { name: 'Record a visit' }).click();
  await page.waitForURL(/\/visits\//);
  return new URL(page.url()).pathname;
}

/** Takes the family along, once though each child of it is this worker's own, and opens its form, where the server is not asked. */
export async function beginOnDevice(world: DraftWorld): Promise<void> {
  await pageOf(world).context().setOffline(false);
  await pageOf(world).goto(`${world.origin}/offline`);
  await pageOf(world).getByText('Ready without a network. Families on this device: 1.').waitFor();
  await cutOff(world);
  await openOnDevice(world);
}

export async function openOnDevice(world: DraftWorld): Promise<void> {
  await pageOf(world).goto(`${world.origin}/offline`);
  await pageOf(world).getByRole('listitem').getByRole('link', { name: /^Ada/ }).first().click();
  await field(world, 'purpose').waitFor();
}

export const cutOff = (world: DraftWorld) => pageOf(world).context().setOffline(true);

type Writing = { readonly before: Written; readonly words: string; readonly chance: Chance };

/** Types on, key by key, at the end of each field; the fields come in any order. Gives what then stands in them. */
export async function write(world: DraftWorld, { before, words, chance }: Writing): Promise<Written> {
  const written: Record<string, string> = { ...before };
  for (const name of [...fields].sort(() => chance.next() - 0.5)) {
    const more = ` ${words} ${name} ${chance.whole(100, 999)}`;
    await field(world, name).press('End');
    await field(world, name).pressSequentially(more, { delay: chance.whole(0, 8) });
    written[name] = `${written[name] ?? ''}${more}`;
  }
  return written;
}

/**
 * Until the page says that what stands in it is kept, on the server or on this device. One more key is pressed for it, so that what
 * the page says of an earlier text does not count.
 */
export async function untilKept(world: DraftWorld, written: Written): Promise<Written> {
  await pageOf(world).evaluate(`(() => {
    const gained = document.querySelector('[name="gained"]');
    gained.value += '.';
    gained.dispatchEvent(new Event('input', { bubbles: true }));
    document.querySelector('[data-kith-draft-state]').textContent = '…';
  })()`);
  await state(world).filter({ hasText: saidKept }).waitFor();
  return { ...written, gained: `${written['gained'] ?? ''}.` };
}

const saved = /^Saved at \S+ Not finished\.$/;
const saidKept = /^Saved at \S+ Not finished\.$|kept on this device|^Kept on this device/;

/** Until a save is on its way to the server. */
export const untilSending = (world: DraftWorld) =>
  pageOf(world).waitForRequest(
    (request) => request.method() === 'POST' && request.url().includes('/visits/'),
  );

/** To the same visit after a kill: a page that lives on saves by itself, another is opened after its writer signed in. */
export async function comeBack(
  world: DraftWorld,
  draft: string,
  victims: readonly ('browser' | 'server')[],
): Promise<void> {
  if (victims.length > 0 && !victims.includes('browser')) {
    await state(world).filter({ hasText: saved }).waitFor({ timeout: 20_000 });
    return;
  }
  await signIn(world);
  await pageOf(world).goto(`${world.origin}${draft}`);
  await field(world, 'purpose').waitFor();
  await bringBack(world);
}

/** Takes what the device offers, if it offers anything; it says so once it has looked. */
export async function bringBack(world: DraftWorld): Promise<void> {
  const page = pageOf(world);
  await page.locator('form[data-kith-looked]').waitFor();
  const offer = page.getByRole('button', { name: 'Bring it back' });
  if (!(await offer.isVisible())) return;
  await offer.click();
  await state(world).filter({ hasText: saved }).waitFor();
}

type Expected = { readonly kept: Written; readonly typed: Written | undefined };

/** What was said to be kept stands in the form, all of it, and nothing older; what was typed after it may follow. */
export async function expectNothingLost(world: DraftWorld, { kept, typed }: Expected): Promise<void> {
  for (const name of fields) {
    const found = await field(world, name).inputValue();
    expect(found.trimStart(), name).toMatch(new RegExp(`^${(kept[name] ?? '').trimStart()}`));
    if (typed) expect(found.trim(), name).toBe((typed[name] ?? '').trim());
  }
}

/** Fills in what is missing and sends the form twice at once: there is one entry for each child, with the words of the form. */
export async function finishTwice(world: DraftWorld, draft: string): Promise<void> {
  const page = pageOf(world);
  for (const place of [0, 1, 2]) await page.locator(`[name="seen_${place}"][value="not alone"]`).check();
  await page.locator('[name="sleeps"][value="as recorded"]').check();
  const purpose = (await field(world, 'purpose').inputValue()).trim();
  await untilKept(world, {});
  const statuses = await page.evaluate<number[]>(`(() => {
    const form = document.querySelector('form[data-kith-draft]');
    const body = new URLSearchParams(new FormData(form));
    body.append('step', 'finish');
    const send = () => fetch(form.action, { method: 'POST', body }).then(({ status }) => status);
    return Promise.all([send(), send()]);
  })()`);
  expect(statuses).toEqual([200, 200]);
  const event = draft.split('/').at(-1);
  const entries = await world.query<{ words: string; count: number }>(
    `select p.words, count(distinct e.id)::int as count from practice.entry e
       join practice.entry_passage p on p.entry_id = e.id and p.about = 'purpose'
      where e.event_id = $1 group by p.words`,
    [event],
  );
  expect(entries).toEqual([{ words: purpose, count: 3 }]);
}

/** The visits that are not finished and begin with these words. */
export async function listDrafts(world: DraftWorld, purpose: string): Promise<readonly string[]> {
  const rows = await world.query<{ id: string }>(
    `select distinct draft_id as id from practice.entry_draft
      where finished_at is null and starts_with(ltrim(shared ->> 'purpose'), $1)`,
    [purpose.trimStart()],
  );
  return rows.map(({ id }) => id);
}
