import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inSharedFolder } from '../shared-files.test-support.ts';
import { isXml, readSsda903Xml } from './read-xml.ts';
import type { Ssda903Document } from './read-xml.ts';

const child = (inner: string, episodes = '') =>
  `<CHILD><HEADER><CHILDID>ab1</CHILDID><UPN>un1</UPN><SEX>F</SEX><DOB>01/02/2015</DOB>${inner}</HEADER>${episodes}</CHILD>`;
const document = (inner: string) => `<?xml version="1.0"?>\n<EXPSSDA903>${inner}</EXPSSDA903>`;

function read(text: string): Ssda903Document {
  const file = readSsda903Xml({ name: 'r.xml', bytes: text });
  if (!file.ok) throw new Error(file.problem);
  return file;
}

describe('a return in one document', () => {
  it('gives the header in upper case, with the flag for unaccompanied children', () => {
    const { tables } = read(document(child('<UASC>0</UASC><MOTHER/>')));
    expect(tables.Header).toMatchObject({
      CHILD: ['AB1'],
      UPN: ['UN1'],
      SEX: ['F'],
      UASC: ['0'],
      MOTHER: [null],
    });
    expect(tables.UASC['CHILD']).toEqual([]);
  });

  it('gives each group its own table, with the child and its date of birth, wherever they stand', () => {
    const groups =
      '<AREVIEW><REVIEW>01/05/2025</REVIEW><REVIEW_CODE>pn1</REVIEW_CODE></AREVIEW>' +
      '<AREVIEW><REVIEW>01/11/2025</REVIEW></AREVIEW><OC2><SDQ_SCORE>12</SDQ_SCORE></OC2>' +
      '<PERMANENCE><PREV_PERM>Z1</PREV_PERM></PERMANENCE><AMISSING><MISSING>M</MISSING></AMISSING>' +
      '<AD_PLACED><DATE_PLACED>02/05/2025</DATE_PLACED></AD_PLACED>';
    const { tables } = read(document(child(groups)));
    expect(tables.Reviews).toEqual({
      CHILD: ['AB1', 'AB1'],
      DOB: ['01/02/2015', '01/02/2015'],
      REVIEW: ['01/05/2025', '01/11/2025'],
      REVIEW_CODE: ['PN1', null],
    });
    expect(tables.OC2).toMatchObject({ CHILD: ['AB1'], SDQ_SCORE: ['12'], CONVICTED: [null] });
    expect([
      tables.PrevPerm['PREV_PERM'],
      tables.Missing['MISSING'],
      tables.PlacedAdoption['DATE_PLACED'],
    ]).toEqual([['Z1'], ['M'], ['02/05/2025']]);
  });

  it('makes rows of UASC, OC3 and AD1 only where their elements are filled', () => {
    const some =
      '<UASC>1</UASC><IN_TOUCH>YES</IN_TOUCH><DATE_INT>01/05/2025</DATE_INT><NB_ADOPTR>2</NB_ADOPTR>';
    const { tables } = read(document(child(some) + child('<UASC/><DUC/><IN_TOUCH/><DATE_INT/>')));
    expect(tables.UASC).toMatchObject({ CHILD: ['AB1'], SEX: ['F'], DUC: [null] });
    expect(tables.OC3).toMatchObject({ IN_TOUCH: ['YES'], ACTIV: [null] });
    expect(tables.AD1).toMatchObject({ DATE_INT: ['01/05/2025'], NB_ADOPTR: ['2'] });
  });

  it('reads episodes, where PL is the placement', () => {
    const { tables } = read(
      document(child('', '<EPISODE><DECOM>01/05/2025</DECOM><PL>u4</PL></EPISODE><EPISODE/>')),
    );
    expect(tables.Episodes).toMatchObject({
      CHILD: ['AB1', 'AB1'],
      DECOM: ['01/05/2025', null],
      PLACE: ['U4', null],
    });
    expect(tables.Episodes).not.toHaveProperty('DOB');
  });

  it('reports what has no place there and reads on', () => {
    const { problems, tables } = read(
      document(`${child('<HOBBY><REVIEW>1</REVIEW></HOBBY><MOTHER>1</MOTHER>')}<X/>`),
    );
    expect(problems.map(({ problem }) => problem)).toEqual([
      'EXPSSDA903/CHILD/HEADER/HOBBY has no place in the return and was left out',
      'EXPSSDA903/X has no place in the return and was left out',
    ]);
    expect(tables.Header['MOTHER']).toEqual(['1']);
    expect(tables.Reviews['REVIEW']).toEqual([]);
  });

  it('refuses another document, broken XML and entities', () => {
    for (const [text, problem] of [
      ['<Message/>', 'r.xml: the document is Message, not EXPSSDA903'],
      [document('<CHILD>'), /not well-formed/],
      ['<!DOCTYPE x [<!ENTITY a "b">]><EXPSSDA903/>', /document type declaration/],
    ] as const) {
      const refused = readSsda903Xml({ name: 'r.xml', bytes: text });
      expect(refused.ok ? '' : refused.problem).toMatch(problem);
    }
  });

  it('never throws, whatever the elements', () => {
    const name = fc.constantFrom(
      'CHILD',
      'HEADER',
      'EPISODE',
      'AREVIEW',
      'REVIEW',
      'OC2',
      'DECOM',
      'PL',
      'X',
    );
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc
        .tuple(name, fc.array(fc.oneof({ maxDepth: 6 }, fc.constant('a'), tie('node')), { maxLength: 4 }))
        .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
    })).node;
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (inner) => {
        const { tables } = read(document(inner.join('')));
        for (const columns of Object.values(tables)) {
          expect(new Set(Object.values(columns).map((column) => column.length)).size).toBe(1);
        }
      }),
    );
  });

  it('tells a document from CSV by its first character', () => {
    expect([isXml('\uFEFF <?xml?>'), isXml('CHILD,SEX\n'), isXml(new Uint8Array())]).toEqual([
      true,
      false,
      false,
    ]);
  });

  inSharedFolder('data/csc-validator-be-903', 'of another project is read whole', (folder) => {
    const { tables, problems } = read(readFileSync(`${folder}/input/fake_903.xml`, 'utf8'));
    const rows = Object.entries(tables).map(([table, columns]) => [table, columns['CHILD']?.length]);
    expect(problems).toEqual([]);
    expect(Object.fromEntries(rows)).toEqual({
      ...{ Header: 253, Episodes: 459, Reviews: 1206, UASC: 12, OC2: 253, OC3: 6 },
      ...{ AD1: 3, PlacedAdoption: 3, PrevPerm: 253, Missing: 6 },
    });
  });
});
