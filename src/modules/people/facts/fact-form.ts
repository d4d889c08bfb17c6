import { fieldError } from '../../../platform/forms/field.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { keepTyped, postedLine, toPosted } from '../../../platform/forms/posted.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { findTieChoice, findTieOf, labelsOf } from '../family/relationship-rules.ts';
import type { Sex } from '../persons/person-queries.ts';
import type { FactKind } from './fact-kind.ts';
import { parseFact } from './question.ts';
import type { FactValues } from './question.ts';

/** The two people of a relationship, as the page of the first has them. */
export type Pair = {
  readonly person: { readonly id: string; readonly sex: Sex | null };
  readonly other: { readonly id: string; readonly sex: Sex | null };
};

type Around = { readonly pair: Pair | null; readonly holders: readonly { readonly id: string }[] };
type Read =
  | { readonly ok: true; readonly value: FactValues }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads a form about a fact into its columns. */
export function parseFactForm(kind: FactKind, body: unknown, { pair, holders }: Around): Read {
  const parsed = parseFact(kind.questions, body, kind.check);
  const more = pair
    ? readTie(body, pair)
    : kind.table === 'parental_responsibility'
      ? readHolder(body, holders)
      : kind.table === 'tie'
        ? readTiedTo(body, holders)
        : nothingMore;
  const errors = [...(more.ok ? [] : more.errors), ...(parsed.ok ? [] : parsed.errors)];
  return parsed.ok && more.ok
    ? { ok: true, value: { ...kind.stored(parsed.value), ...more.value } }
    : { ok: false, errors };
}

const nothingMore: Read = { ok: true, value: {} };

function readTie(body: unknown, { person, other }: Pair): Read {
  const choice = findTieChoice(postedLine(toPosted(body), 'tie'));
  if (!choice) return { ok: false, errors: [fieldError('tie', 'Select what they are to each other')] };
  const { otherIs, personIs } = labelsOf(choice, { other: other.sex, person: person.sex });
  return { ok: true, value: { other_id: other.id, role: personIs, other_role: otherIs } };
}

function readHolder(body: unknown, holders: Around['holders']): Read {
  const posted = toPosted(body);
  const chosen = postedLine(posted, 'holder');
  if (holders.some(({ id }) => id === chosen))
    return { ok: true, value: { holder_id: chosen, holder_agency: null } };
  if (chosen !== 'agency') return { ok: false, errors: [fieldError('holder', 'Select who has it')] };
  const agency = postedLine(posted, 'holder_agency').slice(0, 200);
  return agency === ''
    ? { ok: false, errors: [fieldError('holder_agency', 'Enter the name of the council or agency')] }
    : { ok: true, value: { holder_id: null, holder_agency: agency } };
}

function readTiedTo(body: unknown, holders: Around['holders']): Read {
  const posted = toPosted(body);
  const chosen = postedLine(posted, 'holder');
  if (holders.some(({ id }) => id === chosen))
    return { ok: true, value: { other_id: chosen, organisation: null } };
  if (chosen !== 'place')
    return { ok: false, errors: [fieldError('holder', 'Select who or what it is with')] };
  const place = postedLine(posted, 'organisation').slice(0, 200);
  return place === ''
    ? { ok: false, errors: [fieldError('organisation', 'Enter the name of the school, club or service')] }
    : { ok: true, value: { other_id: null, organisation: place } };
}

/** What was typed, whatever came of it. */
export function typedFact(kind: FactKind, body: unknown): Typed {
  const names = kind.questions.flatMap(({ name, kind: how }) =>
    how === 'date' ? [`${name}-day`, `${name}-month`, `${name}-year`] : [name],
  );
  return keepTyped(toPosted(body), [...names, 'tie', 'holder', 'holder_agency', 'organisation']);
}

/** What is recorded of the other person, as the form's inputs have it. `values` are as the page's person reads them. */
export function shownOther(kind: FactKind, values: FactValues): Typed {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  if (kind.table === 'relationship') return { tie: findTieOf(text('role'), text('other_role'))?.value ?? '' };
  if (kind.table === 'tie')
    return text('other_id') === ''
      ? { holder: 'place', organisation: text('organisation') }
      : { holder: text('other_id') };
  if (kind.table !== 'parental_responsibility') return {};
  return text('holder_id') === ''
    ? { holder: 'agency', holder_agency: text('holder_agency') }
    : { holder: text('holder_id') };
}
