import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** An invented girl of sixteen with six years in care: homes, workers, family, help before, reviews, being missing, contradictions. */
export type SixYears = { readonly child: string; readonly brother: string; readonly stranger: string };

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Puts one row into a table; gives its id. */
async function put(owner: Client, table: string, row: Row): Promise<string> {
  const id = String(row['id'] ?? newId());
  const whole = { id, ...row };
  const names = Object.keys(whole);
  const places = names.map((_, index) => `$${index + 1}`);
  await owner.query(
    `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
    Object.values(whole),
  );
  return id;
}

async function plantPerson(
  owner: Client,
  born: string | null,
  [given, family]: readonly [string, string],
): Promise<string> {
  const id = await put(owner, 'people.person', { birth_date: born, sex: given === 'Ava' ? 'F' : null });
  await put(owner, 'people.name', { person_id: id, kind: 'legal', given, family, starts: born });
  return id;
}

/** Plants her, past every policy. */
export async function plantSixYears(owner: Client): Promise<SixYears> {
  const child = await plantPerson(owner, '2010-03-14', ['Ava', 'Inventedly']);
  const people = await plantFamily(owner, child);
  await plantHelp(owner, child);
  await plantCare(owner, child);
  await plantWorkers(owner, child);
  await plantYears(owner, child);
  await plantChanges(owner, child);
  await plantSharing(owner, child);
  return { child, ...people };
}

async function plantFamily(owner: Client, child: string) {
  const mother = await plantPerson(owner, '1986-07-01', ['Carol', 'Inventedly']);
  const father = await plantPerson(owner, '1984-01-20', ['Dean', 'Otherly']);
  const brother = await plantPerson(owner, '2013-11-02', ['Sam', 'Inventedly']);
  const stranger = await plantPerson(owner, '2021-04-04', ['Nobodyknows', 'Otherly']);
  const home = await put(owner, 'people.address', { lines: '4 Made Up Row\nNorthmoor', postcode: 'ZA1 1AA' });
  const hiding = await put(owner, 'people.address', { lines: '9 Refuge Way', postcode: 'ZA9 9ZZ' });
  const live = (person_id: string, address_id: string, more: Row) =>
    put(owner, 'people.residence', { person_id, address_id, ...more });
  await live(child, home, { starts: '2010-03-20', ends: '2020-05-10' });
  await live(brother, home, { starts: '2013-11-05' });
  await live(mother, home, { starts: '2009-01-01', ends: '2021-06-01' });
  await live(mother, hiding, { starts: '2021-06-01', withheld: true });
  const tie = (other: string, role: string, note: string | null) =>
    put(owner, 'people.relationship', {
      person_id: other,
      other_id: child,
      role,
      other_role: 'daughter',
      note,
    });
  await tie(mother, 'mother', 'Carol asked that her new address at 9 Refuge Way is not passed on.');
  await tie(father, 'father', null);
  await put(owner, 'people.relationship', {
    person_id: brother,
    other_id: child,
    role: 'brother',
    other_role: 'sister',
    closeness: 5,
  });
  await put(owner, 'people.relationship', {
    person_id: stranger,
    other_id: child,
    role: 'half-brother',
    other_role: 'half-sister',
  });
  const pr = (more: Row) => put(owner, 'people.parental_responsibility', { person_id: child, ...more });
  await pr({ holder_id: mother, basis: 'mother', starts: '2010-03-14' });
  await pr({ holder_agency: 'Northmoor council', basis: 'care order', starts: '2020-11-02' });
  await put(owner, 'people.identifier', { person_id: child, scheme: 'nhs', value: '9990000018' });
  await put(owner, 'people.disability', { person_id: child, code: 'NONE' });
  return { brother, stranger };
}

async function plantHelp(owner: Client, child: string): Promise<void> {
  const fact = (name: string, row: Row) => put(owner, `practice.${name}`, { person_id: child, ...row });
  await fact('contact', { received_on: '2017-02-03', contact_source: '2A' });
  await fact('contact', { received_on: '2019-09-30', contact_source: '1B' });
  await fact('early_help_assessment', {
    starts: '2017-02-20',
    completed_on: '2017-03-20',
    organisation: 'Made Up Primary School',
  });
  const involvement_id = await fact('involvement', {
    opened: '2019-10-01',
    referral_source: '6',
    primary_need: 'N1',
  });
  const assessment_id = await fact('assessment', {
    involvement_id,
    starts: '2019-10-02',
    authorised_on: '2019-11-12',
    child_seen: true,
    support_required: true,
  });
  await fact('assessment_factor', { assessment_id, code: '3B' });
  await fact('assessment_factor', { assessment_id, code: '16A' });
  await fact('child_in_need_plan', { involvement_id, starts: '2019-11-15', ends: '2020-01-20' });
  await fact('section_47_enquiry', {
    involvement_id,
    starts: '2020-01-06',
    strategy_discussion_on: '2020-01-06',
    conference_on: '2020-01-20',
  });
  await fact('child_protection_plan', {
    involvement_id,
    starts: '2020-01-20',
    ends: '2020-06-30',
    initial_category: 'NEG',
    latest_category: 'EMO',
  });
  await fact('protection_review', { held_on: '2020-04-16' });
  for (const [visited_on, alone] of [
    ['2020-01-25', true],
    ['2020-06-12', true],
    ['2023-03-02', false],
  ] as const)
    await fact('visit', {
      visited_on,
      kind: visited_on < '2020-05-10' ? 'child protection' : 'looked after',
      seen: true,
      seen_alone: alone,
      bedroom_seen: true,
    });
}

async function plantCare(owner: Client, child: string): Promise<void> {
  const stay = (row: Row) =>
    put(owner, 'care.episode', {
      person_id: child,
      category_of_need: 'N1',
      home_postcode: 'ZA1 1AA',
      placement_provider: 'PR1',
      ...row,
    });
  await stay({
    starts: '2020-05-10',
    ends: '2020-11-02',
    reason_new: 'S',
    legal_status: 'C1',
    placement_type: 'U6',
    reason_ended: 'X1',
    placement_postcode: 'ZA2 2BB',
  });
  await stay({
    starts: '2020-11-02',
    ends: '2021-08-20',
    reason_new: 'L',
    legal_status: 'C2',
    placement_type: 'U6',
    reason_ended: 'X1',
    reason_place_change: 'CREQO',
    placement_postcode: 'ZA2 2BB',
  });
  await stay({
    starts: '2021-08-20',
    ends: '2023-02-01',
    reason_new: 'P',
    legal_status: 'C2',
    placement_type: 'U6',
    placement_provider: 'PR4',
    reason_ended: 'X1',
    reason_place_change: 'ALLEG',
    placement_postcode: 'ZA3 3CC',
  });
  await stay({
    starts: '2023-02-01',
    ends: '2024-06-15',
    reason_new: 'P',
    legal_status: 'C2',
    placement_type: 'K2',
    placement_provider: 'PR4',
    reason_ended: 'X1',
    reason_place_change: 'CHILD',
    placement_postcode: 'ZA4 4DD',
    urn: 'SC999999',
  });
  await stay({
    starts: '2024-06-15',
    reason_new: 'P',
    legal_status: 'C2',
    placement_type: 'U1',
    placement_postcode: 'ZA5 5EE',
  });
  for (const held_on of [
    '2020-06-05',
    '2020-09-01',
    '2021-02-24',
    '2021-08-20',
    '2022-02-10',
    '2022-08-02',
    '2023-03-10',
    '2024-01-15',
    '2024-07-10',
    '2025-01-08',
    '2025-07-01',
    '2026-01-06',
  ])
    await put(owner, 'care.review', {
      person_id: child,
      held_on,
      participation: held_on < '2022' ? 'PN6' : 'PN1',
    });
  await put(owner, 'care.missing_episode', {
    person_id: child,
    kind: 'M',
    starts: '2022-12-24',
    ends: '2022-12-26',
  });
  await put(owner, 'care.missing_episode', {
    person_id: child,
    kind: 'A',
    starts: '2023-05-01',
    ends: '2023-05-02',
  });
}

async function plantWorkers(owner: Client, child: string): Promise<void> {
  const team = await put(owner, 'workforce.team', { name: 'Made Up Team' });
  const times = [
    ['Grace Madeup', '2020-01-10', '2021-03-01'],
    ['Omar Notreal', '2021-03-01', '2023-09-01'],
    ['Lucy Fictive', '2023-09-01', null],
  ] as const;
  for (const [name, starts, ends] of times) {
    const worker_id = await put(owner, 'workforce.worker', { name, job: 'Social worker', team_id: team });
    await put(owner, 'workforce.allocation', { person_id: child, worker_id, starts, ends });
  }
}

async function plantYears(owner: Client, child: string): Promise<void> {
  for (const year of [2021, 2022, 2023, 2024, 2025, 2026])
    await put(owner, 'care.health_year', {
      person_id: child,
      year,
      sdq_score: 30 - (year - 2021) * 4,
      health_assessment: true,
      teeth_check: year !== 2023,
      immunisations: true,
      convicted: false,
    });
}

/** What was put right later, and what nobody has settled. */
async function plantChanges(owner: Client, child: string): Promise<void> {
  await owner.query("update people.person set first_language = 'English' where id = $1", [child]);
  await owner.query(
    "update care.review set participation = 'PN1' where person_id = $1 and held_on = '2021-08-20'",
    [child],
  );
  await put(owner, 'care.episode_contested', {
    person_id: child,
    contested_because: 'overlaps',
    source_text: '{"DECOM": "01/09/2021"}',
    source_year: 2022,
    starts: '2021-09-01',
    ends: '2023-02-01',
    reason_new: 'P',
    legal_status: 'C2',
    placement_type: 'U6',
    placement_provider: 'PR4',
  });
}

async function plantSharing(owner: Client, child: string): Promise<void> {
  await put(owner, 'practice.sharing', {
    person_id: child,
    decided_on: '2022-12-24',
    is_shared: true,
    what: 'That Ava was missing, what she wore, whom she might go to.',
    agency: 'Northmoor police',
    purpose: 'To find her and bring her home safe.',
    basis: 'safeguarding',
    family_told: 'yes',
  });
}
