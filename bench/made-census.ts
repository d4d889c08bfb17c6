import { writeFileSync } from 'node:fs';
import { Chance } from '../test/support/chance.ts';

/** An element with a value, or nothing where there is no value. */
const value = (name: string, text: string | undefined) =>
  text === undefined ? '' : `<${name}>${text}</${name}>\n`;
const group = (name: string, inside: string) => `<${name}>\n${inside}</${name}>\n`;

/** A day of the census year 2025/26, or of the months before and after. */
function anyDay(chance: Chance): string {
  return new Date(Date.UTC(2025, 1, 1 + chance.whole(0, 440))).toISOString().slice(0, 10);
}

/** Mostly the first, sometimes a slip. */
const usually = (chance: Chance, right: string, slip: string | undefined) =>
  chance.isOneIn(20) ? slip : right;
const maybe = (chance: Chance, one: number, text: string) => (chance.isOneIn(one) ? text : undefined);

/**
 * Writes a census of made-up children, 1.1 KB each, most of whom have something wrong. The same number of
 * children gives the same file.
 */
export function writeCensus(path: string, children: number): void {
  const chance = new Chance(children);
  const header = group(
    'Header',
    group(
      'CollectionDetails',
      value('Collection', 'CIN') + value('Year', '2026') + value('ReferenceDate', '2026-03-31'),
    ),
  );
  const all = Array.from({ length: children }, (_, i) => madeChild(i, chance)).join('');
  writeFileSync(
    path,
    `<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n${header}<Children>\n${all}</Children>\n</Message>\n`,
  );
}

function madeChild(number: number, chance: Chance): string {
  const episodes = Array.from({ length: chance.isOneIn(8) ? 2 : 1 }, () => madeEpisode(chance)).join('');
  const born = `${chance.whole(2008, 2024)}-0${chance.whole(1, 9)}-1${chance.whole(0, 9)}`;
  const identifiers =
    value('LAchildID', `M${number}`) +
    value('UPN', `A8012${String(number).padStart(8, '0')}`) +
    value('PersonBirthDate', usually(chance, born, undefined)) +
    value('Sex', usually(chance, chance.pick(['M', 'F']), 'X')) +
    value('PersonDeathDate', maybe(chance, 100, anyDay(chance)));
  const characteristics =
    value('Ethnicity', usually(chance, 'WBRI', 'ODD')) +
    group('Disabilities', value('Disability', chance.pick(['NONE', 'NONE', 'MOB', 'LD', 'AUT', 'HEAR'])));
  return group(
    'Child',
    group('ChildIdentifiers', identifiers) + group('ChildCharacteristics', characteristics) + episodes,
  );
}

function madeEpisode(chance: Chance): string {
  const closed = maybe(chance, 2, anyDay(chance));
  const times = (most: number, make: () => string) =>
    Array.from({ length: chance.whole(0, most) }, make).join('');
  return group(
    'CINdetails',
    value('CINreferralDate', usually(chance, '2025-02-10', undefined)) +
      value('ReferralSource', usually(chance, '1A', '1Z')) +
      value('PrimaryNeedCode', 'N1') +
      value('CINclosureDate', closed) +
      value('ReasonForClosure', closed && chance.pick(['RC1', 'RC7', 'RC8'])) +
      times(2, () => madeAssessment(chance)) +
      times(1, () => group('CINPlanDates', value('CINPlanStartDate', anyDay(chance)))) +
      times(1, () => madeEnquiry(chance)) +
      value('ReferralNFA', chance.pick(['0', 'false', '0', '1'])) +
      (chance.isOneIn(5) ? madePlan(chance) : ''),
  );
}

function madeAssessment(chance: Chance): string {
  const factors = Array.from({ length: chance.whole(1, 3) }, () =>
    value('AssessmentFactors', chance.pick(['1A', '3B', '16A', '18B', '21'])),
  ).join('');
  return group(
    'Assessments',
    value('AssessmentActualStartDate', anyDay(chance)) +
      value('AssessmentAuthorisationDate', chance.isOneIn(4) ? undefined : anyDay(chance)) +
      group('FactorsIdentifiedAtAssessment', factors),
  );
}

function madeEnquiry(chance: Chance): string {
  return group(
    'Section47',
    value('S47ActualStartDate', anyDay(chance)) +
      value('InitialCPCtarget', anyDay(chance)) +
      value('DateOfInitialCPC', maybe(chance, 2, anyDay(chance))) +
      value('ICPCnotRequired', chance.pick(['0', '1', 'false'])),
  );
}

function madePlan(chance: Chance): string {
  return group(
    'ChildProtectionPlans',
    value('CPPstartDate', anyDay(chance)) +
      value('CPPendDate', maybe(chance, 2, anyDay(chance))) +
      value('InitialCategoryOfAbuse', 'NEG') +
      value('LatestCategoryOfAbuse', 'EMO') +
      value('NumberOfPreviousCPP', '0') +
      group('Reviews', value('CPPreviewDate', anyDay(chance)) + value('CPPreviewDate', anyDay(chance))),
  );
}
