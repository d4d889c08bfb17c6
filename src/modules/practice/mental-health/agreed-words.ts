import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { checkbox } from '../../../platform/forms/choice-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { PlanAudience } from '../plan/plan-rules.ts';
import { planAudienceNames } from '../plan/plan-rules.ts';
import { pastDay } from '../promises/promise-form.ts';

/** What a child's plan may say of a need, as whoever has it agreed. Of an adult nothing else reaches the plan. */
export type AgreedWords = {
  readonly words: string;
  readonly agreedBy: string;
  readonly agreedOn: PlainDate;
  readonly audience: PlanAudience;
  readonly withdrawn: boolean;
};

export type AgreedNeed = AgreedWords & {
  readonly id: string;
  readonly agreedId: string;
  readonly personId: string;
  readonly needId: string;
  readonly whose: string;
  readonly version: number;
  readonly because: string | null;
  readonly alsoOf: readonly string[];
};

/** The questions of words that stand in the plan; said anew, also why. */
export const agreedSchema = (today: PlainDate) => ({
  words: longText({ label: 'what the plan may say', max: 2000 }),
  agreed_by: text({
    label: 'who agreed to it',
    missing: 'Enter who agreed to it: nothing stands in the plan unasked',
  }),
  on: pastDay('the day', today),
  audience: choice({ label: 'who may read this', options: planAudienceNames }),
  out: checkbox(),
  because: optional(longText({ label: 'why it is said anew', max: 2000 })),
});

/** Reads words for the plan. `isAnew`: others stand already, and why they are changed has to be said. */
export function parseAgreed(
  body: unknown,
  { today, isAnew }: { readonly today: PlainDate; readonly isAnew: boolean },
): Parsed<AgreedWords & { readonly because: string | null }> {
  const parsed = parseForm(agreedSchema(today), body, ({ because }) =>
    isAnew && !because ? [fieldError('because', 'Enter why it is said anew or taken out')] : [],
  );
  if (!parsed.ok) return parsed;
  const { words, agreed_by: agreedBy, on, audience, out, because } = parsed.value;
  const withdrawn = isAnew && out;
  return {
    ok: true,
    value: { words, agreedBy, agreedOn: on, audience, withdrawn, because: isAnew ? (because ?? null) : null },
  };
}

/** What stands in the plan of the child with these records, the earliest first; what was taken out is left out. */
export async function listAgreedWords(db: Read, records: readonly string[]): Promise<readonly AgreedNeed[]> {
  const all = await db.query(sql<AgreedNeed>`
    select distinct on (a.agreed_id, a.person_id) a.id, a.agreed_id as "agreedId", a.person_id as "personId", a.need_id as "needId",
           a.whose, a.version, a.words, a.agreed_by as "agreedBy", a.agreed_on as "agreedOn", a.audience, a.withdrawn, a.because,
           a.also_of as "alsoOf"
      from practice.mental_health_agreed a
     where a.person_id = any(${[...records]}::uuid[])
     order by a.agreed_id, a.person_id, a.version desc`);
  return all
    .filter(({ withdrawn }) => !withdrawn)
    .sort(
      (one, other) =>
        one.agreedOn.localeCompare(other.agreedOn) || one.agreedId.localeCompare(other.agreedId),
    );
}

/** One of them, also where it was taken out: what stands, with which rows were written. */
export async function findAgreedWords(
  db: Read,
  records: readonly string[],
  agreedId: string,
): Promise<{ readonly agreed: AgreedNeed; readonly rowIds: readonly string[] } | undefined> {
  const rows = await db.query(sql<AgreedNeed>`
    select a.id, a.agreed_id as "agreedId", a.person_id as "personId", a.need_id as "needId", a.whose, a.version, a.words,
           a.agreed_by as "agreedBy", a.agreed_on as "agreedOn", a.audience, a.withdrawn, a.because, a.also_of as "alsoOf"
      from practice.mental_health_agreed a
     where a.person_id = any(${[...records]}::uuid[]) and a.agreed_id = ${agreedId}::uuid
     order by a.version`);
  const agreed = rows.at(-1);
  return agreed && { agreed, rowIds: rows.map(({ id }) => id) };
}

type NewAgreed = AgreedWords &
  Pick<AgreedNeed, 'id' | 'agreedId' | 'personId' | 'needId' | 'whose' | 'version' | 'because' | 'alsoOf'>;

/** Holds words of a plan until the transaction ends. */
export async function holdAgreed(db: Write, agreedId: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.mental_health_agreed ' || ${agreedId}::text, 0))`,
  );
}

/** Writes the next version, which is held. */
export async function writeAgreed(db: Write, said: NewAgreed): Promise<void> {
  await db.run(sql`
    insert into practice.mental_health_agreed (id, person_id, agreed_id, version, need_id, whose, words, agreed_by, agreed_on, audience,
      withdrawn, because, also_of)
    values (${said.id}, ${said.personId}, ${said.agreedId}, ${said.version}, ${said.needId}, ${said.whose}, ${said.words},
      ${said.agreedBy}, ${said.agreedOn}, ${said.audience}, ${said.withdrawn}, ${said.because}, ${[...said.alsoOf]}::uuid[])`);
}
