import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import { NotFound, Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import { checkReturns, explainFinding, mendFindings, readFinding, seeFindings } from '../permissions.ts';
import { explain, findStanding, listExplanations, takeBack } from './explanation-queries.ts';
import { checkWords } from './check-words.ts';
import { callChild } from './finding-page.ts';
import type { Finding } from './finding-queries.ts';
import { findFinding } from './finding-queries.ts';
import { FindingView } from './finding-view.tsx';
import { findRuleFacts } from './rule-facts.ts';

const findingPath = '/children/:personId/findings/:findingId';
const explainPath = '/children/:personId/findings/:findingId/explanation';
const undoPath = '/children/:personId/findings/:findingId/explanation/undo';

type OneRequest<H extends Read = Read> = Pick<
  PageRequest<string, H, string>,
  'db' | 'may' | 'who' | 'now' | 'today' | 'body'
> & { readonly params: { readonly personId: string; readonly findingId: string } };

async function getFinding({ db, params }: Pick<OneRequest, 'db' | 'params'>): Promise<Finding> {
  const finding = await findFinding(db, params.personId, params.findingId);
  if (!finding) throw new NotFound();
  return finding;
}

async function findingPage(
  request: OneRequest,
  typed = '',
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const { db, may, params, who, today } = request;
  const finding = await getFinding(request);
  const model = {
    finding,
    rule: findRuleFacts(finding.form, finding.rule),
    explanations: await explanationsOf(db, finding),
    mayMend: (await may(checkReturns)) || (await may(mendFindings)),
    mayExplain: await may(explainFinding, params.personId),
    csrf: who.csrf,
    typed,
    errors,
    today,
  };
  const back = (await may(seeFindings))
    ? { href: `/returns/${finding.form}/${finding.year}/rules/${finding.rule}`, text: `Rule ${finding.rule}` }
    : { href: '/my-few-things', text: 'My few things' };
  return page(`${callChild(finding)}: rule ${finding.rule}`, <FindingView page={model} />, {
    errors,
    before: <BackLink href={back.href}>{back.text}</BackLink>,
  });
}

async function explanationsOf(db: Read, finding: Finding) {
  const explanations = await listExplanations(db, finding);
  const names = await listAccountNames(
    db,
    explanations.flatMap(({ explainedBy }) => explainedBy ?? []),
  );
  return explanations.map((one) => ({ ...one, by: names.get(one.explainedBy ?? '') ?? 'Somebody' }));
}

const meanwhile =
  'Somebody explained it while you wrote: read above. Your words are not saved yet. Accept again to put them in place of theirs';
const schema = { words: longText({ label: 'why it is right as it is', max: 2000 }) };

async function takeExplanation(request: OneRequest<Write>): Promise<Reply> {
  const { db, body, now, params } = request;
  const finding = await getFinding(request);
  const parsed = parseForm(schema, body, ({ words }) => checkWords(words));
  if (!parsed.ok) {
    const typed = body['words'];
    return findingPage(request, typeof typed === 'string' ? typed : '', parsed.errors);
  }
  const standing = await findStanding(db, finding);
  if (standing && standing.id !== body['instead'])
    return findingPage(request, parsed.value.words, [fieldError('words', meanwhile)]);
  await explain(db, finding, parsed.value.words, now);
  return redirect(`/children/${params.personId}/findings/${params.findingId}`);
}

async function undoExplanation(request: OneRequest<Write>): Promise<Reply> {
  const { db, now, params, body } = request;
  const finding = await getFinding(request);
  const standing = await findStanding(db, finding);
  // Only what was on the page is taken back: not what somebody wrote in its place meanwhile.
  if (standing?.id !== body['explanation']) throw new Stale();
  await takeBack(db, finding, now);
  return redirect(`/children/${params.personId}/findings/${params.findingId}`);
}

const subject = ({ personId }: { personId: string }) => personId;

/** One finding about a child, and accepting it with an explanation. */
export const findingRoutes: readonly Route[] = [
  get(findingPath, {
    action: readFinding,
    audit: 'FindingRead',
    subject,
    handle: (request) => findingPage(request),
  }),
  post(explainPath, { action: explainFinding, audit: 'FindingExplain', subject, handle: takeExplanation }),
  post(undoPath, { action: explainFinding, audit: 'FindingExplainUndo', subject, handle: undoExplanation }),
];
