import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedMissing, sharedPath } from '../../../test/support/shared.ts';
import { readCinFile } from './read.ts';
import type { CinFile } from './read.ts';
import { writeCinFile } from './write.ts';
import { xmlLimits } from './xml.ts';

function read(bytes: string | Uint8Array): CinFile {
  const file = readCinFile({ name: 'made.xml', bytes });
  if (!file.ok) throw new Error(file.problem);
  return file;
}

function refusal(bytes: string | Uint8Array): string {
  const file = readCinFile({ name: 'made.xml', bytes });
  return file.ok ? 'read' : file.problem;
}

function message(children: string): string {
  return `<Message><Children>${children}</Children></Message>`;
}

const twoChildren = message(`
  <Child>
    <ChildIdentifiers><LAchildID> A1 </LAchildID><UPN/><Sex>F</Sex></ChildIdentifiers>
    <ChildCharacteristics><Ethnicity>WBRI</Ethnicity>
      <Disabilities><Disability>MOB</Disability><Disability>LD</Disability></Disabilities></ChildCharacteristics>
    <CINdetails><CINreferralDate>2025-05-01</CINreferralDate><DateOfInitialCPC>2025-05-09</DateOfInitialCPC>
      <Assessments><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate></Assessments>
      <Assessments><FactorsIdentifiedAtAssessment><AssessmentFactors>1A</AssessmentFactors>
        <AssessmentFactors>2B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
      <Section47><DateOfInitialCPC>2025-05-10</DateOfInitialCPC></Section47></CINdetails>
    <CINdetails><ReferralNFA>0</ReferralNFA>
      <ChildProtectionPlans><CPPstartDate>2025-06-01</CPPstartDate></ChildProtectionPlans>
      <ChildProtectionPlans>
        <Reviews><CPPreviewDate>2025-07-01</CPPreviewDate></Reviews>
        <Reviews><CPPreviewDate>2025-08-01</CPPreviewDate><CPPreviewDate>2025-09-01</CPPreviewDate></Reviews>
      </ChildProtectionPlans></CINdetails>
  </Child>
  <Child><ChildIdentifiers><LAchildID>A1</LAchildID><GenderCurrent>1</GenderCurrent></ChildIdentifiers>
    <CINdetails/></Child>`);

describe('reading a census', () => {
  const { tables, problems } = read(twoChildren);

  it('has one row in the identifiers and the characteristics of each child, in file order', () => {
    expect(tables.ChildIdentifiers.rows).toBe(2);
    expect(tables.ChildIdentifiers.columns['LAchildID']).toEqual(['A1', 'A1']);
    expect(tables.ChildIdentifiers.columns['Sex']).toEqual(['F', null]);
    expect(tables.ChildIdentifiers.columns['GenderCurrent']).toEqual([null, '1']);
    expect(tables.ChildCharacteristics.columns['Ethnicity']).toEqual(['WBRI', null]);
    expect(problems).toEqual([]);
  });

  it('keeps children apart who share an LAchildID', () => {
    expect(tables.CINdetails.child).toEqual([0, 0, 1]);
    expect(tables.CINdetails.columns['LAchildID']).toEqual(['A1', 'A1', 'A1']);
  });

  it('counts episodes within the child, and assessments and plans within the episode', () => {
    expect(tables.CINdetails.columns['CINdetailsID']).toEqual(['1', '2', '1']);
    expect(tables.Assessments.columns['AssessmentID']).toEqual(['1', '2']);
    expect(tables.AssessmentFactorsList.columns['AssessmentID']).toEqual(['2', '2']);
    expect(tables.ChildProtectionPlans.columns['CINdetailsID']).toEqual(['2', '2']);
    expect(tables.Reviews.columns['CPPID']).toEqual(['2', '2', '2']);
  });

  it('reads a conference date of the episode and one of a section 47 enquiry into their own tables', () => {
    expect(tables.CINdetails.columns['DateOfInitialCPC']).toEqual(['2025-05-09', null, null]);
    expect(tables.Section47.columns['DateOfInitialCPC']).toEqual(['2025-05-10']);
  });

  it('reads review dates in one element and in several', () => {
    expect(tables.Reviews.columns['CPPreviewDate']).toEqual(['2025-07-01', '2025-08-01', '2025-09-01']);
  });
});

