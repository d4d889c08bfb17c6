import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../platform/project.ts';
import type { Measure } from './measure.ts';
import { parseMeasure } from './parse-measure.ts';

let known: readonly Measure[] | undefined;

/** Every measure, in the order of their ids: one SQL file each in this folder. */
export function listMeasures(): readonly Measure[] {
  known ??= readMeasures();
  return known;
}

/** The measure of an id, or undefined when there is none such. */
export function findMeasure(id: string): Measure | undefined {
  return listMeasures().find((measure) => measure.id === id);
}

/** The measure of an id. @throws when there is none such */
export function getMeasure(id: string): Measure {
  const measure = findMeasure(id);
  if (!measure) throw new Error(`There is no measure ${id}.`);
  return measure;
}

function readMeasures(): readonly Measure[] {
  const folder = join(projectRoot(), 'src', 'modules', 'insight', 'measures');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => parseMeasure(readFileSync(join(folder, name), 'utf8')))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
