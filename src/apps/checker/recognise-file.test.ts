import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../formats/index.ts';
import { listLacking } from './list-lacking.ts';
import type { Place } from './messages.ts';
import { recogniseFile } from './recognise-file.ts';

const recognise = (text: string | Uint8Array, place: Place = 'thisYear') =>
  recogniseFile(
    { name: 'a.csv', bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text },
    place,
  );
const book = writeWorkbook([{ name: 'Homes', header: ['URN', 'Placement code'], rows: [['SC1', 'K2']] }]);

describe('what a file is recognised as', () => {
  it.each([
    ['CHILD,DOB,REVIEW,REVIEW_CODE\n1,01/01/2015,01/06/2025,PN1\n', 'Reviews, 1 row', ['Reviews']],
    [
      '<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID></HEADER></CHILD></EXPSSDA903>',
      'SSDA903 in one document, 1 child',
      10,
    ],
    [
      '<?xml version="1.0"?><!-- <EXPSSDA903> --><Message><Children/></Message>',
      'CIN census, 0 children',
      [],
    ],
  ])('%s', (text, what, tables) => {
    const found = recognise(text);
    expect(found).toMatchObject({ ok: true, what });
    if (found.ok && typeof tables === 'number') expect(found.tables.length).toBe(tables);
    else if (found.ok) expect(found.tables).toEqual(tables);
  });

  it('is a list of providers as CSV or workbook, and a directory by its columns', () => {
    expect(recognise('URN\nSC1\nSC2\n', 'providers')).toMatchObject({ what: 'Provider list, 2 providers' });
    expect(recognise(book, 'providers')).toMatchObject({ what: 'Provider list, 1 provider' });
    expect(recognise('pcds,laua,oseast1m,osnrth1m\nAB1 2CD,E07000242,1', 'postcodes')).toMatchObject({
      ok: true,
    });
  });

  it.each<[string | Uint8Array, Place, RegExp]>([
    ['', 'thisYear', /^The file is empty\.$/],
    [book, 'thisYear', /^This is a workbook\. Save its sheets as CSV/],
    [book, 'postcodes', /^This is a workbook\. The directory is read as CSV\.$/],
    ['A,B\n', 'lastYear', /^The first row has none of the column names/],
    ['<a/>', 'thisYear', /^The document is a, not EXPSSDA903\.$/],
    ['<Message>', 'thisYear', /^Not well-formed XML/],
    ['A\n', 'providers', /^The file has no column urn\.$/],
    ['URN\n', 'providers', /no provider with a URN/],
  ])('is nothing to use, with a sentence why', (text, place, sentence) => {
    const found = recognise(text, place);
    expect(found.ok ? found.what : found.problem).toMatch(sentence);
  });
});

describe('what is missing', () => {
  it('is told by file, with the rules of the year that need it', () => {
    const nothing = listLacking({ year: 2026, given: [] });
    expect(nothing.lacking).toBe(nothing.inForce);
    const some = listLacking({ year: 2026, given: ['Header'] });
    expect(some.lacking).toBeLessThan(nothing.lacking);
    expect(some.bySource.find(({ source }) => source === 'Header')).toBeUndefined();
    expect(some.bySource[0]).toMatchObject({ source: 'Episodes' });
  });
});
