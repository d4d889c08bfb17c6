import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import type { Field } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { integer, longText, text } from '../../../platform/forms/text-fields.ts';
import type { Known } from '../plan/goal-form.ts';
import { findWho } from '../plan/goal-form.ts';
import { pastDay } from '../promises/promise-form.ts';
import type { StarChangeSaid } from './keep-star.ts';
import type { ByKind, NewStarReading, StarArea } from './star-rules.ts';
import { starAreas, starAudienceNames } from './star-rules.ts';

/** What the form of a reading needs to know to be read. */
export type StarFormAbout = {
  readonly today: PlainDate;
  readonly firstName: string;
  readonly writer: string;
  readonly areas: readonly StarArea[];
  readonly known: readonly Known[];
};

/** The name of an area's number in the form. */
export const valueName = (area: string): string => `v-${area}`;

const asked = (today: PlainDate) => ({
  kind: choice({
    label: 'who gives it',
    options: ['child', 'parent', 'worker', 'somebody else'],
    missing: 'Select whose reading it is',
  }),
  who: optional(text({ label: 'their name' })),
  words: optional(longText({ label: 'what they said', max: 4000 })),
  audience: choice({
    label: 'who may read it',
    options: starAudienceNames,
    missing: 'Select who may read it: the child chooses',
  }),
  on: pastDay('the day', today),
});

const numbers = (areas: readonly StarArea[]): Readonly<Record<string, Field<number | undefined>>> =>
  Object.fromEntries(
    areas.map(({ area, name }) => [
      valueName(area),
      optional(integer({ label: `“${name}”`, min: 0, max: 10 })),
    ]),
  );

/** The questions of a reading. */
export const starSchema = ({ areas, today }: Pick<StarFormAbout, 'areas' | 'today'>) => ({
  ...numbers(areas),
  ...asked(today),
});

/** A reading as the form gives it, with one of the family who gave it. */
export type ParsedStar = NewStarReading & { readonly alsoOf: readonly string[] };

type Values = Readonly<Record<string, number>>;

/** The numbers that were given: at least one. */
function parseValues(body: unknown, areas: readonly StarArea[]): Parsed<Values> {
  const parsed = parseForm(numbers(areas), body);
  if (!parsed.ok) return parsed;
  const given = areas.flatMap(({ area }) => {
    const value = parsed.value[valueName(area)];
    return value === undefined ? [] : [[area, value] as const];
  });
  if (given.length > 0) return { ok: true, value: Object.fromEntries(given) };
  const first = valueName(areas[0]?.area ?? '');
  return { ok: false, errors: [fieldError(first, 'Enter at least one number from 0 to 10')], typed: {} };
}

const needsName = (kind: ByKind): boolean => kind === 'parent' || kind === 'somebody else';

/** Reads a reading: at least one number, and whose. */
export function parseStar(body: unknown, about: StarFormAbout): Parsed<ParsedStar> {
  const values = parseValues(body, about.areas);
  const said = parseForm(asked(about.today), body, ({ kind, who }) =>
    needsName(kind) && !who ? [fieldError('who', 'Enter who it was, such as “Mum”')] : [],
  );
  if (!said.ok || !values.ok)
    return {
      ok: false,
      errors: [...(values.ok ? [] : values.errors), ...(said.ok ? [] : said.errors)],
      typed: {},
    };
  const { kind, who, words, audience, on } = said.value;
  const named = kind === 'child' ? findWho(about.firstName, []) : findWho(who ?? '', about.known);
  return {
    ok: true,
    value: {
      ...{ readOn: on, byKind: kind, byWhom: named.who || about.writer, words: words ?? null, audience },
      values: values.value,
      alsoOf: named.whoId === null ? [] : [named.whoId],
    },
  };
}

/** The questions of choosing anew who reads a reading. */
export const audienceSchema = {
  audience: choice({ label: 'who may read it', options: starAudienceNames }),
  how: longText({ label: 'how the child chose', max: 2000 }),
};
export const takeBackSchema = { why: longText({ label: 'why it is taken back', max: 2000 }) };

/** Reads what is said later of a reading: which of the two forms was sent stands in `act`. */
export function parseStarChange(body: Readonly<Record<string, unknown>>): Parsed<StarChangeSaid> {
  if (postedLine(body, 'act') === 'back') {
    const parsed = parseForm(takeBackSchema, body);
    return parsed.ok
      ? { ok: true, value: { kind: 'taken back', audience: null, words: parsed.value.why } }
      : parsed;
  }
  const parsed = parseForm(audienceSchema, body);
  if (!parsed.ok) return parsed;
  const { audience, how: words } = parsed.value;
  return { ok: true, value: { kind: 'audience', audience, words } };
}

export const areaName = (area: string): string => `name-${area}`;

/** Names of areas as they are typed: of the eight an empty one is called as before, an own one is not asked any more. */
export const areasSchema = (areas: readonly StarArea[]) =>
  Object.fromEntries(
    [...areas, { area: 'new' }].map(({ area }) => [
      areaName(area),
      optional(text({ label: 'the name of an area', max: 60 })),
    ]),
  );

/** Reads how a child calls the areas of their star. `newArea` is the key of one that is added. */
export function parseAreas(
  body: unknown,
  { areas, newArea }: { readonly areas: readonly StarArea[]; readonly newArea: string },
): Parsed<readonly StarArea[]> {
  const parsed = parseForm(areasSchema(areas), body);
  if (!parsed.ok) return parsed;
  const eight: ReadonlyMap<string, string> = new Map(Object.entries(starAreas));
  const named = areas.flatMap(({ area }) => {
    const name = parsed.value[areaName(area)] ?? eight.get(area);
    return name === undefined ? [] : [{ area, name }];
  });
  const added = parsed.value[areaName('new')];
  return { ok: true, value: added === undefined ? named : [...named, { area: newArea, name: added }] };
}
