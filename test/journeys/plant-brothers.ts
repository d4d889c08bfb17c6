import type { Kith } from '../support/start-kith.ts';

/** Brothers of these names with help open, who are invented. Gives their ids. */
export async function plantBrothers({ owner }: Kith, names: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, given] of names.entries()) {
    const { rows } = await owner.query<{ id: string }>(
      `insert into people.person (id, sex, birth_date) values (gen_random_uuid(), 'M', $1) returning id`,
      [`201${index + 2}-03-01`],
    );
    const id = rows[0]?.id ?? '';
    await owner.query(
      "insert into people.name (id, person_id, kind, given, family) values (gen_random_uuid(), $1, 'legal', $2, 'Invented')",
      [id, given],
    );
    await owner.query(
      "insert into practice.involvement (id, person_id, opened) values (gen_random_uuid(), $1, '2026-01-05')",
      [id],
    );
    for (const brother of ids)
      await owner.query(
        "insert into people.relationship (id, person_id, other_id, role, other_role) values (gen_random_uuid(), $1, $2, 'brother', 'brother')",
        [id, brother],
      );
    ids.push(id);
  }
  return ids;
}
