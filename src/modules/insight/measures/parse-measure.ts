import type { Family, Measure, Pair, Polarity, ValueKind } from './measure.ts';
import { families, polarities, valueKinds } from './measure.ts';
import { isPartList } from './part-rules.ts';

/** A measure's file that cannot be read; the message names what is missing. */
export class MeasureProblem extends Error {}

type Header = ReadonlyMap<string, string>;

/**
 * Reads a measure's file: a header of `-- name: text` lines (a line indented by three spaces goes on), then one query.
 * @throws MeasureProblem naming the line that is missing or says what it may not
 */
export function parseMeasure(text: string): Measure {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  const header = readHeader(lines.slice(0, end));
  const measure: Measure = {
    ...readText(header),
    about: header.get('about') ?? 'children',
    family: oneOf<Family>(families, 'family', getLine(header, 'family')),
    kind: readKind(header),
    population: header.has('population') ? Number(header.get('population')) : undefined,
    polarity: oneOf<Polarity>(polarities, 'polarity', getLine(header, 'polarity')),
    parts: readParts(header),
    pair: readPair(header),
    sql: lines.slice(end).join('\n').trim(),
  };
  if (measure.kind === 'median' && measure.parts !== undefined)
    throw new MeasureProblem('A measure whose value is a median has no parts.');
  return measure;
}

function readText(header: Header) {
  const get = (name: string) => getLine(header, name);
  return {
    id: get('id'),
    title: get('title'),
    question: get('question'),
    numerator: get('numerator'),
    denominator: get('denominator'),
    exclusions: get('exclusions'),
    counted: get('counted'),
    period: get('period'),
    unit: get('unit'),
    source: get('source'),
    basis: get('basis'),
    inForce: get('in force'),
  };
}

function getLine(header: Header, name: string): string {
  const value = header.get(name);
  if (value === undefined) throw new MeasureProblem(`The measure's header has no "${name}".`);
  return value;
}

const known =
  /^(id|title|family|question|numerator|denominator|exclusions|counted|about|period|unit|value|population|polarity|parts?|part .+|pair|pair why|source|basis|in force)$/;

function readHeader(lines: readonly string[]): Header {
  const entries: [string, string][] = [];
  for (const line of lines) {
    const [, name, value] = /^-- ([a-z][\w -]*): (.+)$/.exec(line) ?? [];
    const last = entries.at(-1);
    if (name !== undefined && value !== undefined && known.test(name)) entries.push([name, value.trim()]);
    else if (last && line.startsWith('--   ')) last[1] += ` ${line.slice(5).trim()}`;
    else throw new MeasureProblem(`Not a line of a measure's header: ${line}`);
  }
  return new Map(entries);
}

function oneOf<T extends string>(all: readonly T[], what: string, text: string): T {
  const found = all.find((one) => one === text);
  if (found === undefined) throw new MeasureProblem(`"${text}" is no ${what}.`);
  return found;
}

/** As the file says it (`-- value: median`), else by its unit: a share in %, a rate where a population is named, a sum. */
function readKind(header: Header): ValueKind {
  const given = header.get('value');
  if (given !== undefined) return oneOf<ValueKind>(valueKinds, 'kind of value', given);
  if (header.has('population')) return 'rate';
  return header.get('unit') === '%' ? 'share' : 'sum';
}

function readParts(header: Header): Measure['parts'] {
  const list = header.get('parts');
  if (list !== undefined) {
    if (!isPartList(list)) throw new MeasureProblem(`"${list}" is no list of parts.`);
    return list;
  }
  const named = [...header].filter(([name]) => name.startsWith('part '));
  return named.length === 0 ? undefined : new Map(named.map(([name, label]) => [name.slice(5), label]));
}

function readPair(header: Header): Pair | undefined {
  const id = header.get('pair');
  return id === undefined ? undefined : { id, why: getLine(header, 'pair why') };
}
