import { randomBytes } from 'node:crypto';
import type { Command, CommandInput } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { email as emailField } from '../../../platform/forms/text-fields.ts';
import type { Role } from '../actions/role.ts';
import { isRole, roles } from '../actions/role.ts';
import { setMoment } from '../sign-in/session.ts';
import type { NewAccount } from './account-queries.ts';
import { addStaffAccount, grantRole } from './account-queries.ts';
import { helpAccount } from './help-account.ts';
import { hashPassword } from './password.ts';
import { findLeakedPasswords } from './leaked-passwords.ts';
import { shortestPassword } from './password-rules.ts';
import { refuseNewPassword } from './refuse-new-password.ts';

type Wanted = { readonly name: string; readonly email: string; readonly roles: readonly Role[] };

/** `kith admin create`: the first accounts of an authority, made by whoever holds the server. */
export const adminCommand: Command = {
  name: 'admin',
  usage: [
    'kith admin create --email ADDRESS --name NAME [--role ROLE[,ROLE…]]',
    `    Makes a staff account (role: administrator unless said; one of ${roles.join(', ')}). The password is read from`,
    `    KITH_PASSWORD (at least ${shortestPassword} characters), or one is made and printed once.`,
    'kith admin link --email ADDRESS [--issuer ADDRESS --subject SUBJECT]',
    '    Links an account to somebody of the authority’s identity provider, or prints a code with which they do it; unlink ends it.',
    'kith admin reset-password --email ADDRESS',
    'kith admin reset-second-factor --email ADDRESS',
    '    Prints a code, for 24 hours, with which the holder chooses a new password or sets up a second factor again.',
    'kith admin sign-out --email ADDRESS',
    'kith admin close --email ADDRESS',
    '    Ends every sign-in of an account; closes it for good.',
  ],
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    issuer: { type: 'string' },
    subject: { type: 'string' },
  },
  run: async (input) => {
    const [word = ''] = input.words;
    if (word !== 'create') {
      input.out(await helpAccount(input, word));
      return 0;
    }
    const wanted = parseWanted(input.options);
    const given = await givenPassword(wanted);
    const password = given ?? randomBytes(15).toString('base64url');
    const { database, close } = await input.open();
    try {
      const account = { ...wanted, passwordHash: await hashPassword(password), mustChangePassword: !given };
      const id = await database.transaction({ account: null, role: 'loader' }, input.today, (db) =>
        setMoment(db, input.now).then(() => create(db, account, input.today)),
      );
      const made = { id, ...wanted, ...(given === undefined ? { password } : {}) };
      input.out(input.options['json'] ? JSON.stringify(made) : describe(made));
      return 0;
    } finally {
      await close();
    }
  },
};

/** The password of the environment, where there is one. @throws WrongUse when the sign-in would not have it */
async function givenPassword({ name, email }: Wanted): Promise<string | undefined> {
  const given = process.env['KITH_PASSWORD'];
  if (given === undefined) return undefined;
  const refused = await refuseNewPassword(given, [name, email], await findLeakedPasswords(process.env));
  if (refused === 'too short')
    throw new WrongUse(`KITH_PASSWORD needs at least ${shortestPassword} characters.`);
  if (refused) throw new WrongUse(`KITH_PASSWORD will not do: it is ${refused}.`);
  return given;
}

function parseWanted({ email, name, role }: CommandInput['options']): Wanted {
  const address = emailField({ label: 'address' }).read('email', { email });
  if (!address.ok)
    throw new WrongUse('Give an e-mail address with --email, in the form name@council.example.');
  const names = (typeof role === 'string' ? role : 'administrator').split(',').map((one) => one.trim());
  const unknown = names.find((one) => !isRole(one));
  if (unknown !== undefined) throw new WrongUse(`There is no role "${unknown}". Roles: ${roles.join(', ')}.`);
  const called = typeof name === 'string' && name.trim() !== '' ? name.trim() : address.value;
  return { email: address.value, name: called, roles: [...new Set(names.filter(isRole))] };
}

async function create(db: Write, account: NewAccount & Wanted, today: PlainDate): Promise<string> {
  const taken = await db.first(
    sql`select id from access.account where lower(email) = lower(${account.email}) and closed_at is null`,
  );
  if (taken) throw new WrongUse(`There is an account with ${account.email} already.`);
  // A database that has an account of a real person is an authority's, and never shows the demonstration sign-in.
  await db.run(sql`insert into platform.installation (kind) values ('authority') on conflict do nothing`);
  const id = await addStaffAccount(db, account);
  for (const role of account.roles) await grantRole(db, id, role, today);
  return id;
}

function describe(made: Wanted & { password?: string }): string {
  const line = `Made an account for ${made.name} (${made.email}): ${made.roles.join(', ')}.`;
  if (made.password === undefined) return line;
  return `${line}\nPassword, shown once: ${made.password}\nAt the first sign-in, which has to be soon, Kith asks for another.`;
}
