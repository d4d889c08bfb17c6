import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import type { HelpWorld } from './testing/help-world.ts';
import { discussed, onDay, openHelp } from './testing/help-world.ts';

let face: StaffFace;
let help: HelpWorld;
beforeAll(async () => {
  face = await startStaffFace();
  help = openHelp(face);
});
afterAll(() => face.close());

const manager = 'service manager';

describe('a family that is asked and says no', () => {
  const declined = {
    ...{ ...onDay('2026-11-09'), offered: 'family help', agreed_by: 'her father' },
    ...{ reasons: 'Not now, thank you', family_told: 'That we ask again', through: 'An interpreter' },
  };
  const no = 'her father said no to family help on 9 November 2026';

  it('is told on every page of the help, in plain words, and nothing else changes', async () => {
    const child = await help.child();
    const untold = await help.step(manager, child, 'agreement-declined', { ...declined, family_told: '' });
    expect(untold.words).toContain('Enter what the family was told');
    expect(untold.words).toContain('Not now, thank you');
    const { to } = await help.step(manager, child, 'agreement-declined', declined);
    expect(to).toContain('saved=taken');
    const { words } = await face.open(manager, `/children/${child}/help`);
    expect(words).toContain(`${no}. Declining help alone is no evidence of risk. Offer it again`);
    for (const line of [
      ...['Asked, and said no: her father', 'In their words: Not now, thank you'],
      ...[
        'They were told: That we ask again',
        'Put into words by: An interpreter',
        'Which help: Family help',
      ],
    ])
      expect(words).toContain(line);
    expect((await face.open(manager, `/children/${child}/family`)).words).toContain(no);
    expect((await face.open(manager, `/children/${child}/plan`)).words).toContain(no);
    const timeline = (await face.open(manager, `/children/${child}/timeline`)).words;
    expect(timeline).toContain('The family was offered help and said no');
    expect(timeline).toContain('That we ask again');
    const facts = `select (select count(*)::int from practice.early_help_assessment where person_id = $1)
      + (select count(*)::int from practice.child_in_need_plan where person_id = $1) as facts`;
    expect(await help.rows(facts, child)).toEqual([{ facts: 0 }]);

    await help.step(manager, child, 'family-help', onDay('2026-11-12'));
    expect((await face.open(manager, `/children/${child}/help`)).words).not.toContain(`${no}. Declining`);
  });

  it('is no reason for a strategy discussion: that names a harm and another ground, and says what to do instead', async () => {
    const child = await help.child();
    await help.step(manager, child, 'agreement-declined', declined);
    const talk = { ...onDay('2026-11-10'), ...discussed, decision: 'no enquiry' };
    const unsaid = await help.step(manager, child, 'strategy-discussion', {
      ...talk,
      harms: '',
      grounds: '',
    });
    expect(unsaid.words).toContain('Select which significant harm is suspected');
    const alone = await help.step(manager, child, 'strategy-discussion', { ...talk, grounds: 'declined' });
    expect(alone.words).toContain('Offer help again, say what other help there is, and stay in touch');
    expect(alone.words).toContain('What each knows');
    const both = { ...talk, grounds: ['declined', 'told'] };
    expect((await help.step(manager, child, 'strategy-discussion', both)).to).toContain('saved=taken');
    const { words } = await face.open(manager, `/children/${child}/help`);
    expect(words).toContain('Harm that is suspected: Neglect');
  });

  it('reads in the closing letter that it is not held against them', async () => {
    const child = await help.child();
    await help.step(manager, child, 'agreement-declined', declined);
    const ends = { then: 'Tired', now: 'Rested', come_back: 'Ring us', reason_closed: 'RC7' };
    await help.step(manager, child, 'end', { ...onDay('2026-11-20'), ...ends });
    const { html } = await face.open(manager, `/children/${child}/help`);
    const letter = /href="([^"]*letters[^"]*)"/.exec(html)?.[1] ?? '';
    expect((await face.open(manager, letter)).words).toContain(
      'On 9 November 2026 you said no to family help. That is yours to decide, and it is not held against you',
    );
  });
});
