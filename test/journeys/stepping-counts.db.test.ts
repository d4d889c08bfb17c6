import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HelpWorld } from '../../src/modules/overview/stepping/testing/help-world.ts';
import { discussed, onDay, openHelp } from '../../src/modules/overview/stepping/testing/help-world.ts';
import { checkCin } from '../../src/modules/returns/checks/index.ts';
import { exportCin, traceCin } from '../../src/modules/returns/index.ts';
import type { StaffFace } from '../support/staff-face.ts';
import { now, startStaffFace, today } from '../support/staff-face.ts';

let face: StaffFace;
let help: HelpWorld;
let child: string;
const manager = 'service manager';
const chair = 'reviewing officer';

/** From family help alone, where no referral was ever made, up to a protection plan and down again, all through the pages. */
beforeAll(async () => {
  face = await startStaffFace();
  help = openHelp(face);
  child = await help.child();
  await help.rows('delete from practice.involvement where person_id = $1', child);
  await help.rows(
    "insert into practice.early_help_assessment (id, person_id, starts, organisation) values (gen_random_uuid(), $1, '2026-07-01', 'Family help')",
    child,
  );
  await help.step(manager, child, 'assessment', { ...onDay('2026-08-03'), primary_need: 'N4' });
  const need = { support: 'plan', child_seen: 'yes', factors: '4B' };
  await help.step(manager, child, 'child-in-need', { ...onDay('2026-09-10'), ...need });
  const enquiry = { ...discussed, decision: 'enquiry', worker: 'none' };
  await help.step(manager, child, 'strategy-discussion', { ...onDay('2026-10-01'), ...enquiry });
  await help.step(manager, child, 'enquiry-outcome', { ...onDay('2026-10-12'), decision: 'conference' });
  const plan = { decision: 'plan', category: 'NEG', worker: 'none' };
  await help.step(chair, child, 'conference', { ...onDay('2026-10-20'), ...plan });
  await help.step(chair, child, 'review', { ...onDay('2026-11-20'), decision: 'child in need' });
});
afterAll(() => face.close());

const asLoader = <T>(work: Parameters<typeof face.database.transaction<T>>[2]) =>
  face.database.transaction({ account: null, role: 'loader' }, today, work);

const told = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)`, 'g'))].map(([, value]) => value);

it('counts one episode with the assessment, the enquiry, both plans and the review in it', async () => {
  const xml = await asLoader((db) => exportCin(db, 2027, now));
  const names = [
    ...['CINreferralDate', 'ReferralSource', 'PrimaryNeedCode', 'CINclosureDate'],
    ...['AssessmentActualStartDate', 'AssessmentAuthorisationDate', 'AssessmentFactors'],
    ...['CINPlanStartDate', 'CINPlanEndDate', 'S47ActualStartDate', 'InitialCPCtarget', 'DateOfInitialCPC'],
    ...['CPPstartDate', 'CPPendDate', 'InitialCategoryOfAbuse', 'NumberOfPreviousCPP', 'CPPreviewDate'],
  ];
  expect(Object.fromEntries(names.map((name) => [name, told(xml, name)]))).toEqual({
    CINreferralDate: ['2026-08-03'],
    ReferralSource: ['5B'],
    PrimaryNeedCode: ['N4'],
    CINclosureDate: [],
    AssessmentActualStartDate: ['2026-08-03'],
    AssessmentAuthorisationDate: ['2026-09-10'],
    AssessmentFactors: ['4B'],
    CINPlanStartDate: ['2026-09-10', '2026-11-20'],
    CINPlanEndDate: ['2026-10-20'],
    S47ActualStartDate: ['2026-10-01'],
    InitialCPCtarget: ['2026-10-22'],
    DateOfInitialCPC: ['2026-10-20'],
    CPPstartDate: ['2026-10-20'],
    CPPendDate: ['2026-11-20'],
    InitialCategoryOfAbuse: ['NEG'],
    NumberOfPreviousCPP: ['0'],
    CPPreviewDate: ['2026-11-20'],
  });
});

it('makes nothing that a check of the census finds wrong with the help; only who the child is, is missing', async () => {
  const { tables } = await asLoader((db) => traceCin(db, { year: 2027 }, now));
  const { findings } = checkCin(tables, 2027);
  const wrong = [...new Set(findings.map(({ rule }) => rule))].sort();
  // Ethnicity, the authority's own number and the pupil number: nobody recorded who this invented child is.
  expect(wrong).toEqual(['4220', '8500', '8540', '8770Q']);
});
