import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatNumber } from '../figures/number-rules.ts';
import type { WayToPart } from './group-words.ts';
import { compareGroups, groupLabel, wayWords } from './group-words.ts';
import { hideGroups } from './group-suppression-rules.ts';
import type { Measure } from './measure.ts';
import { isAboutChildren } from './measure.ts';
import type { GroupCounts, MeasureValue } from './measure-rules.ts';
import { valueOfGroup } from './measure-rules.ts';
import { addsUp, childrenHref, formatValue, orDash, tooFew } from './measure-value-page.ts';
import { hasOwnShares, numbersBehind } from './numbers-behind-rules.ts';

export type PrintedGroup = {
  readonly label: string;
  /** What its bar shows: the value, or for a rate the numerator; null where it is hidden or there is none. */
  readonly value: number | null;
  readonly text: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly href: string | undefined;
};

export type GroupTable = {
  readonly by: WayToPart;
  readonly heading: string;
  readonly units: string;
  readonly groups: readonly PrintedGroup[];
  /** What to know of these groups; why there are none. */
  readonly notes: readonly string[];
};

export type GroupInput = {
  readonly measure: Measure;
  readonly day: PlainDate;
  readonly by: WayToPart;
  readonly found: readonly GroupCounts[];
  readonly areas: ReadonlyMap<string, string>;
  readonly countsOnly: boolean;
};

/** A measure group by group. For those who see counts only, small groups and those that would give them away are hidden. */
export function groupTable(input: GroupInput): GroupTable {
  const { measure, by, found, countsOnly } = input;
  const units = measure.kind === 'rate' ? 'children' : measure.unit === '%' ? 'Percent' : measure.unit;
  const why = whyNone(input);
  const none = (note: string) => ({ by, heading: `By ${by}`, units, groups: [], notes: [note] });
  if (why !== undefined) return none(why);
  const groups = [...found].sort((a, b) => compareGroups(by, a.group, b.group));
  const hidden = hiddenGroups(measure, groups);
  if (countsOnly && hidden.every(Boolean)) return none('The groups are too small to be shown.');
  const printed = groups.map((group, index) =>
    printGroup(group, input, countsOnly && hidden[index] === true),
  );
  return { by, heading: findHeading(by, printed), units, groups: printed, notes: listNotes(input) };
}

/** Where somebody counts once for each part, groups do not add up to people: one that is too small hides them all. */
function hiddenGroups(measure: Measure, groups: readonly GroupCounts[]): readonly boolean[] {
  const hidden = hideGroups(groups.map(({ counts }) => numbersBehind(measure, counts)));
  return hasOwnShares(measure) ? hidden.map(() => hidden.some(Boolean)) : hidden;
}

function whyNone({ measure, day, found, countsOnly }: GroupInput): string | undefined {
  if (!isAboutChildren(measure)) return `This counts ${measure.about}, which have no such groups.`;
  if (found.length === 0) return 'There were no children to measure.';
  if (countsOnly && addsUp(measure) && !day.endsWith('-03-31'))
    return 'Groups of what adds up over a year are given for whole years: ask for a 31 March.';
  return undefined;
}

function listNotes({ measure, by }: GroupInput): readonly string[] {
  const rate = 'How many children of each group live in the area is not in the settings: numbers, not rates.';
  return [wayWords[by].goesBy, ...(measure.kind === 'rate' ? [rate] : [])];
}

function printGroup({ group, counts }: GroupCounts, input: GroupInput, hidden: boolean): PrintedGroup {
  const { measure, by, day, areas, countsOnly } = input;
  const value = valueOfGroup(measure, counts);
  const shown = measure.kind === 'rate' ? value.numerator : value.value;
  return {
    label: groupLabel(by, group, areas),
    ...(hidden ? hiddenNumbers : printNumbers(measure, value, shown)),
    href: childrenHref(measure, { on: day, by, group }, countsOnly),
  };
}

const hiddenNumbers = { value: null, text: tooFew, numerator: tooFew, denominator: tooFew };

function printNumbers(measure: Measure, { numerator, denominator }: MeasureValue, shown: number | null) {
  return {
    value: shown,
    text: measure.kind === 'rate' && shown !== null ? formatNumber(shown) : formatValue(shown, measure.unit),
    numerator: orDash(measure.kind === 'median' ? null : numerator),
    denominator: orDash(denominator),
  };
}

/** The finding: from which least to which most, of the groups that have a value. */
function findHeading(by: WayToPart, groups: readonly PrintedGroup[]): string {
  const known = groups.filter(({ value }) => value !== null).sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const [least, most] = [known[0], known.at(-1)];
  if (!least || !most) return `${wayWords[by].name}: no group has a value`;
  if (least === most) return `${wayWords[by].name}: ${most.text} (${most.label})`;
  if (least.value === most.value) return `${wayWords[by].name}: ${most.text} in each group`;
  return `${wayWords[by].name}: from ${least.text} (${least.label}) to ${most.text} (${most.label})`;
}
