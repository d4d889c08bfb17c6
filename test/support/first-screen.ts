import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { screens } from './browser.ts';

/** A fact that whoever opens a page reads before they scroll: words, or a field by its label. */
export type FirstFact = string | RegExp | { readonly field: string };

const folder = resolve(import.meta.dirname, '../.results/phone');

/**
 * Why something is not seen on the first screen; '' where it is. It has to be whole on it (of an inline text that is broken,
 * its first line), and what lies at its middle has to be itself: nothing covers it. Runs in the page.
 */
function whyUnseen(one: Element): string {
  if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return 'is hidden';
  if (scrollY !== 0) return 'the page is scrolled';
  const { top, bottom, left, right } = one.getClientRects()[0] ?? one.getBoundingClientRect();
  const room = Math.min(top, left, innerWidth - right, innerHeight - bottom);
  if (room < 0) return `is beyond it by ${Math.ceil(-room)} px`;
  const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return there && (one.contains(there) || there.contains(one)) ? '' : 'is covered';
}

/** Holds that these facts show on a small phone before anybody scrolls, and keeps a picture of it in test/.results/phone. */
export async function expectOnFirstScreen(
  page: Page,
  name: string,
  facts: readonly FirstFact[],
): Promise<void> {
  expect(page.viewportSize()).toEqual(screens.phone);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
  const unseen: string[] = [];
  for (const fact of facts) {
    const [first] = await placeOf(page, fact).all();
    const why = first ? await first.evaluate(whyUnseen) : 'is not there';
    if (why !== '')
      unseen.push(`${typeof fact === 'object' && 'field' in fact ? fact.field : String(fact)}: ${why}`);
  }
  expect(unseen, `${name}: not on the first screen of ${page.url()}`).toEqual([]);
}

function placeOf(page: Page, fact: FirstFact): Locator {
  const main = page.locator('main');
  const found =
    typeof fact === 'object' && 'field' in fact
      ? main.getByLabel(fact.field, { exact: true })
      : main.getByText(fact);
  return found.filter({ visible: true });
}
