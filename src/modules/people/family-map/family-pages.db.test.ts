import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { startAtWork } from '../testing/at-work.ts';
import type { AtWork } from '../testing/at-work.ts';
import { plantPerson, plantResidence } from '../testing/plant-people.ts';

let at: AtWork;
beforeAll(async () => {
  at = await startAtWork();
}, 120_000);
afterAll(async () => {
  expect(at.kith.failures).toEqual([]);
  await at.kith.close();
});

type Tie = readonly [person: string, role: string, other: string, otherRole: string];

async function relate(...ties: readonly Tie[]): Promise<void> {
  for (const [person, role, other, otherRole] of ties)
    await at.kith.owner.query(
      'insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, $4, $5)',
      [newId(), person, other, role, otherRole],
    );
}

const person = (given: string, sex: 'F' | 'M', born: string) =>
  plantPerson(at.kith.owner, { given, family: 'Mapley', sex, born });

/** A child with a mother, a father, a brother and a gran with whom she lives. All invented. */
async function plantFamily() {
  const ava = await person('Ava', 'F', '2016-01-01');
  const [mum, dad] = [await person('Kim', 'F', '1990-01-01'), await person('Dan', 'M', '1988-01-01')];
  const [leo, gran] = [await person('Leo', 'M', '2012-01-01'), await person('Maureen', 'F', '1960-01-01')];
  await relate(
    [mum, 'mother', ava, 'daughter'],
    [dad, 'father', ava, 'daughter'],
    [mum, 'mother', leo, 'son'],
    [dad, 'father', leo, 'son'],
    [gran, 'mother', mum, 'daughter'],
    [mum, 'former partner', dad, 'former partner'],
  );
  const address = newId();
  await at.kith.owner.query("insert into people.address (id, lines) values ($1, '9 Secret Row')", [address]);
  for (const id of [ava, gran])
    await at.kith.owner.query(
      "insert into people.residence (id, person_id, address_id, starts) values ($1, $2, $3, '2020-01-01')",
      [newId(), id, address],
    );
  await plantResidence(at.kith.owner, dad, { lines: '3 Other Way', postcode: 'NM1 1AA' });
  await plantResidence(at.kith.owner, leo, { lines: '4 Other Way', postcode: 'NM1 1AA' });
  return { ava, mum, dad, leo, gran };
}

