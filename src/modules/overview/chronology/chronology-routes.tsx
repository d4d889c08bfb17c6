import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import { listChronology, recordEntries, viewEntries } from '../../practice/index.ts';
import { getPerson, resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { listFamily } from '../timeline/shown-children.ts';
import type { ShownChild } from '../timeline/shown-children.ts';
import { parseTimelineAsked } from '../timeline/timeline-form.ts';
import { chronologyOf, chronologyPath, chronologySubject } from './chronology-paths.ts';
import type { ChildChronology } from './chronology-view.tsx';
import { ChronologyView } from './chronology-view.tsx';

type Asking = PageRequest<typeof chronologyPath, Read, string>;

async function chronologyPage(request: Asking): Promise<Reply> {
  const { db, params, query, today } = request;
  const { canonical } = await resolvePerson(db, params.personId);
  const { beside } = parseTimelineAsked(query);
  const family = await listFamily(db, canonical);
  const children: ChildChronology[] = [];
  for (const child of family)
    if (child.id === canonical || beside.includes(child.id)) children.push(await readOne(request, child));
  const [first] = children;
  const body = (
    <ChronologyView
      here={chronologyOf(canonical)}
      children={children}
      siblings={family.filter(({ id }) => id !== canonical)}
      mayWrite={await request.may(recordEntries)}
      isSaved={query['saved'] === 'yes'}
      today={today}
    />
  );
  return page(`Chronology: ${first?.full ?? ''}`, body, {
    before: <BackLink href={`/children/${canonical}/timeline`}>Timeline</BackLink>,
  });
}

async function readOne({ db, saw }: Asking, child: ShownChild): Promise<ChildChronology> {
  const { canonical, all } = await resolvePerson(db, child.id);
  const events = await listChronology(db, all);
  saw([...all, ...events.flatMap(({ alsoOf }) => alsoOf)]);
  return { ...child, full: (await getPerson(db, canonical)).shown, events };
}

/** A child's chronology. */
export const chronologyRoutes: readonly Route[] = [
  get(chronologyPath, {
    action: viewEntries,
    audit: 'ChronologyRead',
    subject: chronologySubject,
    handle: chronologyPage,
  }),
];
