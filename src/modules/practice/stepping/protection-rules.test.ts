import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { whyNot } from './step-rules.ts';
import { enquiring, held, inNeed, lead, none, plan, protecting, told } from './testing/help-states.ts';

const assessment = { ...held('a'), answersReferral: true };
const awaited = { ...enquiring, enquiry: { ...enquiring.enquiry, notRequired: false } };
/** A new worry while a protection plan stands. */
const anew = { ...protecting, enquiry: enquiring.enquiry };

describe('an assessment that led to protection', () => {
  it('is finished by the conference that makes the plan, with what was found', () => {
    const said = { decision: 'plan', category: 'NEG', childSeen: 'yes', factors: ['4B'] } as const;
    const planned = plan('conference', { ...awaited, assessment }, said);
    expect(planned).toMatchObject({
      changes: expect.arrayContaining([
        expect.objectContaining({
          table: 'assessment',
          values: { authorised_on: '2026-11-20', support_required: 'true', child_seen: 'true' },
        }),
        expect.objectContaining({ table: 'assessment_factor', values: { assessment_id: 'a', code: '4B' } }),
      ]),
    });
    const late = { ...assessment, starts: plainDate('2026-11-19') };
    const early = { ...said, on: plainDate('2026-11-18') };
    expect(told('conference', { ...awaited, assessment: late }, early)).toContain('before what it follows');
  });

  it('goes on where the conference makes no plan', () => {
    expect(told('conference', { ...awaited, assessment }, { decision: 'no plan' })).not.toContain(
      'correct assessment',
    );
  });
});

describe('a new enquiry while a protection plan stands', () => {
  it('asks for no second conference: a review conference looks at what was found', () => {
    expect(told('enquiry outcome', anew, { decision: 'conference' })).toContain('review conference');
    expect(told('enquiry outcome', anew, { decision: 'review' })).toEqual(['correct section_47_enquiry']);
    expect(told('enquiry outcome', enquiring, { decision: 'review' })).toContain('No protection plan stands');
  });

  it('goes on where a conference was asked for before the plan was told', () => {
    const stuck = { ...protecting, enquiry: { ...enquiring.enquiry, notRequired: false } };
    expect(whyNot('enquiry outcome', { ...none, ...stuck })).toBeUndefined();
    expect(told('enquiry outcome', stuck, { decision: 'review' })).toEqual(['correct section_47_enquiry']);
  });

  it('keeps who leads the protection when a review ends the plan meanwhile', () => {
    const review = told('review', anew, { decision: 'child in need' });
    expect(review).toContain('correct child_protection_plan');
    expect(review).not.toContain('correct assignment');
  });
});

describe('help below section 17 after the agreement was withdrawn', () => {
  const withdrawn = { working: [lead] };
  it('can end, and whoever worked with the family leaves', () => {
    expect(told('end', withdrawn)).toEqual(['correct allocation']);
    expect(told('end', { working: [] })).toContain('Nothing is open');
  });

  it('can begin again when they agree again', () => {
    expect(told('family help', withdrawn, { agreedOn: plainDate('2026-11-20') })).toEqual([
      'record early_help_assessment',
    ]);
    expect(told('assessment', withdrawn)).toContain('front door first');
  });
});

describe('short breaks', () => {
  it('are for a child whose disability is recorded', () => {
    const breaks = { support: 'short breaks' } as const;
    const helped = { ...inNeed, needPlan: null };
    expect(told('child in need', helped, breaks)).toContain('No disability is recorded');
    expect(told('child in need', { ...helped, isDisabled: true }, breaks)).toEqual([
      'record child_in_need_plan',
    ]);
  });
});

describe('what is open beside the last of its kind', () => {
  const also = (table: 'involvement' | 'assessment' | 'child_in_need_plan' | 'early_help_assessment') => ({
    ...held(`other ${table}`),
    table,
  });
  const twice = {
    ...inNeed,
    assessment,
    familyHelp: held('f'),
    alsoOpen: (['involvement', 'assessment', 'child_in_need_plan', 'early_help_assessment'] as const).map(
      also,
    ),
  };
  it('ends with the help', () => {
    const planned = plan('end', twice, { reasonClosed: 'RC7' });
    const ended = 'changes' in planned ? planned.changes.map((one) => 'id' in one && one.id) : [];
    expect(ended).toEqual([
      ...['a', 'other assessment', 'p', 'other child_in_need_plan'],
      ...['f', 'other early_help_assessment', 'i', 'other involvement', 'lead'],
    ]);
    const later = [{ ...also('assessment'), starts: plainDate('2026-11-19') }];
    const early = { on: plainDate('2026-11-18') };
    expect(told('end', { ...twice, alsoOpen: later }, early)).toContain('before what it follows');
  });

  it('gives way to what replaces it', () => {
    const confer = told(
      'conference',
      { ...awaited, alsoOpen: [also('child_in_need_plan')] },
      { decision: 'plan', category: 'NEG' },
    );
    expect(
      Array.isArray(confer) && confer.filter((one) => one === 'correct child_in_need_plan'),
    ).toHaveLength(2);
    expect(told('agreement withdrawn', twice, { offered: 'family help' })).toEqual([
      'correct early_help_assessment',
      'correct early_help_assessment',
    ]);
  });
});
