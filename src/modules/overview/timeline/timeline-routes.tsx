import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import { findSummary, markItem, recordEntries, timelineKinds, viewEntries } from '../../practice/index.ts';
import { getPerson, resolvePerson } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { listFamily, recordsOf } from './shown-children.ts';
import { SummaryPanel } from './summary-view.tsx';
import { askedAddress, isNarrowed, parseTimelineAsked } from './timeline-form.ts';
import { lineAnchor, timelineYears } from './timeline-page.ts';
import { marksPath, timelineOf, timelinePath, timelineSubject } from './timeline-paths.ts';
import type { TimelineItem } from './timeline-queries.ts';
import { itemsPerPage, listTimeline, listTimelineWords } from './timeline-queries.ts';
import { TimelineView } from './timeline-view.tsx';

type Reading = PageRequest<typeof timelinePath, Read, string>;

async function timelinePage(request: Reading): Promise<Reply> {
  const { db, params, query, saw, today, who } = request;
  const { canonical, all } = await resolvePerson(db, params.personId);
  const person = await getPerson(db, canonical);
  const asked = parseTimelineAsked(query);
  const family = await listFamily(db, canonical);
  const shown = family.filter(({ id }) => id === canonical || asked.beside.includes(id));
  const children = await recordsOf(db, shown);
  saw(children.keys());
  const found = await listTimeline(db, [...children.keys()], asked);
  const items = found.slice(0, itemsPerPage);
  const years = timelineYears(items, {
    words: await listTimelineWords(db, [...children.keys()], [...new Set(items.map(({ id }) => id))]),
    accounts: await listAccountNames(db, items.flatMap(recorderOf)),
    children,
    showsSeveral: shown.length > 1,
    typed: asked.words,
  });
  const here = timelineOf(canonical);
  const mayWrite = await request.may(recordEntries);
  const summary = asked.after ? undefined : { found: await findSummary(db, all) };
  const body = (
    <TimelineView
      name={person.shown}
      here={here}
      asked={asked}
      siblings={family.filter(({ id }) => id !== canonical)}
      narrowed={isNarrowed(asked)}
      years={years}
      summary={
        summary ? (
          <SummaryPanel summary={summary.found} personId={canonical} today={today} mayWrite={mayWrite} />
        ) : null
      }
      older={olderHref(found, here, asked)}
      newest={asked.after ? `${here}${askedAddress(asked)}` : null}
      address={askedAddress(asked, asked.after)}
      csrf={mayWrite ? who.csrf : null}
    />
  );
  return page(`Timeline: ${person.shown}`, body, {
    before: <BackLink href={`/children/${canonical}`}>{person.shown}</BackLink>,
  });
}

const recorderOf = ({ said }: TimelineItem): readonly string[] => {
  const { by } = said;
  return typeof by === 'string' && isUuid(by) ? [by] : [];
};

function olderHref(
  found: readonly TimelineItem[],
  here: string,
  asked: Parameters<typeof askedAddress>[0],
): string | null {
  const last = found[itemsPerPage - 1];
  if (found.length <= itemsPerPage || !last) return null;
  return `${here}${askedAddress(asked, { on: last.on, id: last.id, kind: last.kind })}`;
}

/** Marks what the reader sees on a timeline; the page is shown again where it was. */
async function mark(request: PageRequest<typeof marksPath, Write, string>): Promise<Reply> {
  const { db, params, body, saw } = request;
  const { canonical } = await resolvePerson(db, params.personId);
  const [itemId, personId] = [postedLine(body, 'item'), postedLine(body, 'record')];
  const kind = timelineKinds.find((one) => one === postedLine(body, 'kind'));
  const records = await recordsOf(db, await listFamily(db, canonical));
  // What does not stand on the page, or not any more, is not marked: the page tells what there is.
  if (!isUuid(itemId) || kind === undefined || !records.has(personId)) return redirect(timelineOf(canonical));
  saw([personId]);
  await markItem(db, { personId, itemId, kind, isSignificant: postedLine(body, 'significant') === 'yes' });
  const asked = parseTimelineAsked(Object.fromEntries(new URLSearchParams(postedLine(body, 'address'))));
  return redirect(
    `${timelineOf(canonical)}${askedAddress(asked, asked.after)}#${lineAnchor({ id: itemId, kind })}`,
  );
}

/** A child's timeline, and marking what is significant. */
export const timelineRoutes: readonly Route[] = [
  get(timelinePath, {
    action: viewEntries,
    audit: 'TimelineRead',
    subject: timelineSubject,
    handle: timelinePage,
  }),
  post(marksPath, { action: recordEntries, audit: 'TimelineMark', subject: timelineSubject, handle: mark }),
];