describe('what is not of the census', () => {
  it('is left out with all that is in it, and told with its line and place', () => {
    const { tables, problems } = read(
      message(
        '<Child>\n<Pet><LAchildID>X</LAchildID></Pet><ChildIdentifiers><LAchildID>B</LAchildID></ChildIdentifiers></Child>',
      ),
    );
    expect(tables.ChildIdentifiers.columns['LAchildID']).toEqual(['B']);
    expect(problems).toEqual([
      { line: 2, path: 'Message/Children/Child', problem: 'the element Pet is not known here and left out' },
    ]);
  });

  it('keeps the first of an element that may be there once', () => {
    const { tables, problems } = read(
      message('<Child><ChildIdentifiers><UPN>1</UPN><UPN>2</UPN></ChildIdentifiers></Child>'),
    );
    expect(tables.ChildIdentifiers.columns['UPN']).toEqual(['1']);
    expect(problems[0]?.problem).toContain('second time');
  });

  it('tells of text between elements', () => {
    expect(read(message('<Child>lost</Child>')).problems[0]?.problem).toContain(
      'text where only elements belong',
    );
  });

  it('lists problems up to the limit and counts the rest', () => {
    const file = readCinFile(
      { name: 'made.xml', bytes: message('<X/>'.repeat(30)) },
      { ...xmlLimits, problems: 10 },
    );
    expect(file).toMatchObject({ ok: true, moreProblems: 20 });
    expect(file.ok && file.problems.length).toBe(10);
  });
});

describe('a document that is refused', () => {
  it.each([
    ['', 'root element'],
    ['not xml', 'not well-formed'],
    ['<Message><Children></Message>', 'not well-formed'],
    ['<Other/>', 'the outermost element is Other, not Message'],
    ['<Message/><Message/>', 'not well-formed'],
    ['<Message>&nbsp;</Message>', 'undefined entity'],
    ['<?xml version="1.0" encoding="EBCDIC"?><Message/>', 'encoding EBCDIC is not one'],
    ['<!DOCTYPE Message SYSTEM "http://example.org/x.dtd"><Message/>', 'document type declaration'],
  ])('%j', (text, why) => {
    expect(refusal(new TextEncoder().encode(text))).toContain(why);
  });

  it('is one whose entities hold entities, before any is opened out', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};&e${i};&e${i};">`);
    const bomb = `<!DOCTYPE Message [<!ENTITY e0 "aaaaaaaaaa">${levels.join('')}]><Message>&e30;</Message>`;
    const before = performance.now();
    expect(refusal(bomb)).toContain('document type declaration');
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it('is one of a million elements within each other', () => {
    expect(refusal('<Message>'.repeat(1_000_000))).toContain('within each other');
  });

  it('is one with bytes that are not UTF-8, when it names no other encoding', () => {
    expect(refusal(Uint8Array.from([...new TextEncoder().encode('<Message>'), 0xe9, 0x3c]))).toContain(
      'no text',
    );
  });

  it('is one larger than the limit', () => {
    const limits = { ...xmlLimits, bytes: 5 };
    expect(readCinFile({ name: 'a.xml', bytes: '<Message/>' }, limits)).toMatchObject({ ok: false });
  });

  it('is one with a child of more plans than anybody has, whose pairs would take for ever', () => {
    const plans = (count: number): string =>
      message(`<Child><CINdetails>${'<CINPlanDates/>'.repeat(count)}</CINdetails></Child>`);
    expect(refusal(plans(2_000))).toBe('read');
    expect(refusal(plans(2_001))).toContain('a child has more than 2000 rows of CINplanDates');
  });
});

it('bears an attribute and a text of ten million characters', () => {
  const long = 'x'.repeat(10_000_000);
  const file = read(
    message(`<Child a="${long}"><ChildIdentifiers><LAchildID>${long}</LAchildID></ChildIdentifiers></Child>`),
  );
  expect(file.tables.ChildIdentifiers.columns['LAchildID']?.[0]).toHaveLength(10_000);
  expect(file.problems[0]?.problem).toContain('longer than');
});

