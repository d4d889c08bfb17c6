import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import { correctCare } from '../../care/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { recordFact, unlessRefused } from '../../../platform/facts/index.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { callThem, listPeople } from '../child/person-queries.ts';
import { backTo } from './contested-view.tsx';
import { listQuestions, parseFact, typedFrom } from './fact-form.ts';
import type { FactKind } from './fact-kinds.ts';
import { findRecordableKind, recordableGroups } from './recordable-kinds.ts';
import { RecordFact, RecordList } from './record-fact-view.tsx';
import { sayRefusal } from './refusal-words.ts';

const childPath = '/children/:personId';
const listPath = '/children/:personId/record';
const recordPath = '/children/:personId/record/:kind';

type Typing = { readonly typed: Typed; readonly errors: readonly FieldError[] };

function getKind(label: string): FactKind {
  const kind = findRecordableKind(label);
  if (!kind) throw new NotFound();
  return kind;
}

async function personShown(db: Read, personId: string): Promise<string> {
  const [person] = await listPeople(db, [personId]);
  if (!person) throw new NotFound();
  return callThem(person);
}

async function listPage({ db, params }: PageRequest<typeof listPath, Read, string>): Promise<Reply> {
  const groups = recordableGroups.map(({ heading, kinds }) => ({
    heading,
    kinds: kinds.map(({ table, title }) => ({
      href: href(recordPath, { ...params, kind: table.label }),
      text: title.charAt(0).toUpperCase() + title.slice(1),
    })),
  }));
  const body = <RecordList person={await personShown(db, params.personId)} groups={groups} />;
  return page('What would you like to record?', body, { before: backTo(href(childPath, params)) });
}

async function recordPage(
  { db, params, who }: PageRequest<typeof recordPath, Read, string>,
  { typed, errors }: Typing = { typed: {}, errors: [] },
): Promise<Reply> {
  const kind = getKind(params.kind);
  const body = (
    <RecordFact
      heading={kind.title}
      person={await personShown(db, params.personId)}
      action={href(recordPath, params)}
      cancel={href(childPath, params)}
      csrf={who.csrf}
      questions={listQuestions(kind)}
      typed={typed}
      errors={errors}
    />
  );
  return page(`Record ${kind.title}`, body, { errors, before: backTo(href(listPath, params)) });
}

/** Records the fact, or says what stands in its way and keeps what was typed. */
async function saveNew(request: PageRequest<typeof recordPath, Write, string>): Promise<Reply> {
  const { db, params, body } = request;
  const kind = getKind(params.kind);
  const questions = listQuestions(kind);
  const parsed = parseFact(questions, body);
  if (!parsed.ok) return recordPage(request, parsed);
  let recorded = '';
  const refusal = await unlessRefused(db, async () => {
    recorded = await recordFact(db, kind.table, params.personId, parsed.value);
  });
  if (!refusal) return redirect(`${href(childPath, params)}?saved=${kind.table.label}&fact=${recorded}`);
  const errors = [fieldError(questions[0]?.name ?? '', sayRefusal(refusal.refused))];
  return recordPage(request, { typed: typedFrom(questions, parsed.value), errors });
}

const subject = ({ personId }: { personId: string }) => personId;

/** Recording a fact about a child that nothing has told yet. */
export const recordFactRoutes: readonly Route[] = [
  get(listPath, { action: correctCare, audit: 'RecordChoice', subject, handle: listPage }),
  get(recordPath, {
    action: correctCare,
    audit: 'RecordForm',
    subject,
    handle: (request) => recordPage(request),
  }),
  post(recordPath, { action: correctCare, audit: 'FactRecord', subject, handle: saveNew }),
];
