import { formatDate } from '../../../platform/dates/format-date.ts';
import { livesWith } from './household-rules.ts';
import type { FamilyFacts } from './family-facts.ts';

const closest = ['mum', 'dad', 'parent', 'adoptive mother', 'adoptive father', 'adoptive parent'];
const siblings = [
  'sister',
  'brother',
  'brother or sister',
  'half-sister',
  'half-brother',
  'half-brother or half-sister',
  'half-brother or -sister',
];
/** In the order in which people are named. */
const named = [
  ...closest,
  'stepmother',
  'stepfather',
  'step-parent',
  'gran',
  'grandad',
  'grandparent',
  'aunt',
  'uncle',
  'foster carer',
  'guardian',
  ...siblings,
];

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

type Input = {
  readonly facts: FamilyFacts;
  readonly roles: ReadonlyMap<string, string>;
  readonly called: string;
};

/**
 * The map's heading: with whom the child lives, and which of their parents, brothers and sisters live elsewhere:
 * 'Ava lives with her gran; her dad and two brothers live elsewhere'.
 */
export function findingOf({ facts, roles, called }: Input): string {
  const alive = [...roles.keys()].filter((id) => facts.people.get(id)?.diedOn === null && isBorn(facts, id));
  if (isUnborn(facts)) return `${called} was not born yet on ${formatDate(facts.on)}`;
  if (roles.size === 0) return `Nobody of ${called}’s family is recorded yet`;
  const theirs = theirsOf(facts);
  const lives = (id: string) => livesWith(facts.index, id, facts.dwellings);
  const isHome = facts.dwellings.some(({ personId }) => personId === facts.index);
  const within = facts.home === null ? alive.filter((id) => lives(id) === true) : [];
  const apart = alive.filter((id) => isNear(roles.get(id)) && livesApart(facts, id));
  const where =
    facts.home === null
      ? whereOf(called, isHome, listed(within, roles, theirs))
      : `${called} lives ${inHome(small(facts.home))}`;
  const elsewhere = listed(apart, roles, theirs);
  const many = apart.length > 1 ? 'live' : 'lives';
  return elsewhere === '' ? where : `${where}; ${elsewhere} ${many} elsewhere`;
}

/** On the map of a day before the child was born their family stands without them living anywhere. */
function isUnborn({ index, people, on }: FamilyFacts): boolean {
  const birth = people.get(index)?.birthDate ?? null;
  return birth !== null && birth > on;
}

/** Somebody lives elsewhere where both homes are known and are two. */
function livesApart(facts: FamilyFacts, id: string): boolean {
  const known = facts.dwellings.some(({ personId }) => personId === id);
  return facts.home === null ? livesWith(facts.index, id, facts.dwellings) === false : known;
}

function whereOf(called: string, isHome: boolean, within: string): string {
  if (within !== '') return `${called} lives with ${within}`;
  return isHome
    ? `${called} lives with nobody who is on this map`
    : `Where ${called} lives is not recorded here`;
}

/** 'Foster home, NM1' inside a sentence: 'in a foster home in NM1'. Words that need no "in a" keep theirs. */
function inHome(home: string): string {
  const words = home.replace(/, (?=[A-Z]{1,2}\d[A-Z\d]?$)/, ' in ').replace(/^living (?=where )/, '');
  if (/^(with|at|on|in|where|somewhere) /.test(words)) return words;
  if (words.startsWith('other carers ')) return `with ${words}`;
  return /^an? /.test(words) ? `in ${words}` : `in a ${words}`;
}

const isBorn = ({ people }: FamilyFacts, id: string) => people.get(id)?.expectedOn === null;
const isNear = (role: string | undefined) =>
  (role ?? '').split(', ').some((word) => closest.includes(word) || siblings.includes(word));
const small = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

function theirsOf({ people, index }: FamilyFacts): string {
  const child = people.get(index);
  const said = (child?.pronouns ?? '').toLowerCase();
  if (said !== '') return said.startsWith('she') ? 'her' : said.startsWith('he') ? 'his' : 'their';
  return child?.sex === 'F' ? 'her' : child?.sex === 'M' ? 'his' : 'their';
}

/** 'her mum, her gran and two brothers': parents first, those of one kind counted. */
function listed(ids: readonly string[], roles: ReadonlyMap<string, string>, theirs: string): string {
  const words = ids
    .map((id) => roles.get(id)?.split(', ')[0] ?? '')
    .map((word) => (word.includes('’') ? 'relative' : word));
  const kinds = [...new Set(words)].sort((one, other) => placeOf(one) - placeOf(other));
  const parts = kinds.map((kind) => {
    const count = words.filter((word) => word === kind).length;
    return count === 1 ? kind : `${numbers[count] ?? count} ${pluralOf(kind)}`;
  });
  const [first, ...others] = parts;
  if (first === undefined) return '';
  const last = others.pop();
  return `${theirs} ${[first, ...others].join(', ')}${last === undefined ? '' : ` and ${last}`}`;
}

const placeOf = (kind: string) => (named.includes(kind) ? named.indexOf(kind) : named.length);

function pluralOf(word: string): string {
  if (word === 'brother or sister') return 'brothers and sisters';
  if (word === 'half-brother or half-sister') return 'half-brothers and half-sisters';
  return word.endsWith('child') ? `${word}ren` : `${word}s`;
}
