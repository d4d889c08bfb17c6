import type { Role } from '../../../access/index.ts';
import { newId } from '../../../../platform/ids/ids.ts';
import { plantPerson } from '../../../../../test/access/access-world.ts';
import type { Answer, StaffFace } from '../../../../../test/support/staff-face.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A day of a form's date, as its three inputs. */
export const onDay = (day: string): Fields => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { 'on-day': date, 'on-month': month, 'on-year': year };
};

/** What guidance asks of a strategy discussion, told. */
export const discussed: Fields = {
  took_part: 'social care',
  absent_why: 'On the phone',
  discussion: 'What each knows',
  harms: 'neglect',
  grounds: 'seen',
};

/** What a family's answer to an offer of help says. */
const agreed: Fields = {
  agreed_by: 'her mother',
  their_words: 'Please help us',
  family_told: 'You can stop at any time',
};

/** Children whom help was asked for, and their steps through the pages. */
export type HelpWorld = {
  /** A child with an involvement since 1 September 2026, and somebody who leads the help. */
  readonly child: () => Promise<string>;
  /** The account of a role leads the help of this child. */
  readonly leads: (role: Role, child: string) => Promise<void>;
  /** A social worker who can join. */
  readonly socialWorker: (role?: Role) => Promise<string>;
  /** The account of the team manager leads a team of its own; gives somebody of that team, of this job. */
  readonly teamMember: (job: string) => Promise<string>;
  /** This worker leads the help of this child since September, or leads the protection since October. */
  readonly works: (worker: string, child: string, role: 'leads' | 'protects') => Promise<void>;
  readonly siblings: (one: string, other: string) => Promise<void>;
  /** Records a step, from the form as it stands now. */
  readonly step: (role: Role, child: string, slug: string, fields: Fields) => Promise<Answer>;
  /** A manager takes back the latest step of this kind. */
  readonly takeBack: (role: Role, child: string, kind: string) => Promise<Answer>;
  readonly rows: (sql: string, ...given: readonly string[]) => Promise<readonly unknown[]>;
};

const conferences = new Set(['conference', 'review']);
export const stepPath = (child: string, slug: string): string =>
  `/children/${child}/help/${conferences.has(slug) ? 'conferences' : 'steps'}/${slug}`;

type Workers = {
  readonly worker: (name: string, job: string, account: string | null) => Promise<string>;
  readonly workerOf: (role: Role) => Promise<string>;
};

function openWorkers(face: StaffFace): Workers {
  const { owner } = face;
  const worker: Workers['worker'] = async (name, job, account) => {
    const id = newId();
    const values = [id, name, job, account];
    await owner.query(
      'insert into workforce.worker (id, name, job, account_id) values ($1, $2, $3, $4)',
      values,
    );
    return id;
  };
  const idFrom = async (sql: string, given: string) => {
    const { rows } = await owner.query<{ id: string }>(sql, [given]);
    return rows[0]?.id;
  };
  const workerOf: Workers['workerOf'] = async (role) => {
    await face.open(role, '/account');
    const account = (await idFrom('select id from access.account where name = $1', role)) ?? '';
    const known = await idFrom('select id from workforce.worker where account_id = $1', account);
    const job = role === 'social worker' ? 'Social worker' : 'Family help worker';
    return known ?? worker(`The ${role}`, job, account);
  };
  return { worker, workerOf };
}

type Run = (sql: string, ...given: readonly string[]) => Promise<unknown>;
type RunRows = (
  sql: string,
  ...given: readonly string[]
) => Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;

async function plantMember(run: Run, { worker, workerOf }: Workers, job: string): Promise<string> {
  const member = await worker(`Of the team ${newId().slice(0, 8)}`, job, null);
  const team = newId();
  await run('insert into workforce.team (id, name) values ($1, $2)', team, `Invented ${team}`);
  await run(
    "update workforce.worker set team_id = $1, job = case id when $2 then job else 'Team manager' end where id = any($3::uuid[])",
    team,
    member,
    `{${member},${await workerOf('team manager')}}`,
  );
  return member;
}

type TakenBack = { readonly role: Role; readonly child: string; readonly kind: string };

async function takeBack(face: StaffFace, run: RunRows, { role, child, kind }: TakenBack): Promise<Answer> {
  const { rows } = await run(
    'select id, version from practice.step where person_id = $1 and kind = $2 order by recorded_at desc, id desc limit 1',
    child,
    kind,
  );
  const path = `/children/${child}/help/taken/${String(rows[0]?.['id'])}`;
  const fields = { version: String(rows[0]?.['version']), why: 'It was another child' };
  return face.send(role, path, { on: path, fields });
}

export function openHelp(face: StaffFace): HelpWorld {
  const { owner } = face;
  const workers = openWorkers(face);
  const { worker, workerOf } = workers;
  const run = (sql: string, ...given: readonly string[]) =>
    owner.query<Record<string, unknown>>(sql, [...given]);
  return {
    child: async () => {
      const { person } = await plantPerson(owner);
      await run(
        "insert into practice.involvement (id, person_id, opened, referral_source, primary_need, no_further_action) values ($1, $2, '2026-09-01', '2A', 'N4', false)",
        newId(),
        person,
      );
      return person;
    },
    leads: async (role, child) => {
      await run(
        "insert into workforce.allocation (id, person_id, worker_id, starts) values ($1, $2, $3, '2026-09-01')",
        newId(),
        child,
        await workerOf(role),
      );
    },
    socialWorker: (role) =>
      role ? workerOf(role) : worker(`Joining ${newId().slice(0, 8)}`, 'Social worker', null),
    teamMember: (job) => plantMember(run, workers, job),
    works: async (worker, child, role) => {
      const put =
        role === 'leads'
          ? "insert into workforce.allocation (id, person_id, worker_id, starts) values ($1, $2, $3, '2026-09-01')"
          : "insert into workforce.assignment (id, person_id, worker_id, role, starts) values ($1, $2, $3, 'lead child protection practitioner', '2026-10-01')";
      await run(put, newId(), child, worker);
    },
    siblings: async (one, other) => {
      await run(
        "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'sister', 'brother')",
        newId(),
        one,
        other,
      );
    },
    step: async (role, child, slug, fields) => {
      const path = stepPath(child, slug);
      const { html } = await face.open(role, path);
      const mark = /name="mark" value="([^"]*)"/.exec(html)?.[1] ?? '';
      const form = /name="form" value="([^"]*)"/.exec(html)?.[1] ?? '';
      return face.send(role, path, {
        on: path,
        fields: { mark, form, child, reasons: 'Invented reasons', ...agreed, ...fields },
      });
    },
    takeBack: (role, child, kind) => takeBack(face, run, { role, child, kind }),
    rows: async (sql, ...given) => (await run(sql, ...given)).rows,
  };
}
