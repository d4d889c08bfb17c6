import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { endAtAdoption } from './change-rules.ts';
import { stepNames, whyNot } from './step-rules.ts';
import {
  began,
  enquiring,
  held,
  inNeed,
  lead,
  none,
  plan,
  protecting,
  protector,
  suspected,
  today,
  told,
} from './testing/help-states.ts';

describe('a step', () => {
  it('never closes the involvement and never touches who leads the help, unless it ends the help', () => {
    const states = [inNeed, enquiring, protecting, { ...inNeed, familyHelp: held('f') }];
    const decisions = [
      'enquiry',
      'conference',
      'no conference',
      'plan',
      'no plan',
      'child in need',
      'family help',
      'goes on',
    ];
    let taken = 0;
    for (const kind of stepNames.filter((one) => one !== 'end'))
      for (const state of states)
        for (const decision of decisions) {
          const planned = plan(kind, state, { ...suspected, decision, category: 'NEG' });
          if ('refused' in planned) continue;
          taken += 1;
          for (const change of planned.changes) {
            expect(change.table).not.toBe('allocation');
            expect(change.values).not.toHaveProperty('closed');
          }
        }
    expect(taken).toBeGreaterThan(30);
  });

  it('to section 17 from family help alone makes the involvement that the census counts, from our own early help', () => {
    const planned = plan('child in need', { familyHelp: held('f') }, { support: 'plan', primaryNeed: 'N4' });
    expect(planned).toMatchObject({
      changes: [
        { table: 'involvement', values: { opened: today, referral_source: '5B', primary_need: 'N4' } },
        { table: 'child_in_need_plan', values: { involvement_id: '$involvement' } },
      ],
    });
    expect(told('child in need', { familyHelp: held('f') }, { support: 'plan' })).toContain('main need');
    expect(
      told('child in need', { familyHelp: held('f'), isDisabled: true }, { support: 'short breaks' }),
    ).toEqual(['record involvement', 'record child_in_need_plan']);
  });

  it('to an enquiry lets a social worker join beside the lead, and sets the conference 15 working days on', () => {
    const planned = plan('strategy discussion', inNeed, {
      ...suspected,
      decision: 'enquiry',
      workerId: 'w2',
      on: plainDate('2026-10-01'),
    });
    expect(planned).toMatchObject({
      changes: [
        {
          table: 'section_47_enquiry',
          values: { conference_target: '2026-10-22', strategy_discussion_on: '2026-10-01' },
        },
        { table: 'assignment', values: { worker_id: 'w2', role: 'lead child protection practitioner' } },
      ],
    });
    expect(
      told('strategy discussion', inNeed, { ...suspected, decision: 'no enquiry', workerId: 'w2' }),
    ).toEqual([]);
  });

  it('to a protection plan ends the child in need plan on the day of the conference', () => {
    const awaited = { ...enquiring, enquiry: { ...enquiring.enquiry, notRequired: false } };
    expect(told('conference', awaited, { decision: 'plan', category: 'NEG' })).toEqual([
      'correct section_47_enquiry',
      'correct child_in_need_plan',
      'record child_protection_plan',
    ]);
    expect(told('conference', awaited, { decision: 'no plan' })).toEqual([
      'correct section_47_enquiry',
      'correct assignment',
    ]);
    expect(told('conference', awaited, { decision: 'plan', on: plainDate('2026-11-15') })).toContain(
      'Saturday or Sunday',
    );
  });

  it('down lets who led the protection leave, and nobody else', () => {
    expect(told('review', protecting, { decision: 'child in need' })).toEqual([
      'record protection_review',
      'correct child_protection_plan',
      'record child_in_need_plan',
      'correct assignment',
    ]);
    expect(told('review', protecting, { decision: 'family help' })).toContain('record early_help_assessment');
    expect(told('review', protecting, { decision: 'goes on', category: 'NEG' })).toEqual([
      'record protection_review',
    ]);
    // For a child in our care the care plan goes on, which no step begins.
    const inCare = { ...protecting, isLookedAfter: true };
    expect(told('review', inCare, { decision: 'in our care' })).toEqual([
      'record protection_review',
      'correct child_protection_plan',
      'correct assignment',
    ]);
    expect(told('review', protecting, { decision: 'in our care' })).toContain('not in our care');
    expect(told('enquiry outcome', enquiring, { decision: 'no conference' })).toEqual([
      'correct section_47_enquiry',
      'correct assignment',
    ]);
    // An enquiry under a plan that goes on takes nobody away.
    expect(told('enquiry outcome', { ...enquiring, ...protecting, enquiry: enquiring.enquiry })).toEqual([
      'correct section_47_enquiry',
    ]);
  });

  it('lets work end after the day on which it is decided, not before what was decided is written', () => {
    const before = { on: plainDate('2026-11-10') };
    const end = plan('end', inNeed, { reasonClosed: 'RC7', ...before });
    const work = { does: 'correct', table: 'allocation', values: { ends: '2026-11-21' } };
    expect('changes' in end && end.changes.at(-1)).toMatchObject(work);
    const review = plan('review', protecting, { decision: 'child in need', ...before });
    expect('changes' in review && review.changes.at(-1)?.values).toMatchObject({ ends: '2026-11-21' });
    // Who leaves already is not told to leave again, and is followed by who joins.
    const leaving = { ...inNeed, working: [lead, { ...protector, ends: plainDate('2026-11-21') }] };
    const joined = plan('strategy discussion', leaving, {
      ...suspected,
      decision: 'enquiry',
      workerId: 'w3',
    });
    expect('changes' in joined && joined.changes.at(-1)?.values).toMatchObject({ starts: '2026-11-21' });
    const led = { ...leaving, enquiry: enquiring.enquiry };
    expect(told('enquiry outcome', led, { decision: 'no conference' })).toEqual([
      'correct section_47_enquiry',
    ]);
  });

  it('that ends the help ends everything, and everybody’s work after that day', () => {
    const assessment = { ...held('a'), answersReferral: true };
    const all = { ...inNeed, familyHelp: held('f'), assessment };
    const planned = plan('end', all, { reasonClosed: 'RC7' });
    expect(planned).toMatchObject({
      changes: [
        { table: 'assessment', values: { authorised_on: today } },
        { table: 'child_in_need_plan', values: { ends: today } },
        { table: 'early_help_assessment', values: { completed_on: today } },
        { table: 'involvement', values: { closed: today, reason_closed: 'RC7' } },
        { table: 'allocation', values: { ends: '2026-11-21' } },
      ],
    });
    // What the assessment found is told with the end, as the census asks of every one that is authorised.
    expect(told('end', all, { reasonClosed: 'RC8', childSeen: 'yes', factors: ['21'] })).toContain(
      'record assessment_factor',
    );
  });

  it('is none where the child was adopted: what stands ends on the day of the order, or on the day it began', () => {
    const late = { ...protector, starts: plainDate('2026-11-15') };
    const state = { ...none, ...protecting, working: [lead, late], isLookedAfter: true };
    const ends = endAtAdoption(state, plainDate('2026-11-10'));
    expect(ends.map(({ table, values }) => [table, values])).toEqual([
      ['child_protection_plan', { ends: '2026-11-10' }],
      ['involvement', { reason_closed: 'RC1', closed: '2026-11-10' }],
      ['assignment', { reason_ended: 'The child was adopted', ends: '2026-11-15' }],
      ['allocation', { ends: '2026-11-10' }],
    ]);
  });
});

