import type { FastifyInstance } from 'fastify';
import { prepareDemonstration } from '../../src/apps/first-start.ts';
import { createFace } from '../../src/apps/serve.ts';
import { writeNorthmoor } from '../../src/demo/index.ts';
import type { Role } from '../../src/modules/access/index.ts';
import {
  addStaffAccount,
  grantRole,
  hashPassword,
  roles,
  secondFactorSetting,
  titleOf,
} from '../../src/modules/access/index.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { instant, todayIn } from '../../src/platform/dates/instant.ts';
import type { Instant } from '../../src/platform/dates/plain-date.ts';
import { recordSetting } from '../../src/platform/settings/settings.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';

export type KithOptions = {
  /** Children in care in Northmoor; 'none' is an authority that has loaded nothing yet. */
  readonly northmoor: number | 'none';
  readonly seed?: number;
  readonly now?: Instant;
};

/** Both faces, listening, with a clock that stands still until it is moved. */
export type Faces = {
  readonly staff: string;
  readonly public: string;
  readonly demonstration: boolean;
  /** What broke inside: a journey ends with none. */
  readonly failures: Error[];
  readonly setNow: (now: Instant) => void;
  readonly stop: () => Promise<void>;
};

/** Wednesday 1 April 2026, 10:30 in London: the morning after Northmoor's last day. */
export const aMorning = instant(Date.UTC(2026, 3, 1, 9, 30));

/** Northmoor's last day in every journey. */
export const northmoorEnds = plainDate('2026-03-31');

/** The password of every account of an authority that a test starts (a demonstration needs none). */
export const password = 'a long enough password';

/** The address that an account of this role signs in with, in an authority that a test starts. */
export const emailOf = (role: Role): string => `${role.replaceAll(' ', '-')}@authority.example`;

/** Fills an empty database and serves it on both faces, on ports that the machine chooses. */
export async function startFaces(
  database: Database,
  { northmoor, seed = 1, now = aMorning }: KithOptions,
): Promise<Faces> {
  const clock = { now };
  await fill(database, { northmoor, seed, now });
  const failures: Error[] = [];
  const onFailure = (_: string, error: Error) => void failures.push(error);
  const faces = await Promise.all(
    (['staff', 'public'] as const).map((face) =>
      createFace({ database, face, now: () => clock.now, onFailure }),
    ),
  );
  const [staff = '', open = ''] = await Promise.all(faces.map(listen));
  return {
    staff,
    public: open,
    demonstration: northmoor !== 'none',
    failures,
    setNow: (to) => void (clock.now = to),
    stop: async () => void (await Promise.all(faces.map((face) => face.close()))),
  };
}

async function fill(database: Database, { northmoor, seed, now }: Required<KithOptions>): Promise<void> {
  const today = todayIn('Europe/London', now);
  if (northmoor === 'none') return addAccounts(database, now);
  await writeNorthmoor(database, { children: northmoor, seed, endDate: northmoorEnds });
  await prepareDemonstration(database, today);
}

/** An account with a password for every role, as `kith admin create` would make them. */
async function addAccounts(database: Database, now: Instant): Promise<void> {
  const today = todayIn('Europe/London', now);
  const passwordHash = await hashPassword(password);
  await database.transaction({ account: null, role: 'loader' }, today, async (db) => {
    // Journeys are about other things than the second step of signing in, which has its own.
    await recordSetting(db, secondFactorSetting, { required: false });
    for (const role of roles) {
      const account = await addStaffAccount(db, {
        name: `Test: ${titleOf(role)}`,
        email: emailOf(role),
        passwordHash,
      });
      await grantRole(db, account, role, today);
    }
  });
}

/** The two faces differ by host too, as they will in use: cookies know no ports. */
async function listen(face: FastifyInstance, index: number): Promise<string> {
  await face.listen({ host: '127.0.0.1', port: 0 });
  const port = new URL(face.listeningOrigin).port;
  return `http://${index === 0 ? 'localhost' : '127.0.0.1'}:${port}`;
}
