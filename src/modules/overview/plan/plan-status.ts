import type {
  ContentsGroup,
  FamilyAnswer,
  Goal,
  Met,
  PlanStatus,
  PlanView,
  StatusFacts,
} from '../../practice/index.ts';
import { checkContents, contentsLines, contentsSettings, statusesOf } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { getSetting } from '../../../platform/settings/settings.ts';

/** Which plans law asks of a child today, from help, protection and care together. */
async function listStatuses(
  db: Read,
  records: readonly string[],
  today: PlainDate,
): Promise<readonly PlanStatus[]> {
  const ids = [...records];
  const facts = await db.first(sql<StatusFacts>`
    select (select min(p.birth_date) from people.person_version p where p.stands and p.id = any(${ids}::uuid[])) as "birthDate",
           exists (select from practice.child_in_need_plan_version p where p.stands and p.person_id = any(${ids}::uuid[])
             and p.starts <= ${today}::date and (p.ends is null or p.ends > ${today}::date)) as "hasNeedPlan",
           exists (select from practice.child_protection_plan_version p where p.stands and p.person_id = any(${ids}::uuid[])
             and p.starts <= ${today}::date and (p.ends is null or p.ends > ${today}::date)) as "hasProtectionPlan",
           exists (select from practice.involvement_version i where i.stands and i.person_id = any(${ids}::uuid[])
             and i.opened <= ${today}::date and (i.closed is null or i.closed > ${today}::date)) as "isHelpOpen",
           (select coalesce(json_agg(json_build_object('starts', c.starts, 'ends', c.ends) order by c.starts, c.number), '[]')
              from care.care_period c where c.person_id = any(${ids}::uuid[]) and not c.short_breaks) as care`);
  return facts === undefined ? [] : statusesOf(facts, today);
}

async function listOff(db: Read): Promise<readonly ContentsGroup[]> {
  const groups = Object.keys(contentsSettings) as readonly ContentsGroup[];
  const off: ContentsGroup[] = [];
  for (const group of groups) if ((await getSetting(db, contentsSettings[group])) === 0) off.push(group);
  return off;
}

/** What law asks of the plan of a child today, met or missing, from what the plan holds. */
export async function listContents(
  db: Read,
  { records, today }: { readonly records: readonly string[]; readonly today: PlainDate },
  plan: {
    readonly goals: readonly Goal[];
    readonly views: readonly PlanView[];
    readonly hasAgreedVersion: boolean;
    readonly answers: readonly FamilyAnswer[];
  },
): Promise<readonly Met[]> {
  const statuses = await listStatuses(db, records, today);
  if (statuses.length === 0) return [];
  return checkContents(plan, { statuses, on: today, off: await listOff(db) }, contentsLines);
}
