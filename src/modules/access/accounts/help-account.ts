import type { CommandInput } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { writeAudit } from '../audit/audit-trail.ts';
import type { AccountId } from '../sign-in/session.ts';
import { closeAccount } from './account-queries.ts';
import type { GivenCode } from './recovery.ts';
import { endSessionsOf, resetSecondFactor, startRecovery } from './recovery.ts';

type Holder = { readonly id: AccountId; readonly name: string };
type Asked = {
  readonly holder: Holder;
  readonly now: Instant;
  readonly options: CommandInput['options'];
};

/** What the console does to one account, as text for whoever stands there; the same as administrators do from pages. */
const helps = {
  link: async (db: Write, { holder, now, options }: Asked) => {
    const { issuer, subject } = options;
    if (issuer === undefined && subject === undefined)
      return sayCode(await startRecovery(db, holder.id, 'link', now));
    if (typeof issuer !== 'string' || typeof subject !== 'string')
      throw new WrongUse('Give --issuer and --subject together, or neither for a code.');
    await db.run(sql`select access.link_identity(${holder.id}, ${issuer}, ${subject})`);
    return `${holder.name} now signs in as ${subject} of ${issuer}.`;
  },
  unlink: async (db: Write, { holder }: Asked) => {
    const found = await db.first(
      sql<{ ended: number }>`select access.end_identities_of(${holder.id}) as ended`,
    );
    return `Links ended: ${found?.ended ?? 0}.`;
  },
  'reset-password': async (db: Write, { holder, now }: Asked) =>
    sayCode(await startRecovery(db, holder.id, 'password', now)),
  'reset-second-factor': async (db: Write, { holder, now }: Asked) =>
    sayCode(await resetSecondFactor(db, holder.id, now)),
  'sign-out': async (db: Write, { holder, now }: Asked) =>
    `Sign-ins ended: ${await endSessionsOf(db, holder.id, now)}.`,
  close: async (db: Write, { holder }: Asked) => {
    await closeAccount(db, holder.id);
    return `Closed the account of ${holder.name}.`;
  },
} as const;

type Help = keyof typeof helps;
export const helpNames: readonly string[] = Object.keys(helps);
const isHelp = (word: string): word is Help => word in helps;

/** `kith admin link`, `reset-password` and so on. Runs as loader; each has its row in the trail. */
export async function helpAccount(input: CommandInput, word: string): Promise<string> {
  const { options, now, today } = input;
  if (!isHelp(word)) throw new WrongUse(`Say "kith admin create", or one of: ${helpNames.join(', ')}.`);
  const { database, close } = await input.open();
  try {
    return await database.transaction({ account: null, role: 'loader' }, today, async (db) => {
      const holder = await getHolder(db, options['email']);
      const said = await helps[word](db, { holder, now, options });
      await noteHelp(db, { word, holder, now });
      return said;
    });
  } finally {
    await close();
  }
}

async function getHolder(db: Write, email: unknown): Promise<Holder> {
  if (typeof email !== 'string') throw new WrongUse('Say whose account with --email.');
  const found = await db.first(sql<Holder>`select id, name from access.account
    where lower(email) = lower(${email}) and face = 'staff' and closed_at is null`);
  if (!found) throw new WrongUse(`There is no open account with ${email}.`);
  return found;
}

async function noteHelp(
  db: Write,
  { word, holder, now }: { word: Help; holder: Holder; now: Instant },
): Promise<void> {
  const detail = { what: word, to: holder.id };
  const entry = { name: 'AccountHelp', account: null, face: 'staff', outcome: 'done' } as const;
  await writeAudit(db, { ...entry, subjects: [], detail, correlation: newId() }, now);
}

function sayCode({ code, expiresAt, path }: GivenCode): string {
  return [
    `Code, shown once: ${code}`,
    `It can be used once, until ${formatInstantInFull(expiresAt)}, at ${path} of Kith for staff. Hand it over yourself.`,
  ].join('\n');
}
