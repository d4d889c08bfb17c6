import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FrontDoor } from '../../src/modules/overview/front-door/testing/front-door-world.ts';
import { openFrontDoor } from '../../src/modules/overview/front-door/testing/front-door-world.ts';
import { exportCin, listAnnexA } from '../../src/modules/returns/index.ts';
import type { StaffFace } from '../support/staff-face.ts';
import { now, startStaffFace, today } from '../support/staff-face.ts';

let face: StaffFace;
let door: FrontDoor;
let children: { assessed: string; helped: string; advised: string };

beforeAll(async () => {
  face = await startStaffFace();
  door = openFrontDoor(face);
  children = { assessed: await door.child(), helped: await door.child(), advised: await door.child() };
  const worry = await door.waiting(Object.values(children));
  await door.decides(worry, children.assessed, { outcome: 'assessment', primary_need: 'N4' });
  await door.decides(worry, children.helped, { outcome: 'family help', family_agrees: 'yes' });
  await door.decides(worry, children.advised, { outcome: 'advice' });
});
afterAll(() => face.close());

const asLoader = <T>(work: Parameters<typeof face.database.transaction<T>>[2]) =>
  face.database.transaction({ account: null, role: 'loader' }, today, work);

it('counts one referral in the children in need census, on the day on which the school rang', async () => {
  const xml = await asLoader((db) => exportCin(db, 2027, now));
  expect(xml.match(/<CINreferralDate>[^<]*/g)).toEqual(['<CINreferralDate>2026-11-20']);
  expect(xml).toContain('<ReferralSource>2A</ReferralSource>');
  expect(xml).toContain('<PrimaryNeedCode>N4</PrimaryNeedCode>');
});

it('counts in Annex A three contacts, one early help and one referral', async () => {
  const { people } = await asLoader((db) => listAnnexA(db, today));
  expect([...people[1]].sort()).toEqual(Object.values(children).sort());
  expect(people[2]).toEqual([children.helped]);
  expect(people[3]).toEqual([children.assessed]);
});
