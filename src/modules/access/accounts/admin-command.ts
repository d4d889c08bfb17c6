import { randomBytes } from 'node:crypto';
import type { Command, CommandInput } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Role } from '../actions/role.ts';
import { isRole, roles } from '../actions/role.ts';
import { addStaffAccount, grantRole } from './account-queries.ts';
import { hashPassword, shortestPassword } from './password.ts';

type Wanted = { readonly name: string; readonly email: string; readonly roles: readonly Role[] };

/** `kith admin create`: the first accounts of an authority, made by whoever holds the server. */
export const adminCommand: Command = {
  name: 'admin',
  usage: [
    'kith admin create --email ADDRESS --name NAME [--role ROLE[,ROLE…]]',
    `    Makes a staff account (role: administrator unless said; one of ${roles.join(', ')}). The password is read from`,
    `    KITH_PASSWORD (at least ${shortestPassword} characters), or one is made and printed once.`,
  ],
  options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' } },
  run: async (input) => {
    if (input.words[0] !== 'create') throw new WrongUse('Say "kith admin create".');
    const wanted = parseWanted(input.options);
    const given = process.env['KITH_PASSWORD'];
    if (given !== undefined && given.length < shortestPassword)
      throw new WrongUse(`KITH_PASSWORD needs at least ${shortestPassword} characters.`);
    const password = given ?? randomBytes(15).toString('base64url');
    const { database, close } = await input.open();
    try {
      const hash = await hashPassword(password);
      const id = await database.transaction({ account: null, role: 'loader' }, input.today, (db) =>
        create(db, wanted, hash, input),
      );
      const made = { id, ...wanted, ...(given === undefined ? { password } : {}) };
      input.out(input.options['json'] ? JSON.stringify(made) : describe(made));
      return 0;
    } finally {
      await close();
    }
  },
};

function parseWanted(options: CommandInput['options']): Wanted {
  const { email, name, role } = options;
  if (typeof email !== 'string' || !/^[^\s@]+@[^\s@]+$/.test(email))
    throw new WrongUse('Give an e-mail address with --email.');
  const names = (typeof role === 'string' ? role : 'administrator').split(',').map((one) => one.trim());
  const unknown = names.find((one) => !isRole(one));
  if (unknown !== undefined) throw new WrongUse(`There is no role "${unknown}". Roles: ${roles.join(', ')}.`);
  return {
    email,
    name: typeof name === 'string' && name.trim() !== '' ? name : email,
    roles: names.filter(isRole),
  };
}

async function create(
  db: Write,
  wanted: Wanted,
  passwordHash: string,
  { today }: CommandInput,
): Promise<string> {
  const taken = await db.first(
    sql`select id from access.account where lower(email) = lower(${wanted.email}) and closed_at is null`,
  );
  if (taken) throw new WrongUse(`There is an account with ${wanted.email} already.`);
  // A database that has an account of a real person is an authority's, and never shows the demonstration sign-in.
  await db.run(sql`insert into platform.installation (kind) values ('authority') on conflict do nothing`);
  const id = await addStaffAccount(db, { name: wanted.name, email: wanted.email, passwordHash });
  for (const role of wanted.roles) await grantRole(db, id, role, today);
  return id;
}

function describe(made: Wanted & { password?: string }): string {
  const line = `Made an account for ${made.name} (${made.email}): ${made.roles.join(', ')}.`;
  return made.password === undefined ? line : `${line}\nPassword, shown once: ${made.password}`;
}
