import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clearPeople, plantAlias, plantChild } from '../../../test/support/plant-care.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { cinCodes } from '../../formats/cin/codes.ts';
import { newId } from '../../platform/ids/ids.ts';

let test: TestDatabase;
let person: string;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  await clearPeople(test.owner);
  person = await plantChild(test.owner, {});
});

const rows = async (query: string) => (await test.owner.query(query)).rows;

/** Plants a fact about the child; returns its id. */
async function plant(
  table: string,
  values: Readonly<Record<string, string | boolean | number>>,
): Promise<string> {
  const id = newId();
  const all = { id, person_id: person, ...values };
  const places = Object.keys(all).map((_, i) => `$${i + 1}`);
  await test.owner.query(
    `insert into ${table} (${Object.keys(all).join(', ')}) values (${places.join(', ')})`,
    Object.values(all),
  );
  return id;
}

describe('help and protection in the Standard Safeguarding Dataset', () => {
  it('leads every step to its referral', async () => {
    const referral = await plant('practice.involvement', {
      opened: '2025-05-01',
      referral_source: '2A',
      primary_need: 'N1',
      no_further_action: false,
    });
    const to = { involvement_id: referral };
    const assessment = await plant('practice.assessment', {
      ...to,
      starts: '2025-05-02',
      support_required: false,
    });
    for (const code of ['4B', '16A'])
      await plant('practice.assessment_factor', { assessment_id: assessment, code });
    await plant('practice.child_in_need_plan', { ...to, starts: '2025-06-01', ends: '2025-07-01' });
    expect(
      await rows(`select cine_referral_id as id, cine_referral_source_desc as source, cine_referral_nfa as nfa,
        cina_assessment_outcome_nfa as assessed, cinf_assessment_factors_json as factors, cinp_cin_plan_end_date::text as ended
        from reporting.ssd_cin_episodes join reporting.ssd_cin_assessments on cina_referral_id = cine_referral_id
        join reporting.ssd_assessment_factors on cinf_assessment_id = cina_assessment_id
        join reporting.ssd_cin_plans on cinp_referral_id = cine_referral_id`),
    ).toEqual([
      {
        id: referral,
        source: 'School',
        nfa: 'N',
        assessed: 'Y',
        factors: '["16A", "4B"]',
        ended: '2025-07-01',
      },
    ]);
  });

  it('says of a conference which enquiry led to it and which plan came of it', async () => {
    const enquiry = await plant('practice.section_47_enquiry', {
      starts: '2025-05-01',
      conference_on: '2025-05-20',
    });
    await plant('practice.section_47_enquiry', { starts: '2025-09-01', conference_not_required: true });
    await plant('practice.section_47_enquiry', { starts: '2025-10-01', conference_on: '2025-10-09' });
    const plan = await plant('practice.child_protection_plan', { starts: '2025-05-20' });
    const review = await plant('practice.protection_review', { plan_id: plan, held_on: '2025-08-01' });
    expect(
      await rows(`select icpc_s47_enquiry_id = '${enquiry}' as led, icpc_cp_plan_id as plan, icpc_icpc_outcome_cp_flag as came
        from reporting.ssd_initial_cp_conference order by icpc_icpc_date`),
    ).toEqual([
      { led: true, plan, came: 'Y' },
      { led: false, plan: null, came: 'N' },
    ]);
    expect(await rows('select cppl_icpc_id as icpc from reporting.ssd_cp_plans')).toEqual([
      { icpc: enquiry },
    ]);
    expect(
      await rows('select s47e_s47_nfa as nfa from reporting.ssd_s47_enquiry order by s47e_s47_start_date'),
    ).toEqual([{ nfa: null }, { nfa: 'Y' }, { nfa: null }]);
    expect(
      await rows('select cppr_cp_review_id as id, cppr_cp_plan_id as plan from reporting.ssd_cp_reviews'),
    ).toEqual([{ id: review, plan }]);
  });

  it('gives a conference that is said of the referral alone', async () => {
    const referral = await plant('practice.involvement', {
      opened: '2025-05-01',
      conference_on: '2025-05-20',
    });
    expect(
      await rows(
        'select icpc_s47_enquiry_id as enquiry, icpc_referral_id as referral, icpc_icpc_outcome_cp_flag as came from reporting.ssd_initial_cp_conference',
      ),
    ).toEqual([{ enquiry: null, referral, came: 'N' }]);
  });

  it('counts a visit for a protection plan to the plan of its day, and one in need as one in need', async () => {
    const plan = await plant('practice.child_protection_plan', { starts: '2025-05-20', ends: '2025-12-01' });
    await plant('practice.visit', {
      visited_on: '2025-06-01',
      kind: 'child protection',
      seen: true,
      seen_alone: false,
    });
    await plant('practice.visit', { visited_on: '2026-01-01', kind: 'child in need', seen: true });
    expect(
      await rows(
        'select cppv_cp_plan_id as plan, cppv_cp_visit_seen as seen, cppv_cp_visit_seen_alone as alone from reporting.ssd_cp_visits',
      ),
    ).toEqual([{ plan, seen: 'Y', alone: 'N' }]);
    expect(await rows('select cinv_cin_visit_date::text as day from reporting.ssd_cin_visits')).toEqual([
      { day: '2026-01-01' },
    ]);
  });

  it('gives contacts and early help with who and what for, as far as known', async () => {
    await plant('practice.contact', { received_on: '2025-04-01', contact_source: '6' });
    await plant('practice.early_help_assessment', { starts: '2025-04-02', organisation: 'A school' });
    expect(await rows('select cont_contact_source_desc as source from reporting.ssd_contacts')).toEqual([
      { source: 'Police' },
    ]);
    expect(
      await rows('select earl_episode_organisation as by from reporting.ssd_early_help_episodes'),
    ).toEqual([{ by: 'A school' }]);
  });

  it('leaves NONE out beside a disability, on whichever record of the child either is', async () => {
    await plant('people.disability', { code: 'NONE' });
    const first = person;
    person = await plantChild(test.owner, {});
    await plant('people.disability', { code: 'AUT' });
    await plantAlias(test.owner, person, first);
    expect(
      await rows('select disa_person_id as who, disa_disability_code as code from reporting.ssd_disability'),
    ).toEqual([{ who: first, code: 'AUT' }]);
  });

  it('says of a person when they are expected, when they died, and why no pupil number is known', async () => {
    await test.owner.query(`update people.person set died_on = '2025-12-01' where id = $1`, [person]);
    await plant('people.identifier', { scheme: 'upn', value: 'UN7' });
    expect(
      await rows(
        'select pers_death_date::text as died, pers_expected_dob as expected, pers_upn_unknown as upn from reporting.ssd_person',
      ),
    ).toEqual([{ died: '2025-12-01', expected: null, upn: 'UN7' }]);
  });

  it('calls the sources of a referral as the codes of the census do', async () => {
    const said = await rows('select code, label from reporting.ext_referral_source');
    expect(new Map(said.map(({ code, label }) => [code, label]))).toEqual(
      new Map(cinCodes.referralSource.map(({ code, label }) => [code, label])),
    );
  });
});
