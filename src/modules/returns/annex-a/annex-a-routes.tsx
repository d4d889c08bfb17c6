import { writeAnnexAWorkbook } from '../../../formats/index.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { download, page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { NavItem, PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import { checkAnnexA } from '../checks/annex-a/check-annex-a.ts';
import { readForReturn } from '../export/read-for-return.ts';
import { readReturn } from '../permissions.ts';
import { annexAPage, askQuestion, chooseDay, findQuestion } from './annex-a-page.ts';
import { AnnexAView, QuestionView } from './annex-a-view.tsx';
import { listAnnexA } from './list-annex-a.ts';
import { questions } from './looked-for-rules.ts';
import { nameWorkbook } from './write-annex-a.ts';

type AnyRequest = Pick<PageRequest<string, Read, 'readReturn'>, 'db' | 'query' | 'today' | 'saw'>;

const action = readReturn;

async function overview({ db, query, today }: AnyRequest): Promise<Reply> {
  const day = chooseDay(query['on'], today);
  // Counts of the lists as they would be given: no home is shown.
  const listed = await readForReturn(db, () => listAnnexA(db, day));
  const model = annexAPage(listed, checkAnnexA(listed.lists, day));
  return page('What inspectors ask for', <AnnexAView page={model} />);
}

async function children({ db, query, today, saw }: AnyRequest): Promise<Reply> {
  const question = findQuestion(query['of'] ?? questions[0]?.key);
  if (!question) throw new NotFound();
  const day = chooseDay(query['on'], today);
  const asked = askQuestion(await listAnnexA(db, day), question);
  const names = await listNames(
    db,
    asked.children.map(({ personId }) => personId),
  );
  saw(asked.children.map(({ personId }) => personId));
  const named = asked.children.map((child) => ({
    ...child,
    name: names.get(child.personId) ?? 'Name not known',
  }));
  return page(question.name, <QuestionView asked={asked} day={day} children={named} />, {
    before: <BackLink href={`/annex-a?on=${day}`}>What inspectors ask for</BackLink>,
  });
}

async function listNames(db: Read, personIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query(sql<{ id: string; name: string | null }>`select pers_person_id as id,
      coalesce(nullif(concat_ws(' ', pers_forename, pers_surname), ''), 'Child ' || pers_legacy_id) as name
    from reporting.ssd_person where pers_person_id = any(${personIds}::uuid[])`);
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}

async function workbook({ db, query, today, saw }: AnyRequest): Promise<Reply> {
  const day = chooseDay(query['on'], today);
  const { lists, people } = await readForReturn(db, () => listAnnexA(db, day));
  saw(Object.values(people).flat());
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return download(nameWorkbook(day), mediaType, writeAnnexAWorkbook(lists));
}

/** The lists for inspection: what is looked for first, the children behind each number, the workbook. */
export const annexARoutes: readonly Route[] = [
  get('/annex-a', { action, audit: 'AnnexARead', handle: overview }),
  get('/annex-a/children', { action, audit: 'AnnexAChildrenRead', handle: children }),
  get('/annex-a/workbook', { action, audit: 'AnnexADownload', stepUp: true, handle: workbook }),
];

export const annexANav: readonly NavItem[] = [{ href: '/annex-a', text: 'Inspection', action }];
