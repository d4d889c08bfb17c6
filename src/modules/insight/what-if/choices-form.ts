import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Field } from '../../../platform/forms/field.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { integer, text } from '../../../platform/forms/text-fields.ts';
import type { Asking, Choices, Lever, LeverUse, Range } from './lever.ts';
import { homeKinds } from './lever.ts';
import { levers } from './levers.ts';

/** What the form of a scenario gives. */
export type NamedChoices = { readonly name: string; readonly choices: Choices };

/** The names of the boxes of one asking: one for a decision, and for a belief whose range holds and three of one's own. */
export const boxNames = {
  decided: (lever: Lever, { key }: Asking) => `${lever.key}-${key}`,
  whose: (lever: Lever, { key }: Asking) => `${lever.key}-${key}-whose`,
  own: (lever: Lever, { key }: Asking, end: keyof Range) => `${lever.key}-${key}-${end}`,
  cost: (kind: string) => `cost-${kind.toLowerCase()}`,
};

export const ends = ['low', 'likely', 'high'] as const;

type Answers = Readonly<Record<string, unknown>>;

const schema: Readonly<Record<string, Field<unknown>>> = {
  name: text({ label: 'a name for this', max: 80 }),
  'months-to-full': integer({ label: 'in how many months it works in full', min: 0, max: 60 }),
  'price-growth': integer({ label: 'how much prices rise a year', min: -10, max: 30 }),
  ...Object.fromEntries(
    homeKinds.map((kind) => [
      boxNames.cost(kind),
      integer({ label: `what a week costs (${kind.toLowerCase()})`, min: 0, max: 100_000 }),
    ]),
  ),
  'cost-source': text({ label: 'where the costs come from', max: 200 }),
  ...Object.fromEntries(levers.flatMap(fieldsOf)),
};

function fieldsOf(lever: Lever): readonly (readonly [string, Field<unknown>])[] {
  return [
    ...lever.decide.map((asking) => [boxNames.decided(lever, asking), boxOf(asking)] as const),
    ...lever.believe.flatMap((asking) => [
      [
        boxNames.whose(lever, asking),
        optional(choice({ label: 'whose range', options: ['document', 'own'] })),
      ] as const,
      ...ends.map((end) => [boxNames.own(lever, asking, end), boxOf(asking)] as const),
    ]),
  ];
}

function boxOf({ label, min, max }: Asking): Field<unknown> {
  return optional(integer({ label: label.charAt(0).toLowerCase() + label.slice(1), min, max }));
}

/**
 * Reads the form of a scenario. A lever counts as used when any of its decisions is filled in; then everything that it
 * asks for has to be, and each range either be taken from the documents on purpose or stated.
 */
export function parseChoicesForm(body: unknown): Parsed<NamedChoices> {
  const parsed = parseForm(schema, body, (answers) => problemsOf(answers));
  return parsed.ok ? { ok: true, value: choicesOf(parsed.value) } : parsed;
}

function problemsOf(answers: Answers): readonly FieldError[] {
  const used = levers.filter((lever) => isUsed(lever, answers));
  if (used.length === 0) return [fieldError(firstBox, 'Fill in at least one lever')];
  return used.flatMap((lever) => [
    ...lever.decide.flatMap((asking) => missingDecision(lever, asking, answers)),
    ...lever.believe.flatMap((asking) => rangeProblems(lever, asking, answers)),
  ]);
}

const firstBox =
  levers.flatMap((lever) => lever.decide.map((asking) => boxNames.decided(lever, asking)))[0] ?? '';

function isUsed(lever: Lever, answers: Answers): boolean {
  return lever.decide.some((asking) => numberIn(answers, boxNames.decided(lever, asking)) !== undefined);
}

function missingDecision(lever: Lever, asking: Asking, answers: Answers): readonly FieldError[] {
  const name = boxNames.decided(lever, asking);
  return numberIn(answers, name) === undefined
    ? [fieldError(name, `${lever.title}: enter ${lower(asking)}`)]
    : [];
}