describe('the family map', () => {
  it('says its finding, draws everybody and lists them, without an address', async () => {
    const { ava, gran } = await plantFamily();
    const { text, html, status } = await at.frontDoor.get(`/people/${ava}/family`);
    expect(status).toBe(200);
    expect(text).toContain('Ava lives with her gran; her dad and brother live elsewhere');
    for (const words of ['Kim Mapley Mum', 'Dan Mapley Dad', 'Leo Mapley Brother', 'Maureen Mapley Gran'])
      expect(text).toContain(words);
    expect(text).toContain('With Ava (household A)');
    expect(html).not.toContain('Secret Row');
    expect(html).toContain(`aria-label="Maureen Mapley, gran, ${age(1960)} years old, household A"`);
    // One link for each drawing, and one in the list.
    expect(html.split(`?focus=${gran}#chosen`).length - 1).toBe(3);
  });

  it('draws a separation as it stood on the day of the map', async () => {
    const [child, one, other] = [
      await person('Ida', 'F', '2012-01-01'),
      await person('Una', 'F', '1980-01-01'),
      await person('Wren', 'F', '1981-01-01'),
    ];
    await relate([one, 'mother', child, 'daughter'], [other, 'mother', child, 'daughter']);
    await at.kith.owner.query(
      `insert into people.relationship (id, person_id, other_id, role, other_role, starts, separated_on, ends)
       values ($1, $2, $3, 'wife', 'wife', '2010-01-01', '2018-01-01', '2021-01-01')`,
      [newId(), one, other],
    );
    const slashes = async (on: string) => {
      const { html } = await at.frontDoor.get(`/people/${child}/family?on=${on}`);
      const picture = /<div class="kith-map kith-map--wide">[\s\S]*?<\/svg>/.exec(html)?.[0] ?? '';
      return picture.split('kith-map__slash').length - 1;
    };
    expect([await slashes('2015-01-01'), await slashes('2019-01-01'), await slashes('2022-01-01')]).toEqual([
      0, 1, 2,
    ]);
  });

  it.each(['R1', 'R2', 'R3'] as const)(
    'is to the byte the map without them when a father is restricted (%s)',
    async (level) => {
      const [hiding, plain] = [await plantFamily(), await plantFamily()];
      await at.kith.owner.query(
        "insert into people.tie (id, person_id, other_id, seen_by, closeness, strain) values ($1, $2, $3, 'worker', 1, 'violence')",
        [newId(), hiding.ava, hiding.dad],
      );
      await at.kith.owner.query(
        "insert into people.parental_responsibility (id, person_id, holder_id, basis) values ($1, $2, $3, 'registered as the father')",
        [newId(), hiding.ava, hiding.dad],
      );
      await plantRestriction(at.kith.owner, { level, subjects: [hiding.dad] });
      for (const table of ['relationship', 'residence', 'name'])
        await at.kith.owner.query(
          table === 'relationship'
            ? 'delete from people.relationship where $1 in (person_id, other_id)'
            : `delete from people.${table} where person_id = $1`,
          [plain.dad],
        );
      const [shown, without] = [await sameWords(hiding), await sameWords(plain)];
      expect(shown).toBe(without);
      expect(shown).not.toContain('Dan');
      expect(shown).toContain('Maureen');
    },
  );

  /** The page with the ids of its people, which differ between two families, taken out. */
  async function sameWords({ ava, ...others }: Awaited<ReturnType<typeof plantFamily>>): Promise<string> {
    const { html } = await at.frontDoor.get(`/people/${ava}/family`);
    const named = [ava, ...Object.values(others)].reduce(
      (page, id, place) => page.replaceAll(id, `id${place}`),
      html,
    );
    return named.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'fact').replace(/name="_csrf" value="[^"]*"/g, '');
  }

  it('leaves out a record that was set aside as a mistake, and friends of the family’s friends', async () => {
    const { ava, mum } = await plantFamily();
    const [friend, theirs] = [await person('Fay', 'F', '2016-01-01'), await person('Gus', 'M', '2016-01-01')];
    await relate(
      [friend, 'friend', ava, 'friend'],
      [theirs, 'friend', friend, 'friend'],
      [theirs, 'friend', mum, 'friend'],
    );
    await at.kith.owner.query("insert into people.withdrawn (id, person_id, why) values ($1, $2, 'twice')", [
      newId(),
      mum,
    ]);
    const { text } = await at.frontDoor.get(`/people/${ava}/family`);
    expect(text).not.toContain('Kim Mapley');
    expect(text).not.toContain('Gus Mapley');
  });

  it('adds somebody new whose name nobody knows, with who they are, and undoes it', async () => {
    const ava = await person('Alone', 'F', '2016-01-01');
    const map = `/people/${ava}/family`;
    expect((await at.frontDoor.get(map)).text).toContain('Nobody of Alone’s family is recorded yet');
    const chooser = await at.frontDoor.get(`/people/${ava}/facts/family/new?as=parent&map=${ava}`);
    expect(chooser.html).toContain(`/people/${ava}/relatives/new?as=parent`);
    const path = `/people/${ava}/relatives/new?as=parent&map=${ava}`;
    const refused = await at.frontDoor.post(path, { sex: 'M' });
    expect(refused.status).toBe(422);
    const added = await at.frontDoor.post(path, { tie: 'parent', sex: 'M', born: 'unknown' });
    expect(added.path).toContain(map);
    expect(added.text).toContain('Added to the family map');
    expect(added.text).toContain('Dad (name not known)');
    const undo = /action="([^"]*removal[^"]*)"/.exec(added.html)?.[1] ?? '';
    const undone = await at.frontDoor.post(undo, { version: '1' });
    expect(undone.text).toContain('Taken back');
    expect(undone.text).toContain('Nobody of Alone’s family is recorded yet');
    const back = /action="([^"]*return[^"]*)"/.exec(undone.html)?.[1] ?? '';
    expect((await at.frontDoor.post(back, {})).text).toContain('Dad (name not known)');
  });

  it('adds a brother with the parents of both, after asking whether it is somebody known', async () => {
    const { ava, mum, dad } = await plantFamily();
    const path = `/people/${ava}/relatives/new?as=brother+or+sister&map=${ava}`;
    const { html } = await at.frontDoor.get(path);
    for (const id of [mum, dad]) expect(html).toMatch(new RegExp(`value="${id}"[^>]*checked`));
    const form = new URLSearchParams({
      tie: 'brother or sister',
      given: 'Theo',
      family: 'Mapley',
      sex: 'M',
      born: 'age',
      estimated_age: '3',
    });
    const added = await at.frontDoor.post(path, { ...Object.fromEntries(form), parents: mum, none: 'yes' });
    expect(added.text).toContain('Theo Mapley Brother');
    expect(
      await at.one(
        `select count(*)::text as value from people.relationship r join people.name n on n.person_id in (r.person_id, r.other_id)
          where n.given = 'Theo' and $1 in (r.person_id, r.other_id)`,
        [mum],
      ),
    ).toBe('1');
    const likely = await at.frontDoor.post(path, { ...Object.fromEntries(form) });
    expect(likely.text).toContain('Is it one of these people?');
  });

  it('keeps the child’s own view of a tie apart from the worker’s', async () => {
    const { ava, dad } = await plantFamily();
    const path = `/people/${ava}/facts/ties/new?map=${ava}`;
    const own = await at.frontDoor.post(path, { holder: dad, seen_by: 'themselves', closeness: '5' });
    expect(own.text).toContain('Dan Mapley, dad: very close');
    await at.frontDoor.post(path, { holder: dad, seen_by: 'worker', closeness: '1', strain: 'conflict' });
    const both = await at.frontDoor.post(path, {
      holder: 'place',
      organisation: 'Hill Top Primary',
      organisation_kind: 'school',
      seen_by: 'worker',
      closeness: '4',
    });
    expect(both.text).toMatch(/As Ava sees it.*very close.*As the worker sees it.*conflict/);
    expect(both.text).toContain('Hill Top Primary, school: close');
    const twice = await at.frontDoor.post(path, { holder: dad, seen_by: 'worker', closeness: '2' });
    expect(twice.text).toContain('This view of it is recorded already');
  });
});

function age(born: number): number {
  return new Date().getFullYear() - born;
}