describe('encodings', () => {
  const withName = (declared: string): string =>
    `${declared}${message('<Child><ChildIdentifiers><LAchildID>é</LAchildID></ChildIdentifiers></Child>')}`;
  const idOf = (bytes: Uint8Array): string | null | undefined =>
    read(bytes).tables.ChildIdentifiers.columns['LAchildID']?.[0];

  it('reads UTF-8 with and without a byte order mark', () => {
    expect(idOf(new TextEncoder().encode(withName('')))).toBe('é');
    expect(idOf(new TextEncoder().encode(`\uFEFF${withName('<?xml version="1.0"?>')}`))).toBe('é');
  });

  it.each(['iso-8859-1', 'windows-1252', 'us-ascii'])('reads a document that says it is %s', (name) => {
    const text = withName(`<?xml version="1.0" encoding="${name}"?>`);
    expect(idOf(Uint8Array.from(text, (character) => character.charCodeAt(0)))).toBe('é');
  });
});

describe('writing', () => {
  it('gives back the same tables, with every review date of a plan in one element', () => {
    const { tables } = read(twoChildren);
    const text = writeCinFile(tables);
    expect(read(text).tables).toEqual(tables);
    expect(text.match(/<Reviews>/g)).toHaveLength(1);
  });

  it('escapes what XML gives a meaning, and drops what XML cannot hold', () => {
    const { tables } = read(
      message('<Child><ChildIdentifiers><LAchildID>a&amp;b&lt;c</LAchildID></ChildIdentifiers></Child>'),
    );
    expect(writeCinFile(tables)).toContain('<LAchildID>a&amp;b&lt;c</LAchildID>');
    const odd = { ...tables.ChildIdentifiers, columns: { LAchildID: ['a\u0001\ud800<]]>'] } };
    expect(writeCinFile({ ...tables, ChildIdentifiers: odd })).toContain(
      '<LAchildID>a&lt;]]&gt;</LAchildID>',
    );
  });

  it('keeps the block on pre-proceedings, which no schema has', () => {
    const block =
      '<PreProceedingsandFGDM><PPStartDate>2025-06-01</PPStartDate><PPOutcome>x</PPOutcome></PreProceedingsandFGDM>';
    const { tables, problems } = read(message(`<Child><CINdetails>${block}</CINdetails></Child>`));
    expect(problems).toEqual([]);
    expect(writeCinFile(tables).replace(/\s*\n\s*/g, '')).toContain(block);
  });

  it('keeps every Source of a header', () => {
    const header = '<Header><Source><LEA>919</LEA></Source><Source><LEA>920</LEA></Source></Header>';
    const { tables } = read(`<Message>${header}<Children></Children></Message>`);
    expect(writeCinFile(tables).replace(/\s*\n\s*/g, '')).toContain(header);
  });
});

/**
 * What a document says, element by element: without white space and declaration, and without what the tables do not
 * hold on purpose (text between elements, elements with nothing in them, a list of reviews for each review).
 */
function listElements(text: string): string[] {
  const bare = text
    .replace(/^\uFEFF?<\?xml[^>]*\?>/, '')
    .replace(/(<\/\w+>)[^<]+(?=<)/g, '$1')
    .replace(/>\s+</g, '><')
    .replace(/<\/Reviews><Reviews>/g, '')
    .trim();
  return dropEmpty(bare).split(/(?<=>)(?=<)/);
}

function dropEmpty(text: string): string {
  const less = text.replace(/<\w+\/>|<(\w+)><\/\1>/g, '');
  return less === text ? text : dropEmpty(less);
}

const folders = ['data/csc-validator-be-cin/input', 'data/synthetic-cin-census', 'data/liia-tools-pipeline'];
const files = folders.flatMap((folder) => listXml(sharedPath(folder)));

function listXml(folder: string | null): { name: string; path: string }[] {
  if (folder === null) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.xml'));
  return names.map((name) => ({ name, path: join(folder, name) }));
}

if (files.length === 0) it.skip(`every sample file (${sharedMissing})`, () => undefined);

describe.each(files)('the sample file $name', ({ path }) => {
  const bytes = readFileSync(path);
  const written = writeCinFile(read(bytes).tables);

  it('is written again with the same tables in it', () => {
    expect(read(written).tables).toEqual(read(bytes).tables);
  });

  it('is written again as the same document', () => {
    const [before, after] = [listElements(bytes.toString('utf8')), listElements(written)];
    const different = before.findIndex((element, i) => element !== after[i]);
    expect([different, before[different], after[different]]).toEqual([-1, undefined, undefined]);
    expect(after).toHaveLength(before.length);
  });
});
