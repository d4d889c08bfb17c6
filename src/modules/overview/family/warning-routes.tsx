import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames } from '../../access/index.ts';
import type { Warning } from '../../practice/index.ts';
import { getWarning, recordEntries, viewEntries } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import type { WhosePage } from '../promises/whose-page.ts';
import { getWhosePage } from '../promises/whose-page.ts';
import { Saved } from '../promises/readers-view.tsx';
import { childSubject, familyOf, warningPath, warningsOf, warningsPath } from './family-paths.ts';
import type { ToldWarning, Warned } from './read-warnings.ts';
import { listWarned, readWarnings, toldStanding } from './read-warnings.ts';
import { actLinks, stateWords } from './warning-words.ts';
import { StillTrue, WarningWords } from './warnings-view.tsx';

type Listing = PageRequest<typeof warningsPath, Read, string>;

/** Everybody whom a page of warnings names, for the trail. */
export const everybodyWarned = (warned: readonly Warned[]): readonly string[] =>
  warned.flatMap(({ records }) => records);

async function listPage(request: Listing): Promise<Reply> {
  const { db, params, query, saw, today, who } = request;
  const child = await getWhosePage(db, params.personId);
  const warned = await listWarned(db, [child.personId]);
  saw([...child.records, ...everybodyWarned(warned)]);
  const told = await readWarnings(db, warned);
  const csrf = (await request.may(recordEntries)) ? who.csrf : null;
  const names = await listAccountNames(
    db,
    told.flatMap(({ warning }) => warning.recordedBy ?? []),
  );
  const body = (
    <>
      <Saved saved={query['saved']} />
      <h1 class="govuk-heading-l">Warnings before a visit: {child.name}</h1>
      {csrf === null ? null : <Button href={`${warningsOf(child.personId)}/new`}>Add a warning</Button>}
      <List {...{ child, told, csrf, today, names }} />
    </>
  );
  return page(`Warnings: ${child.name}`, body, {
    before: <BackLink href={familyOf(child.personId)}>Family page</BackLink>,
  });
}

type ListProps = {
  readonly child: WhosePage;
  readonly told: readonly ToldWarning[];
  readonly csrf: string | null;
  readonly today: PlainDate;
  readonly names: ReadonlyMap<string, string>;
};

function List(props: ListProps): VNode {
  const { child, told } = props;
  const standing = toldStanding(told);
  const ended = told
    .filter(({ warning }) => warning.state !== 'stands')
    .sort((a, b) => b.warning.recordedAt.localeCompare(a.warning.recordedAt));
  return (
    <>
      {standing.length === 0 ? (
        <p class="govuk-body">
          No warning is written down. That says nothing about safety: nobody has recorded one about{' '}
          {child.firstName} or the family around.
        </p>
      ) : null}
      {standing.map((one) => (
        <Listed {...props} one={one} />
      ))}
      {ended.length === 0 ? null : (
        <Details summary={`Over, or a mistake: ${ended.length}`}>
          {ended.map((one) => (
            <Listed {...props} one={one} />
          ))}
        </Details>
      )}
    </>
  );
}

function Listed({ one, child, csrf, today, names }: ListProps & { readonly one: ToldWarning }): VNode {
  const { warning } = one;
  const here = `${warningsOf(child.personId)}/${warning.warningId}`;
  const links = csrf === null ? [] : actLinks(warning);
  return (
    <section class="kith-goal" aria-label={warning.words}>
      <p class="govuk-body govuk-!-margin-bottom-1">
        <WarningWords told={one} today={today} />
      </p>
      <p class="govuk-hint govuk-!-margin-bottom-2">{lookedAt(warning, names)}</p>
      {csrf === null || warning.state !== 'stands' ? null : (
        <StillTrue told={one} personId={child.personId} csrf={csrf} />
      )}
      <p class="govuk-body">
        {links.map(([act, text]) => (
          <>
            <a class="govuk-link" href={`${here}/${act}`}>
              {text}
            </a>
            {' · '}
          </>
        ))}
        <a class="govuk-link" href={here}>
          Everything said of it
        </a>
      </p>
    </section>
  );
}

function lookedAt(
  { saidBy, recordedAt, recordedBy, reviewBy, state, because }: Warning,
  names: ReadonlyMap<string, string>,
): string {
  const by = names.get(recordedBy ?? '') ?? 'somebody whose name is not known';
  if (state !== 'stands')
    return `${stateWords[state]}, ${formatInstant(recordedAt)}, ${by}: ${because ?? ''}`;
  return `Said by ${saidBy}. Last looked at ${formatInstant(recordedAt)} by ${by}; to be looked at again by ${formatDate(reviewBy)}`;
}

async function onePage(request: PageRequest<typeof warningPath, Read, string>): Promise<Reply> {
  const { db, params, query, saw, today, may } = request;
  const child = await getWhosePage(db, params.personId);
  const warned = await listWarned(db, [child.personId]);
  saw([...child.records, ...everybodyWarned(warned)]);
  const said = await getWarning(db, everybodyWarned(warned), params.warningId);
  const told = (await readWarnings(db, warned)).find(({ warning }) => warning.id === said[0].id);
  const names = await listAccountNames(
    db,
    said.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  const here = `${warningsOf(child.personId)}/${params.warningId}`;
  const acts = (await may(recordEntries)) ? actLinks(said[0]) : [];
  const body = (
    <>
      <Saved saved={query['saved']} />
      <h1 class="govuk-heading-l">A warning before a visit</h1>
      <p class="govuk-body">{told ? <WarningWords told={told} today={today} /> : said[0].words}</p>
      <p class="govuk-hint">{lookedAt(said[0], names)}</p>
      <ul class="govuk-list">
        {acts.map(([act, text]) => (
          <li>
            <a class="govuk-link" href={`${here}/${act}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">Everything said of it, the latest first</h2>
      <ul class="govuk-list govuk-list--spaced">
        {said.map((one, index) => (
          <li>
            {historyWords(one, said[index + 1])} <span class="kith-as-typed">{one.words}</span>
            <span class="govuk-hint">
              {formatInstant(one.recordedAt)},{' '}
              {names.get(one.recordedBy ?? '') ?? 'somebody whose name is not known'}. Said by {one.saidBy}
              {one.because === null ? '' : `. Why: ${one.because}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
  return page('A warning before a visit', body, {
    before: <BackLink href={warningsOf(child.personId)}>Warnings</BackLink>,
  });
}

function historyWords(one: Warning, before: Warning | undefined): string {
  if (one.state !== 'stands') return `${stateWords[one.state]}:`;
  if (!before) return 'Written down:';
  if (before.state !== 'stands') return 'Stands again:';
  return one.because === null ? 'Still true:' : 'Put right:';
}

/** The warnings of a family, and everything said of one. */
export const warningRoutes: readonly Route[] = [
  get(warningsPath, { action: viewEntries, audit: 'WarningsRead', subject: childSubject, handle: listPage }),
  get(warningPath, { action: viewEntries, audit: 'WarningRead', subject: childSubject, handle: onePage }),
];
