import type { PersonCard } from '../persons/person-card.ts';
import { familyPageOf, paths } from '../persons/person-paths.ts';
import type { Found } from './search-queries.ts';
import { mostFound } from './search-rules.ts';

export type SearchPage = {
  readonly typed: string;
  readonly searched: boolean;
  /** What a reader is told first: '3 people'. */
  readonly heading: string;
  readonly results: readonly {
    readonly card: PersonCard;
    readonly matched: string;
    readonly familyHref: string | null;
  }[];
  /** Offered only after a search, carrying what was typed; null where the role does not add people. */
  readonly addHref: string | null;
  readonly more: boolean;
  /** Records of which only the name may be said, and whom to ask. */
  readonly sensitive: readonly SensitiveHit[];
  /** Where a call about a child is passed on whom nobody finds; null where the role takes no calls. */
  readonly askHref: string | null;
};

export type SensitiveHit = { readonly shown: string; readonly ask: string; readonly href: string };

type Input = {
  readonly typed: string;
  readonly found: readonly Found[];
  readonly cards: readonly PersonCard[];
  readonly mayAdd: boolean;
  readonly sensitive: readonly SensitiveHit[];
  readonly mayAsk: boolean;
  /** Whether the reader may open family pages of the children found. */
  readonly mayFamily: boolean;
};

/** Exactly what the search page prints. */
export function searchPage({ typed, found, cards, mayAdd, sensitive, mayAsk, mayFamily }: Input): SearchPage {
  const why = new Map(found.map((one) => [String(one.personId), one.why]));
  const searched = typed.trim() !== '';
  const count = cards.length;
  return {
    typed,
    searched,
    heading: count === 0 ? 'Nobody found' : count === 1 ? '1 person' : `${count} people`,
    results: inOrder(cards, found).map((card) => ({
      card,
      matched: matchedWords(why.get(card.id) ?? []),
      familyHref: mayFamily && card.child ? familyPageOf(card.id) : null,
    })),
    addHref: searched && mayAdd ? `${paths.add}?q=${encodeURIComponent(typed)}` : null,
    more: count === mostFound,
    sensitive,
    askHref: mayAsk ? paths.askCallBack : null,
  };
}

/** The best fit first; of those who fit as well, children before adults, then by name. */
function inOrder(cards: readonly PersonCard[], found: readonly Found[]): readonly PersonCard[] {
  const rank = new Map(found.map((one) => [String(one.personId), one.rank]));
  const rankOf = ({ id }: PersonCard) => rank.get(id) ?? 0;
  return [...cards].sort(
    (a, b) =>
      rankOf(b) - rankOf(a) || Number(b.child) - Number(a.child) || a.shown.localeCompare(b.shown, 'en-GB'),
  );
}

const words: Readonly<Record<string, string>> = {
  name: 'name',
  'name begins': 'name begins like this',
  'name like': 'name spelt alike',
  'name sounds': 'name sounds alike',
  'former name': 'former name',
  'former name begins': 'former name begins like this',
  'former name like': 'former name spelt alike',
  'former name sounds': 'former name sounds alike',
  'birth date': 'date of birth',
  'birth date, day and month swapped': 'date of birth, with day and month swapped',
  'expected on': 'day on which they are expected',
  'identifier local': 'child id',
  'identifier former local': 'former child id',
  'identifier nhs': 'NHS number',
  'identifier upn': 'UPN',
  'identifier former upn': 'former UPN',
  'identifier uln': 'ULN',
  'identifier home office': 'Home Office reference',
  phone: 'phone number',
  'postcode in care': 'postcode of their home, now or before',
  unborn: 'not born yet',
};

/** Why somebody was found, in words, each once. */
export function matchedWords(why: readonly string[]): string {
  return [...new Set(why.map((code) => words[code] ?? code))].join(', ');
}
