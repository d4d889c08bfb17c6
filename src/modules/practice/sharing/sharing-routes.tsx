import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import { getPerson, resolvePerson } from '../../people/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { unlessRefused } from '../../../platform/facts/index.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { recordSharing, viewSharing } from '../permissions.ts';
import { SharingForm } from './sharing-form-view.tsx';
import { parseSharing, typedSharing } from './sharing-form.ts';
import { addSharing, listRisks, listSharings } from './sharing-queries.ts';
import type { Sharing } from './sharing-rules.ts';
import { toWhom } from './sharing-rules.ts';
import { SharingList } from './sharing-view.tsx';

const listPath = '/people/:personId/sharing';
const newPath = '/people/:personId/sharing/new';

async function listPage({
  db,
  params,
  query,
  may,
  saw,
  today,
}: PageRequest<typeof listPath, Read, string>): Promise<Reply> {
  const { canonical, all } = await resolvePerson(db, params.personId);
  const [person, sharings] = [await getPerson(db, canonical), await listSharings(db, all)];
  saw(all);
  const authors = sharings.flatMap(({ recordedBy }) => recordedBy ?? []);
  const body = (
    <SharingList
      name={person.shown}
      sharings={sharings}
      recordedBy={await listAccountNames(db, authors)}
      newHref={(await may(recordSharing)) ? href(newPath, params) : null}
      isSaved={query['saved'] === 'yes'}
      today={today}
    />
  );
  return page(`What was shared about ${person.shown}`, body, {
    before: backTo(`/people/${params.personId}`, person.shown),
  });
}

const backTo = (to: string, text: string) => <BackLink href={to}>{text}</BackLink>;

type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[]; readonly correctsId: string };

async function formPage(
  { db, params, who }: PageRequest<typeof newPath, Read, string>,
  filled: Filled,
): Promise<Reply> {
  const { canonical, all } = await resolvePerson(db, params.personId);
  const person = await getPerson(db, canonical);
  const corrected = await findCorrected(db, all, filled.correctsId);
  const body = (
    <SharingForm
      name={person.shown}
      action={href(listPath, params)}
      csrf={who.csrf}
      typed={filled.typed}
      errors={filled.errors}
      risks={await listRisks(db, all)}
      corrects={corrected && lineOf(corrected)}
    />
  );
  const before = backTo(href(listPath, params), 'What was shared');
  return page(corrected ? 'Put a decision right' : 'A decision to share, or not to share', body, {
    errors: filled.errors,
    before,
  });
}

/** The decision that is to be put right. @throws NotFound when it is not this person's */
async function findCorrected(db: Read, records: readonly string[], id: string): Promise<Sharing | null> {
  if (id === '') return null;
  const found = (await listSharings(db, records)).find((one) => one.id === id);
  if (!found) throw new NotFound();
  return found;
}

const lineOf = (one: Sharing) =>
  `${formatDate(one.decidedOn)}, ${one.isShared ? 'shared with' : 'not shared with'} ${toWhom(one)}`;

async function newPage(request: PageRequest<typeof newPath, Read, string>): Promise<Reply> {
  const correctsId = request.query['corrects'] ?? '';
  const { all } = await resolvePerson(request.db, request.params.personId);
  const corrected = await findCorrected(request.db, all, correctsId);
  return formPage(request, {
    typed: corrected ? typedFrom(corrected) : dayTyped('decided_on', request.today),
    errors: [],
    correctsId,
  });
}

/** What was said before stands in the form, to be put right rather than told anew. */
function typedFrom(one: Sharing): Typed {
  return {
    corrects: one.id,
    decision: one.isShared ? 'shared' : 'not shared',
    ...dayTyped('decided_on', one.decidedOn),
    ...(one.endsOn ? dayTyped('ends_on', one.endsOn) : {}),
    what: one.what,
    agency: one.agency,
    recipient: one.recipient ?? '',
    recipient_role: one.recipientRole ?? '',
    purpose: one.purpose,
    basis: one.basis,
    detriment: one.detriment ?? '',
    family_told: one.familyTold,
    family_not_told_because: one.familyNotToldBecause ?? '',
    who_could_be_harmed: one.whoCouldBeHarmed ?? '',
  };
}

function dayTyped(name: string, day: string): Record<string, string> {
  const [year = '', month = '', date = ''] = day.split('-');
  return {
    [`${name}-day`]: String(Number(date)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
}

async function save(request: PageRequest<typeof listPath, Write, string>): Promise<Reply> {
  const { db, params, body, today } = request;
  const { all } = await resolvePerson(db, params.personId);
  const parsed = parseSharing(body, { today, risks: await listRisks(db, all) });
  const typed = typedSharing(body, today);
  const corrects = parsed.ok ? (parsed.value.correctsId ?? '') : String(typed['corrects'] ?? '');
  if (!parsed.ok) return formPage(request, { typed, errors: parsed.errors, correctsId: corrects });
  const corrected = await findCorrected(db, all, corrects);
  const refusal = await unlessRefused(db, async () => {
    await addSharing(db, corrected?.personId ?? params.personId, parsed.value);
  });
  if (!refusal) return redirect(`${href(listPath, params)}?saved=yes`);
  const errors = [
    fieldError(
      'correction_why',
      'Somebody put this decision right while you were writing. Read theirs first',
    ),
  ];
  return formPage(request, { typed, errors, correctsId: corrects });
}

const subject = ({ personId }: { personId: string }) => personId;

/** What was shared about somebody: the log, and a decision added to it. */
export const sharingRoutes: readonly Route[] = [
  get(listPath, { action: viewSharing, audit: 'SharingRead', subject, handle: listPage }),
  get(newPath, { action: recordSharing, audit: 'SharingForm', subject, handle: newPage }),
  post(listPath, { action: recordSharing, audit: 'SharingRecord', subject, handle: save }),
];
