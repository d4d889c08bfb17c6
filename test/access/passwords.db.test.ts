import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { addHours } from '../../src/platform/dates/instant.ts';
import { testDatabase } from '../support/database.ts';
import { now as start } from './access-world.ts';
import type { Door } from './door.ts';
import { cookieOf, openDoor, password } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

describe('a wrong password', () => {
  it('is answered the same whether or not there is such an account', async () => {
    const { email } = await door.newAccount();
    const [known, unknown] = [
      await door.tryPassword({ email, password: 'not this one, surely' }),
      await door.tryPassword({ email: 'nobody@council.example', password: 'not this one, surely' }),
    ];
    expect([known.statusCode, unknown.statusCode]).toEqual([422, 422]);
    expect(known.body.replaceAll(email, 'X')).toBe(unknown.body.replaceAll('nobody@council.example', 'X'));
    expect([cookieOf(known), cookieOf(unknown)]).toEqual([undefined, undefined]);
  });

  it('takes about as long to be refused where there is no such account', async () => {
    const { email } = await door.newAccount();
    const time = async (who: string) => {
      const began = performance.now();
      await door.tryPassword({ email: who, password: 'not this one, surely' });
      return performance.now() - began;
    };
    await time('warming@council.example');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      known.push(await time(email));
      unknown.push(await time(`nobody${round}@council.example`));
    }
    // Without the same work an answer would take a tenth; a busy machine sways by less than a third of the shortest.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });

  it('five times lets the account rest a quarter of an hour, for the right password too', async () => {
    const { email, id } = await door.newAccount();
    for (let round = 0; round < 5; round += 1)
      await door.tryPassword({ email, password: `wrong number ${round} ....` });
    const resting = await door.tryPassword({ email, password });
    expect(resting.statusCode).toBe(422);
    expect(resting.body).toContain('The e-mail address or the password is not right');
    door.setClock(addHours(start, 0.3));
    const later = await door.tryPassword({ email, password });
    door.setClock();
    expect(later.statusCode).toBe(303);
    const { rows } = await door.test.owner.query(
      'select failed, rests_until from access.try_count where account_id = $1',
      [id],
    );
    expect(rows).toEqual([{ failed: 0, rests_until: null }]);
  });

  it('four times and then the right one starts the count again', async () => {
    const { email } = await door.newAccount();
    for (let round = 0; round < 4; round += 1)
      await door.tryPassword({ email, password: `wrong number ${round} ....` });
    expect((await door.tryPassword({ email, password })).statusCode).toBe(303);
    await door.tryPassword({ email, password: 'wrong number five ....' });
    expect((await door.tryPassword({ email, password })).statusCode).toBe(303);
  });

  it('is counted each time, also when many come at once', async () => {
    const { email, id } = await door.newAccount();
    await Promise.all(
      Array.from({ length: 12 }, () => door.tryPassword({ email, password: 'wrong again and again' })),
    );
    const { rows } = await door.test.owner.query<{ failed: number }>(
      'select failed from access.try_count where account_id = $1',
      [id],
    );
    expect(rows[0]?.failed).toBe(5);
  });

  it('is in the trail with the account that was tried, and a right one with whose it was', async () => {
    const { email, id } = await door.newAccount();
    await door.tryPassword({ email, password: 'not this one, surely' });
    await door.tryPassword({ email, password });
    const { rows } = await door.test.owner.query(
      "select outcome from access.read_log where audit_name = 'SignIn' and account_id = $1 order by id",
      [id],
    );
    expect(rows).toEqual([{ outcome: 'refused' }, { outcome: 'done' }]);
  });

  it.each([
    {},
    { email: 'x' },
    { email: 'a@b.example', password: '' },
    { email: 'a@b.example', password: 'x'.repeat(2000) },
  ])('or a form filled in half is asked for again: %j', async (form) => {
    expect((await door.tryPassword(form)).statusCode).toBe(422);
  });

  it('of one network address is refused after sixty tries in a minute, whichever accounts they are for', async () => {
    const other = await createFace({ database: door.test.database, face: 'staff', now: door.clock });
    const payload = { email: 'not an address', password: 'x' };
    const statuses: number[] = [];
    for (let number = 0; number < 61; number += 1)
      statuses.push((await other.inject({ method: 'POST', url: '/sign-in', payload })).statusCode);
    await other.close();
    expect(statuses).toEqual([...Array.from({ length: 60 }, () => 422), 429]);
  });
});

describe('more sign-ins at once than there are connections', () => {
  it('do not wait for each other for ever', async () => {
    const small = await testDatabase(2);
    const other = await createFace({ database: small.database, face: 'staff', now: door.clock });
    const payload = { email: 'nobody@council.example', password: 'not this one, surely' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => other.inject({ method: 'POST', url: '/sign-in', payload })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 8 }, () => 422));
    await other.close();
    await small.close();
  });
});
