import type { About, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';
import { saidAs } from '../../../formats/ssda903/code-sets.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';

/** Kinds of home, as they follow 'live'. Codes of the looked-after return; the words are our own. */
const homes: Readonly<Record<string, string>> = {
  A: 'with a family who might adopt you',
  U1: 'with relatives or friends',
  U2: 'with relatives or friends',
  U3: 'with relatives or friends',
  U: 'with foster carers',
  K1: 'in a secure children’s home',
  K2: 'in a children’s home',
  K3: 'in a home with support',
  H5: 'in a place of your own, with support',
  P1: 'at home with your family',
  P2: 'in a place of your own',
  P3: 'where you worked',
  R1: 'in a care home',
  R2: 'in a hospital or nursing home',
  R3: 'in a family centre',
  R5: 'in a young offender institution',
  S1: 'at a boarding school',
  T1: 'in hospital for a short while',
  T2: 'on holiday for a while',
  T3: 'with other carers while yours were on holiday',
};

function homeWords(code: string | null | undefined): string {
  if (!code) return 'in a home of which the kind was not written down';
  return homes[code] ?? homes[code.slice(0, 1)] ?? 'somewhere else';
}

const reasons: Readonly<Record<string, string>> = {
  S: 'you came into care. You went to live',
  P: 'you moved to new carers. You went to live',
  T: 'you moved with the same carers. You went to live',
  B: 'you moved to new carers, and the legal reason for your being in care changed. You went to live',
  U: 'the legal reason for your being in care changed, and your home was counted anew. You lived',
  L: 'the legal reason for your being in care changed. You went on living',
};

const needs: Readonly<Record<string, string>> = {
  N1: 'you were not safe, or not looked after well enough',
  N2: 'you needed support with a disability',
  N3: 'a parent was ill or disabled',
  N4: 'things were very hard at home',
  N5: 'things were not going well at home',
  N6: 'you needed help with things that were happening',
  N7: 'there was not enough money at home',
  N8: 'no parent was there to look after you',
};

/** One stretch of care: where and with whom, by what law, why it ended; each address a passage of its own. */
export function tellEpisode(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'starts');
  const opening = reasons[row['reason_new'] ?? ''] ?? 'you lived';
  const need = row['reason_new'] === 'S' ? needs[row['category_of_need'] ?? ''] : undefined;
  const provider = saidAs('placement_provider', row['placement_provider'] ?? '');
  const words = sentences(
    `${onDay(about, on)} ${opening} ${homeWords(row['placement_type'])}.`,
    need && `The main reason that was written down: ${need}.`,
    provider && `The home was run by ${provider}.`,
    endOf(row),
  );
  const stay: Said = { chapter: 'Where you lived', on, words: [words] };
  return [stay, ...lawOf(row, about), ...addressesOf(row, on)];
}

/** Why the time in one home ended, in the second person: the codes' own words speak of somebody else. */
function endOf(row: Row): string {
  const ends = dayOf(row, 'ends');
  if (ends === null) return '';
  const moved = saidAs('reason_place_change', row['reason_place_change'] ?? '');
  if (row['reason_ended'] && row['reason_ended'] !== 'X1') {
    const left = saidAs('rec', row['reason_ended']);
    return `You left care on ${formatDate(ends)}${left ? `. Written down: ${left}` : ''}.`;
  }
  return `This was until ${formatDate(ends)}${moved ? `. Why you moved: ${you(moved)}` : ''}.`;
}

function you(words: string): string {
  return words === 'asked to move' ? 'you asked to' : words;
}

/** Said where it began or changed: a move alone leaves the law as it was. */
function lawOf(row: Row, about: About): readonly Said[] {
  const law = saidAs('legal_status', row['legal_status'] ?? '');
  if (law === undefined || row['reason_new'] === 'P' || row['reason_new'] === 'T') return [];
  const on = dayOf(row, 'starts');
  const words = `${onDay(about, on)} the legal reason for your being in care was: ${law}.`;
  return [{ chapter: 'Decisions about you', on, words: [words] }];
}

/** The family's home is said where a time in care begins, the child's own home wherever it is another one. */
function addressesOf(row: Row, on: Said['on']): readonly Said[] {
  const { home_postcode: home, placement_postcode: placement, urn, reason_new: reason } = row;
  const place = (text: string, places: readonly string[]): Said => ({
    chapter: 'Where you lived',
    on,
    words: [text],
    places,
  });
  // A home that is withheld goes into no copy; of one that is kept from whoever prepares it there is no passage (docs/adr/0023).
  const guarded = (said: Said, how = row['home_is']): readonly Said[] =>
    how === 'kept' ? [] : [how === 'withheld' ? { ...said, sensitivity: ['address at risk'] } : said];
  const isSameHome = reason === 'L';
  return [
    ...(home && (reason === 'S' || !reason)
      ? guarded(place(`Your family’s home then had the postcode ${home}.`, [home]), row['family_home_is'])
      : []),
    ...(placement && !isSameHome
      ? guarded(place(`The home where you lived had the postcode ${placement}.`, [placement]))
      : []),
    ...(urn && !isSameHome
      ? guarded(place(`The number under which inspectors know the home: ${urn}.`, [placement ?? urn]))
      : []),
  ];
}
