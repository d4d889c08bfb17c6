import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { Chance } from '../../../test/support/chance.ts';
import { sharedMissing, sharedPath } from '../../../test/support/shared.ts';
import { formatDocument, madeDocument, mutateDocument } from './mutate-document.test-support.ts';
import { readCinFile } from './read.ts';
import { SchemaCheck } from './schema-check.ts';

function check(text: string | Uint8Array, year: number): SchemaCheck {
  const schema = new SchemaCheck(year);
  const file = readCinFile({ name: 'made.xml', bytes: text }, undefined, schema);
  if (!file.ok) throw new Error(file.problem);
  return schema;
}

function toLines(schema: SchemaCheck): number[] {
  return [...new Set(schema.list().map(({ line }) => line))];
}

const made = formatDocument(madeDocument('Sex'));
const told = (text: string, year = 2026): string[] =>
  check(text, year)
    .list()
    .map(({ problem }) => problem);

describe('a census against its schema', () => {
  it('is right when elements and values are those of the year', () => {
    expect(told(made)).toEqual([]);
    expect(told(formatDocument(madeDocument('GenderCurrent')), 2024)).toEqual([]);
  });

  it('has Sex from 2024/25 and GenderCurrent before, where the schema of 2024 was in force as well', () => {
    expect(told(made, 2025)).toEqual([]);
    expect(told(made, 2024)[0]).toContain('Sex does not belong here; expected:');
  });

  it('has the codes that the rules of 2022/23 accept from that year on', () => {
    const early = made
      .replaceAll('>1A</Ref', '>5D</Ref')
      .replaceAll(/<(.?)Sex>/g, '<$1GenderCurrent>')
      .replaceAll('>F<', '>2<');
    expect(told(early, 2023)).toEqual([]);
    expect(told(early, 2022)[0]).toContain('ReferralSource "5D" is not one of 1A,');
  });

  it.each([
    [['<Ethnicity>WBRI</Ethnicity>', ''], 'Disabilities does not belong here; expected: Ethnicity'],
    [['>2012-02-29<', '>2013-02-29<'], 'PersonBirthDate "2013-02-29" is not a date as yyyy-mm-dd'],
    [
      ['<ReferralNFA>0</ReferralNFA>', ''],
      'ChildProtectionPlans does not belong here; expected: Section47 or ReferralNFA',
    ],
    [['<Child>', '<Child id="1">'], 'Child cannot have the attribute id'],
    [['<Child>', '<Child>lost'], 'Child has text between its elements'],
    [['>WBRI<', '>Welsh<'], 'Ethnicity "Welsh" is not one of WBRI, WIRI'],
    [['A12345678901B', 'A1<UPN/>'], 'UPN holds a value, so UPN cannot be in it'],
    [['>NEG<', '>neg<'], 'InitialCategoryOfAbuse "neg" is not one of NEG, PHY, SAB, EMO, MUL'],
    [['<Message>', '<Message xmlns="urn:x">'], 'Message cannot have the attribute xmlns'],
  ])('%j gives: %s', ([from = '', to = ''], problem) => {
    expect(told(made.replace(from, to))[0]).toContain(problem);
  });

  it('takes dates with spaces around them, as XML Schema does (part 2, 4.3.6), but not codes', () => {
    expect(told(made.replace('>2012-02-29<', '> 2012-02-29\n<'))).toEqual([]);
    expect(told(made.replace('>WBRI<', '> WBRI<'))).toHaveLength(1);
  });

  it('tells the line and the place of a problem', () => {
    const [first] = check(made.replace('>WBRI<', '>Welsh<'), 2026).list();
    const line = made.split('\n').findIndex((text) => text.includes('WBRI')) + 1;
    expect(first).toMatchObject({ line, path: 'Message/Children/Child/ChildCharacteristics' });
  });

  it('passes over the rest of an element in which one does not belong, and goes on behind it', () => {
    const spoilt = made
      .replace('<UPN>', '<Pet/><UPN>')
      .replace('>UN3<', '>UN9<')
      .replace(/>LD<(?![^]*>LD<)/, '>no<');
    expect(told(spoilt)).toEqual([
      expect.stringContaining('Pet does not belong'),
      expect.stringContaining('Disability "no"'),
    ]);
  });
});

const schemas = ([2022, 2024, 2026] as const).map((year) => ({
  year,
  path: sharedPath(`reference/specs/cin-census-${year}.xsd`),
}));
const folders = ['data/csc-validator-be-cin/input', 'data/synthetic-cin-census', 'data/liia-tools-pipeline'];

type Document = { readonly name: string; readonly text: string };

/** The lines of each document on which libxml2 finds something, by the name of the document. */
async function linesOfOthers(documents: readonly Document[], schema: string): Promise<Map<string, number[]>> {
  const lines = new Map(documents.map(({ name }) => [name, new Set<number>()]));
  const { errors } = await validateXML({
    xml: documents.map(({ name, text }) => ({ fileName: name, contents: text })),
    schema,
    maxMemoryPages: 32_768,
  });
  for (const { loc } of errors) if (loc) lines.get(loc.fileName)?.add(loc.lineNumber);
  return new Map([...lines].map(([name, found]) => [name, [...found].sort((a, b) => a - b)]));
}

describe.each(schemas)('the verdict of libxml2 with the published schema of $year', ({ year, path }) => {
  if (path === null) return it.skip(sharedMissing, () => undefined);
  const schema = readFileSync(path, 'utf8');

  async function compare(documents: readonly Document[]): Promise<{ invalid: number }> {
    const theirs = await linesOfOthers(documents, schema);
    const ours = new Map(documents.map(({ name, text }) => [name, toLines(check(text, year))]));
    const differing = documents
      .filter(({ name }) => String(ours.get(name)) !== String(theirs.get(name)))
      .map(({ name, text }) => ({ name, text, ours: ours.get(name), theirs: theirs.get(name) }));
    expect(differing.slice(0, 3)).toEqual([]);
    return { invalid: [...theirs.values()].filter((lines) => lines.length > 0).length };
  }

  it('is ours on every sample file, line for line', async () => {
    const files = folders.flatMap((folder) => {
      const found = sharedPath(folder);
      const names = found === null ? [] : readdirSync(found).filter((name) => name.endsWith('.xml'));
      return names.map((name) => ({ name, text: readFileSync(join(found ?? '', name), 'utf8') }));
    });
    await compare(files);
  });

  it('is ours on 300 documents that are spoilt in one to three places, line for line', async () => {
    const chance = new Chance(year);
    const document = madeDocument(year === 2026 ? 'Sex' : 'GenderCurrent');
    const spoilt = Array.from({ length: 300 }, (_, i) => ({
      name: `spoilt-${i}.xml`,
      text: formatDocument(mutateDocument(document, chance)),
    }));
    const { invalid } = await compare(spoilt);
    expect(invalid).toBeGreaterThan(200);
    expect(invalid).toBeLessThan(300);
  });
});
