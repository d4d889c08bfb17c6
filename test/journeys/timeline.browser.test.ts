import { it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

story(
  'A worker reads what happened before her',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    for (const scripts of [true, false]) {
      it(`finds words, marks what matters and writes where things stand, ${scripts ? 'on a phone' : 'without scripts'}`, async () => {
        const { kith, browser } = stage();
        const child = await plantChild(kith);
        const worker = await signIn(browser, kith, 'front door', {
          scripts,
          screen: scripts ? 'phone' : 'desk',
        });
        await worker.opens(`/children/${child}`);
        await worker.follows('Timeline');
        await worker.reads('I like the music room best.');
        await worker.reads('Plan to keep safe began (child protection)');
        if (scripts) await looksRight(worker);
        await worker.unfolds('Search, or choose what is shown');
        await worker.types('Search in this record', 'lighthouse');
        await worker.presses('Show');
        await worker.reads('lighthouse');
        await worker.reads('Some things are left out.');
        await worker.doesNotRead('I like the music room best.');
        if (scripts) await looksRight(worker);
        await worker.presses(/^Mark as significant/);
        await worker.reads('Significant');
        await worker.presses(/^Not significant/);
        await worker.follows('See everything');
        await worker.follows('Write where things stand');
        await worker.types('Where do things stand?', 'Quinn sleeps at home again. School goes well.');
        if (scripts) await looksRight(worker);
        await worker.presses('Save');
        await worker.reads('Quinn sleeps at home again. School goes well.');
        if (scripts) await looksRight(worker);
        await worker.follows('Chronology');
        await worker.presses('Take from the timeline');
        await worker.chooses(/Plan to keep safe began/);
        await worker.presses('Take these');
        await worker.reads(/Plan to keep safe began/);
        await worker.presses('Add an event');
        if (scripts) await looksRight(worker);
        await worker.types('Year', '2022');
        await worker.types('What happened, in one line?', 'Moved school for the third time');
        await worker.types('Another agency’s event? Which agency?', 'School');
        await worker.types('Where is this known from?', 'letter of the head teacher');
        await worker.presses('Save');
        await worker.reads('School: letter of the head teacher');
        if (scripts) await looksRight(worker);
        await worker.leaves();
      });
    }
  },
);

/** Looked at by a script in the page, so only where scripts run. */
async function looksRight({ page }: Person): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

/** A child with a past, who is invented. */
async function plantChild({ owner }: Kith): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    "insert into people.person (id, sex, birth_date) values (gen_random_uuid(), 'F', '2014-03-01') returning id",
  );
  const id = rows[0]?.id ?? '';
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values (gen_random_uuid(), $1, 'legal', 'Quinn', 'Invented')",
    [id],
  );
  await owner.query(
    `insert into practice.child_protection_plan (id, person_id, starts, ends, initial_category, latest_category)
       values (gen_random_uuid(), $1, '2024-06-05', '2025-02-01', 'NEG', 'NEG')`,
    [id],
  );
  await owner.query(
    `insert into care.episode (id, person_id, starts, legal_status, reason_new, placement_type, placement_provider)
       values (gen_random_uuid(), $1, '2025-02-01', 'V2', 'S', 'U6', 'PR1')`,
    [id],
  );
  await owner.query(
    `insert into care.missing_episode (id, person_id, starts, ends, kind) values (gen_random_uuid(), $1, '2025-08-02', '2025-08-03', 'M')`,
    [id],
  );
  for (const [day, words] of Object.entries(entries)) await plantEntry({ owner }, [id, day], words);
  return id;
}

const entries: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '2026-03-20': [
    ['purpose', 'To hear how the new school is.'],
    ['words', 'I like the music room best.'],
  ],
  '2025-11-02': [
    [
      'purpose',
      `To talk about the summer. ${'There was much to tell, and little time. '.repeat(8)}Then Quinn drew a lighthouse and would not say why.`,
    ],
    ['shows', 'Quinn turned away when the summer was named.'],
  ],
};

async function plantEntry(
  { owner }: Pick<Kith, 'owner'>,
  [id, day]: readonly [string, string],
  words: readonly (readonly [string, string])[],
): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into practice.entry (id, person_id, event_id, kind, happened_on, happened_at, place, seen, sleeps)
       values (gen_random_uuid(), $1, gen_random_uuid(), 'visit', $2, '4pm', 'where they live', 'alone', 'as recorded') returning id`,
    [id, day],
  );
  for (const [place, [about, text]] of words.entries())
    await owner.query(
      `insert into practice.entry_passage (id, person_id, entry_id, place, about, words, observed_by)
         values (gen_random_uuid(), $1, $2, $3, $4, $5, 'Mum')`,
      [id, rows[0]?.id, place, about, text],
    );
}