function rangeProblems(
  lever: Lever,
  asking: Lever['believe'][number],
  answers: Answers,
): readonly FieldError[] {
  const whose = boxNames.whose(lever, asking);
  if (asking.evidence?.range && answers[whose] === undefined)
    return [fieldError(whose, `${lever.title}: say whose range holds for ${lower(asking)}`)];
  if (answers[whose] === 'document') return [];
  const missing = ends.filter((end) => numberIn(answers, boxNames.own(lever, asking, end)) === undefined);
  const [first] = missing;
  if (first !== undefined)
    return [
      fieldError(
        boxNames.own(lever, asking, first),
        `${lever.title}: enter the lowest, the likeliest and the highest for ${lower(asking)}`,
      ),
    ];
  const { low, likely, high } = ownRange(lever, asking, answers);
  return low <= likely && likely <= high
    ? []
    : [
        fieldError(
          boxNames.own(lever, asking, 'low'),
          `${lever.title}: the lowest, the likeliest and the highest must rise`,
        ),
      ];
}

const lower = ({ label }: Asking) => label.charAt(0).toLowerCase() + label.slice(1);

function ownRange(lever: Lever, asking: Asking, answers: Answers): Range {
  const [low = 0, likely = 0, high = 0] = ends.map((end) =>
    numberIn(answers, boxNames.own(lever, asking, end)),
  );
  return { low, likely, high };
}

function choicesOf(answers: Answers): NamedChoices {
  const used = levers.filter((lever) => isUsed(lever, answers));
  const [fostering = 0, residential = 0, supported = 0, other = 0] = homeKinds.map((kind) =>
    numberIn(answers, boxNames.cost(kind)),
  );
  return {
    name: textIn(answers, 'name'),
    choices: {
      monthsToFull: numberIn(answers, 'months-to-full') ?? 0,
      priceGrowth: numberIn(answers, 'price-growth') ?? 0,
      weeklyCosts: { Fostering: fostering, Residential: residential, Supported: supported, Other: other },
      costSource: textIn(answers, 'cost-source'),
      levers: Object.fromEntries(used.map((lever) => [lever.key, useOf(lever, answers)])),
    },
  };
}

function useOf(lever: Lever, answers: Answers): LeverUse {
  return {
    decided: Object.fromEntries(
      lever.decide.map((asking) => [asking.key, numberIn(answers, boxNames.decided(lever, asking)) ?? 0]),
    ),
    believed: Object.fromEntries(
      lever.believe.map((asking) => [asking.key, rangeIn(lever, asking, answers)]),
    ),
  };
}

function rangeIn(lever: Lever, asking: Lever['believe'][number], answers: Answers): Range {
  const fromDocument = answers[boxNames.whose(lever, asking)] === 'document';
  return (fromDocument ? asking.evidence?.range : undefined) ?? ownRange(lever, asking, answers);
}

function numberIn(answers: Answers, name: string): number | undefined {
  const value = answers[name];
  return typeof value === 'number' ? value : undefined;
}

function textIn(answers: Answers, name: string): string {
  const value = answers[name];
  return typeof value === 'string' ? value : '';
}

/** What the form shows when a saved scenario is changed: each box as it was filled in. */
export function shownChoices({ name, choices }: NamedChoices): Readonly<Record<string, string>> {
  const shown: Record<string, string> = {
    name,
    'months-to-full': String(choices.monthsToFull),
    'price-growth': String(choices.priceGrowth),
    'cost-source': choices.costSource,
  };
  for (const kind of homeKinds) shown[boxNames.cost(kind)] = String(choices.weeklyCosts[kind]);
  for (const lever of levers) Object.assign(shown, shownUse(lever, choices.levers[lever.key]));
  return shown;
}

function shownUse(lever: Lever, use: LeverUse | undefined): Readonly<Record<string, string>> {
  if (!use) return {};
  const shown: Record<string, string> = {};
  for (const asking of lever.decide)
    shown[boxNames.decided(lever, asking)] = String(use.decided[asking.key] ?? '');
  for (const asking of lever.believe) {
    const range = use.believed[asking.key];
    if (range) Object.assign(shown, shownRange(lever, asking, range));
  }
  return shown;
}

function shownRange(
  lever: Lever,
  asking: Lever['believe'][number],
  range: Range,
): Readonly<Record<string, string>> {
  const document = asking.evidence?.range;
  const same = document !== undefined && ends.every((end) => document[end] === range[end]);
  if (same) return { [boxNames.whose(lever, asking)]: 'document' };
  return {
    [boxNames.whose(lever, asking)]: 'own',
    ...Object.fromEntries(ends.map((end) => [boxNames.own(lever, asking, end), String(range[end])])),
  };
}