describe('what cannot be', () => {
  it.each([
    ['family help', none, 'Nobody has asked for help yet'],
    ['child in need', inNeed, 'two cannot stand at once'],
    ['child in need', protecting, 'cannot stand beside it'],
    ['strategy discussion', enquiring, 'open already'],
    ['conference', enquiring, 'No conference is to be held'],
    ['enquiry outcome', inNeed, 'No section 47 enquiry is open'],
    ['review', inNeed, 'No protection plan is open'],
    ['end', protecting, 'A protection plan is open'],
    ['end', enquiring, 'is not finished'],
    ['end', { ...inNeed, isLookedAfter: true }, 'in our care'],
    ['agreement withdrawn', { ...inNeed, needPlan: null }, 'No help is open'],
    ['family help', { ...none, familyHelp: held('f') }, 'goes on already'],
  ] as const)('%s is refused in words', (kind, state, words) => {
    expect(whyNot(kind, { ...none, ...state })).toContain(words);
    expect(told(kind, state)).toContain(words);
  });

  it('lies in the future, or before what it follows on', () => {
    expect(told('assessment', inNeed, { on: plainDate('2026-11-21') })).toContain('today or in the past');
    expect(told('assessment', inNeed, { on: plainDate('2026-08-31') })).toContain('before what it follows');
    expect(told('review', protecting, { on: began, decision: 'goes on' })).toContain('day on which it began');
  });
});
