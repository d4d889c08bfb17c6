import { plantPerson } from '../../../../../test/access/access-world.ts';
import type { Answer, StaffFace } from '../../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../../test/support/staff-face.ts';
import { newId } from '../../../../platform/ids/ids.ts';

export type Fields = Readonly<Record<string, string>>;
export const planOf = (id: string): string => `/children/${id}/plan`;

/** A goal with three steps, as somebody types it. */
export const whole: Fields = {
  words: 'I want to sleep all night',
  whose: 'Ava',
  area: 'feelings',
  what_0: 'Ring the doctor',
  who_0: 'Mum',
  when_0: '2 weeks',
  what_1: 'Tell Mum when I wake up',
  who_1: 'Ava',
  what_2: 'Bring a night light',
  who_2: 'Gran',
};

/** Ava, her brother Ben and their mother, all invented, and the pages of Ava's plan. */
export type PlanWorld = {
  readonly face: StaffFace;
  readonly ava: string;
  readonly ben: string;
  readonly mum: string;
  readonly person: (given: string, born: string) => Promise<string>;
  readonly tie: (one: string, other: string, roles: readonly [string, string]) => Promise<unknown>;
  readonly rows: (query: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  /** Adds a goal to Ava's plan; gives its id. */
  readonly add: (fields?: Fields) => Promise<string>;
  /** Changes a goal, with the stamp and the steps of its form. */
  readonly change: (goal: string, fields: Fields) => Promise<Answer>;
  /** The words of the page of somebody's plan, to a director. */
  readonly words: (id?: string) => Promise<string>;
  readonly stepOf: (goal: string, said: string) => Promise<string>;
  readonly press: (stepId: string, fields: Fields) => Promise<Answer>;
};

/** Starts it; `face.close` ends it. */
export async function startPlan(): Promise<PlanWorld> {
  const face = await startStaffFace();
  const { person, tie, rows } = planter(face);
  const [ava, ben, mum] = [
    await person('Ava', '2014-05-03'),
    await person('Ben', '2016-02-01'),
    await person('Rosa', '1988-02-01'),
  ];
  await tie(ava, ben, ['sister', 'brother']);
  await tie(ava, mum, ['daughter', 'mother']);
  const words: PlanWorld['words'] = async (id = ava) => (await face.open('director', planOf(id))).words;
  return { face, ava, ben, mum, person, tie, rows, words, ...pages(face, ava, rows) };
}

function planter({ owner }: StaffFace): Pick<PlanWorld, 'person' | 'tie' | 'rows'> {
  return {
    person: async (given, born) => {
      const { person: id } = await plantPerson(owner);
      await owner.query('update people.name set given = $2 where person_id = $1', [id, given]);
      await owner.query('update people.person set birth_date = $2 where id = $1', [id, born]);
      return id;
    },
    tie: (one, other, [role, otherRole]) =>
      owner.query(
        'insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, $4, $5)',
        [newId(), one, other, role, otherRole],
      ),
    rows: async (query, values = []) => (await owner.query<Record<string, unknown>>(query, [...values])).rows,
  };
}

function pages(
  face: StaffFace,
  ava: string,
  rows: PlanWorld['rows'],
): Pick<PlanWorld, 'add' | 'change' | 'stepOf' | 'press'> {
  const send = (on: string, url: string, fields: Fields) => face.send('front door', url, { on, fields });
  return {
    add: async (fields = {}) => {
      const [goal, url] = [newId(), `${planOf(ava)}/goals`];
      const { to, words } = await send(url, url, { ...whole, goal, ...fields });
      if (to !== `${planOf(ava)}?saved=yes`) throw new Error(`Not added: ${words}`);
      return goal;
    },
    change: async (goal, fields) => {
      const url = `${planOf(ava)}/goals/${goal}`;
      const { html } = await face.open('front door', url);
      const hidden = [...html.matchAll(/type="hidden" name="((?:step_\d|stamp))" value="([^"]*)"/g)];
      const kept = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
      return send(url, url, { ...whole, ...kept, ...fields });
    },
    stepOf: async (goal, said) => {
      const [row] = await rows(
        'select step_id from practice.plan_step where goal_id = $1 and words = $2 and person_id = $3 order by recorded_at, version desc limit 1',
        [goal, said, ava],
      );
      return String(row?.['step_id']);
    },
    press: (stepId, fields) => send(planOf(ava), `${planOf(ava)}/steps/${stepId}`, fields),
  };
}
