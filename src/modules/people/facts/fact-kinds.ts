import { contacts } from './contact-kind.ts';
import type { FactKind } from './fact-kind.ts';
import { family } from './family-kind.ts';
import { homes } from './home-kind.ts';
import { names } from './name-kind.ts';
import { numbers } from './number-kind.ts';
import { responsibility } from './responsibility-kind.ts';
import { ties } from './tie-kind.ts';

/** Every kind of fact, in the order of the page. */
export const factKinds: readonly FactKind[] = [names, numbers, homes, contacts, family, ties, responsibility];

/** Finds a kind by the last part of its address. */
export function findFactKind(path: string): FactKind | undefined {
  return factKinds.find((kind) => kind.path === path);
}
