import type { Kith } from '../../../../test/support/start-kith.ts';
import { startKith } from '../../../../test/support/start-kith.ts';
import type { Visit } from './plain-visit.ts';
import { visit } from './plain-visit.ts';

/** A small Northmoor with three people at work in it: one who sees everyone, one who sees their own, one who sees nobody. */
export type AtWork = {
  readonly kith: Kith;
  readonly frontDoor: Visit;
  readonly worker: Visit;
  readonly leadMember: Visit;
  /** The one value that a statement gives, as the owner sees it. */
  readonly one: (sql: string, values?: unknown[]) => Promise<string>;
};

/** Starts it; call in `beforeAll`, and `kith.close` in `afterAll`. */
export async function startAtWork(): Promise<AtWork> {
  const kith = await startKith({ northmoor: 30 });
  const visitAs = async (role: string) => {
    const { rows } = await kith.owner.query<{ id: string }>(
      'select id from access.account where email = $1',
      [`${role}@northmoor.example`],
    );
    return visit(kith.staff, rows[0]?.id ?? '');
  };
  return {
    kith,
    frontDoor: await visitAs('front-door'),
    worker: await visitAs('social-worker'),
    leadMember: await visitAs('lead-member'),
    one: async (sql, values = []) =>
      (await kith.owner.query<{ value: string }>(sql, values)).rows[0]?.value ?? '',
  };
}
