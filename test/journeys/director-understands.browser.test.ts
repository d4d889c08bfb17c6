import { expect, it } from 'vitest';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import { startKith } from '../support/start-kith.ts';

const childrenInCare = 60;

story(
  'A director opens Kith on Northmoor and understands how the children are doing',
  () => startKith({ northmoor: childrenInCare }),
  (stage) => {
    for (const scripts of [true, false]) {
      it(`from all children to one, ${scripts ? 'with' : 'without'} scripts`, async () => {
        const director = await signIn(stage().browser, stage().kith, 'director', { scripts });
        await seesHowManyAreInCare(director);
        const listed = await opensAFigure(director);
        await choosesOnePart(director, listed);
        await understandsOneChild(director);
        await director.leaves();
      });
    }

    it('sees another day by choosing it', async () => {
      const director = await signIn(stage().browser, stage().kith, 'director');
      await director.types('Show another day', '2025-03-31');
      await director.presses('Show');
      await director.reads('Monday 31 March 2025');
      await director.leaves();
    });
  },
);

async function seesHowManyAreInCare(director: Person): Promise<void> {
  await director.reads('Northmoor and its people are made up.');
  await director.readsHeading(`${childrenInCare} children are in our care`);
  await director.readsHeading(/of 60 live in a family/);
}

/** Returns how many children the figure's table says, line by line. */
async function opensAFigure(director: Person): Promise<number[]> {
  await director.follows('What this counts, and the children');
  await director.readsHeading('Where they live');
  await director.readsHeading('What this counts');
  const rows = director.page.getByRole('table', { name: 'Numbers' }).getByRole('row');
  const counts = (await rows.allInnerTexts()).flatMap((line) => /\t(\d+)$/.exec(line)?.[1] ?? []).map(Number);
  expect(counts.at(-1), 'the last line is all').toBe(childrenInCare);
  expect(counts.slice(0, -1).reduce((sum, count) => sum + count, 0)).toBe(childrenInCare);
  return counts;
}

async function choosesOnePart(director: Person, [inFosterHomes]: number[]): Promise<void> {
  await director.follows('In a foster home');
  await director.readsHeading(new RegExp(`^${inFosterHomes} children`));
  const list = director.page.getByRole('table').last().getByRole('row');
  expect(await list.count()).toBe((inFosterHomes ?? 0) + 1);
}

async function understandsOneChild(director: Person): Promise<void> {
  const first = director.page.getByRole('table').last().getByRole('link').first();
  const name = await first.innerText();
  await director.follows(name);
  await director.readsHeading(name);
  await director.readsHeading('Now and next');
  await director.readsHeading(/in our care: \d+ homes?, \d+ workers?$/);
  await director.reads('Foster home');
  await director.goesBack();
  await director.readsHeading('Where they live');
}
