import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { WayToPart } from './group-words.ts';
import { compareGroups, groupLabel } from './group-words.ts';
import { getMeasure, listMeasures } from './list-measures.ts';
import type { Measure } from './measure.ts';
import { isAboutChildren } from './measure.ts';
import { countMeasure, countMeasureBy, listPopulations } from './measure-queries.ts';
import type { ChildPopulation, MeasureValue } from './measure-rules.ts';
import { populationOn, valueOf, valueOfGroup } from './measure-rules.ts';

/** A measure's value on a day, with what it is called. */
export type WorkedOut = Pick<Measure, 'id' | 'title' | 'unit'> & MeasureValue;

/** The value of every measure on a day among everyone that the transaction's role sees (loader). */
export async function measureAll(db: Read, day: PlainDate): Promise<readonly WorkedOut[]> {
  const population = populationOn(await listPopulations(db), day);
  const lines: WorkedOut[] = [];
  for (const measure of listMeasures()) lines.push(await workOut(db, { measure, day, population }));
  return lines;
}

/** The same for one measure. @throws when there is no measure of that id */
export async function measureNamed(db: Read, id: string, day: PlainDate): Promise<WorkedOut> {
  const population = populationOn(await listPopulations(db), day);
  return workOut(db, { measure: getMeasure(id), day, population });
}

type Question = {
  readonly measure: Measure;
  readonly day: PlainDate;
  readonly population: ChildPopulation | undefined;
};

async function workOut(db: Read, { measure, day, population }: Question): Promise<WorkedOut> {
  const { id, title, unit } = measure;
  return { id, title, unit, ...valueOf(measure, await countMeasure(db, id, day), population) };
}

/** A measure's value for one group of children; `group` null where it has no groups, and `why` says so. */
export type WorkedOutBy = WorkedOut & {
  readonly by: WayToPart;
  readonly group: string | null;
  readonly groupLabel: string | null;
};

/** The value of every measure on a day, group by group: nobody counted, no group. Runs as loader. */
export async function measureAllBy(db: Read, day: PlainDate, by: WayToPart): Promise<readonly WorkedOutBy[]> {
  const lines: WorkedOutBy[] = [];
  for (const measure of listMeasures()) lines.push(...(await measureBy(db, { measure, day, by })));
  return lines;
}

type QuestionBy = Omit<Question, 'population'> & { readonly by: WayToPart };

/** The groups of one measure, those of whom nobody counts left out. */
export async function measureBy(db: Read, { measure, day, by }: QuestionBy): Promise<readonly WorkedOutBy[]> {
  const { id, title, unit } = measure;
  const none = { value: null, numerator: null, denominator: null, parts: [], group: null, groupLabel: null };
  if (!isAboutChildren(measure))
    return [
      { id, title, unit, by, ...none, why: `This counts ${measure.about}, which have no such groups.` },
    ];
  const groups = await countMeasureBy(db, { id, by, day });
  if (groups.length === 0)
    return [{ id, title, unit, by, ...none, why: 'There were no children to measure.' }];
  return [...groups]
    .sort((a, b) => compareGroups(by, a.group, b.group))
    .map(({ group, counts }) => ({
      ...{ id, title, unit, by, group, groupLabel: groupLabel(by, group) },
      ...valueOfGroup(measure, counts),
    }));
}
