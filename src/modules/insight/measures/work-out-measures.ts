import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { getMeasure, listMeasures } from './list-measures.ts';
import type { Measure } from './measure.ts';
import { countMeasure, listPopulations } from './measure-queries.ts';
import type { ChildPopulation, MeasureValue } from './measure-rules.ts';
import { populationOn, valueOf } from './measure-rules.ts';

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
