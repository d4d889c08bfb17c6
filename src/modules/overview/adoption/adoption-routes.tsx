import type { PageRequest, Route } from '../../access/index.ts';
import { get, listStaffAccounts, post } from '../../access/index.ts';
import type { StaffAccount } from '../../access/index.ts';
import { getPerson, resolvePerson } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { keepTyped, toPosted } from '../../../platform/forms/posted.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { openSealedLinks, recordAdoption as mayRecord } from '../permissions.ts';
import { adoptionNames, parseAdoption } from './adoption-form.ts';
import { AdoptionForm, AdoptionRecorded, ConfirmAdoption } from './adoption-view.tsx';
import { findOpenEpisode, recordAdoption } from './record-adoption.ts';

const path = '/children/:personId/adoption';
const recordedPath = '/adoption/recorded';

type Asking = Pick<PageRequest<typeof path, Read, string>, 'db' | 'params' | 'who' | 'today' | 'saw'>;
type Again = { readonly typed: Typed; readonly errors: readonly FieldError[] };

async function formPage({ db, params, who, saw }: Asking, again: Again): Promise<Reply> {
  const { all, canonical } = await resolvePerson(db, params.personId);
  const { shown } = await getPerson(db, canonical);
  const open = await findOpenEpisode(db, all);
  const accounts = await listStaffAccounts(db);
  saw(all);
  const body = (
    <AdoptionForm
      name={shown}
      token={who.csrf}
      inCare={open !== undefined}
      guardians={choicesOf(accounts, 'guardian')}
      preparers={choicesOf(accounts, 'analyst')}
      {...again}
    />
  );
  return page('An adoption order was made', body, {
    errors: again.errors,
    before: <BackLink href={`/children/${canonical}`}>Back to {shown}</BackLink>,
  });
}

const choicesOf = (accounts: readonly StaffAccount[], role: StaffAccount['roles'][number]) =>
  accounts
    .filter(({ roles }) => roles.includes(role))
    .map(({ id, name }) => ({ value: String(id), text: name }));

async function save(request: PageRequest<typeof path, Write, 'recordAdoption'>): Promise<Reply> {
  const { db, params, body, today, who, authorised } = request;
  const { all, canonical } = await resolvePerson(db, params.personId);
  const open = await findOpenEpisode(db, all);
  const parsed = parseAdoption(body, { today, inCareSince: open?.starts ?? null });
  if (!parsed.ok) return formPage(request, parsed);
  if (body['confirmed'] === 'yes') {
    await recordAdoption(db, authorised, { order: parsed.value, today });
    return redirect(recordedPath);
  }
  const { shown } = await getPerson(db, canonical);
  const names = new Map((await listStaffAccounts(db)).map(({ id, name }) => [String(id), name]));
  const view = (
    <ConfirmAdoption
      name={shown}
      token={who.csrf}
      order={parsed.value}
      guardian={names.get(parsed.value.guardian) ?? 'Not known'}
      preparer={parsed.value.preparer === null ? null : (names.get(parsed.value.preparer) ?? 'Not known')}
      typed={keepTyped(toPosted(body), [...adoptionNames])}
    />
  );
  return page('Seal this record?', view, {
    before: <BackLink href={href(path, params)}>Change what you wrote</BackLink>,
  });
}

const subject = ({ personId }: { readonly personId: string }) => personId;

/** Recording an adoption order. The trail names the old record only: naming the new one beside it would be the link. */
export const adoptionRoutes: readonly Route[] = [
  get(path, {
    action: mayRecord,
    audit: 'AdoptionForm',
    subject,
    handle: (request) => formPage(request, { typed: {}, errors: [] }),
  }),
  post(path, { action: mayRecord, audit: 'AdoptionRecord', stepUp: true, subject, handle: save }),
  get(recordedPath, {
    action: openSealedLinks,
    audit: 'AdoptionRecorded',
    handle: () => Promise.resolve(page('The record is sealed', <AdoptionRecorded />)),
  }),
];
