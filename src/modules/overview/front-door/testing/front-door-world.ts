import { plantPerson } from '../../../../../test/access/access-world.ts';
import type { Answer, StaffFace } from '../../../../../test/support/staff-face.ts';

type Fields = Readonly<Record<string, string>>;
type Role = 'front door' | 'service manager';

/** What a teacher says on a Friday morning. */
export const said: Fields = {
  words: 'She came to school hungry again and did not want to go home.',
  wants: 'Somebody to talk with her mother',
  caller: 'professional',
  source_code: '2A',
  caller_name: 'Ada Invented',
  caller_role: 'teacher',
  caller_agency: 'Made Up School',
  parents_know: 'agree',
  how: 'phone',
  'received_on-day': '20',
  'received_on-month': '11',
  'received_on-year': '2026',
  received_time: '9:30',
};

export const decision: Fields = {
  reasons: 'She is hungry and her mother asks for help',
  family_words: 'The school is worried. We would like to help you.',
};

/** The front door as tests walk through it: worries in each state, and what became of them. */
export type FrontDoor = {
  readonly post: (path: string, fields: Fields, role?: Role) => Promise<Answer>;
  /** Begins a worry; gives its address. */
  readonly begin: () => Promise<string>;
  /** One with its words. */
  readonly taken: (fields?: Fields) => Promise<string>;
  /** One that waits for a decision about these children. */
  readonly waiting: (children: readonly string[]) => Promise<string>;
  readonly child: () => Promise<string>;
  readonly decides: (worry: string, child: string, fields: Fields) => Promise<Answer>;
  readonly version: (worry: string) => Promise<string>;
  readonly idOf: (worry: string) => string;
};

export function openFrontDoor(face: StaffFace): FrontDoor {
  const idOf = (worry: string) => worry.split('/')[2] ?? '';
  const post: FrontDoor['post'] = (path, fields, role = 'front door') =>
    face.send(role, path, { on: '/front-door', fields });
  const begin = async () => {
    const { to } = await face.send('front door', '/front-door', { on: '/front-door' });
    return to.replace('/words', '');
  };
  const taken = async (fields: Fields = {}) => {
    const worry = await begin();
    await post(`${worry}/words`, { ...said, version: '1', ...fields });
    return worry;
  };
  const version = async (worry: string) => {
    const { rows } = await face.owner.query<{ version: number }>(
      'select version from practice.worry where id = $1',
      [idOf(worry)],
    );
    return String(rows[0]?.version);
  };
  const waiting = async (children: readonly string[]) => {
    const worry = await taken();
    for (const add of children) await post(`${worry}/children`, { add });
    const handOver = { parents_told: 'yes', weighed: 'Help is welcome', version: await version(worry) };
    await post(`${worry}/hand-over`, handOver);
    return worry;
  };
  return {
    ...{ post, begin, taken, version, waiting, idOf },
    child: async () => (await plantPerson(face.owner)).person,
    decides: (worry, child, fields) =>
      post(`${worry}/decision`, { child, ...decision, ...fields }, 'service manager'),
  };
}
