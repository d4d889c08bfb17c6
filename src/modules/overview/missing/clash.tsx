import type { VNode } from 'preact';
import type { BareMissing, MissingTime } from '../../care/index.ts';
import { findClash, listFactsBetween } from '../../care/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatRange } from '../../../platform/dates/format-date.ts';
import { formatInstantInFull, todayIn } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import type { MissingPeople } from './missing-people.ts';
import { timeOf } from './missing-paths.ts';

/** What stands already and cannot be true beside what was said. */
export type Clash = { readonly href: string; readonly text: string; readonly isOpen: boolean };

type Stretch = { readonly id: string; readonly from: Instant; readonly to: Instant | null };

/** Another time at which the child was missing within the same hours. */
export function findClashing(people: MissingPeople, stretch: Stretch): Clash | undefined {
  const time = findClash(people.times, stretch);
  return time && clashOf(people, time);
}

const clashOf = ({ personId }: MissingPeople, { id, goneAt, backAt }: MissingTime): Clash => ({
  href: timeOf(personId, id),
  isOpen: backAt === null,
  text: `Missing from ${formatInstantInFull(goneAt)}${backAt === null ? ', and not back yet' : ` to ${formatInstantInFull(backAt)}`}`,
});

/** The fact beside which the database refused another, as far as its days tell. */
export async function findClashingFact(
  db: Read,
  people: MissingPeople,
  { from, to, except }: Omit<Stretch, 'id'> & { readonly except: string | null },
): Promise<Clash | undefined> {
  const dayOf = (at: Instant) => todayIn('Europe/London', at);
  const days = { from: dayOf(from), to: to === null ? null : dayOf(to) };
  const facts = await listFactsBetween(db, people.records, days);
  const fact = facts.find(({ episodeId }) => episodeId !== except);
  if (fact === undefined) return undefined;
  const time = people.times.find(({ episodeId }) => episodeId === fact.episodeId);
  return time ? clashOf(people, time) : factClash(fact);
}

const factClash = ({ personId, episodeId, starts, ends, kind }: BareMissing): Clash => ({
  href: `/children/${personId}/facts/missing_episode/${episodeId}`,
  isOpen: ends === null,
  text: `${kind === 'A' ? 'Away without authorisation' : 'Missing'} ${formatRange(starts, ends)}`,
});

/** Leads to what stands already, in a new tab: what was typed stays in this one. */
export function ClashView({ clash }: { readonly clash: Clash | undefined }): VNode | null {
  if (clash === undefined) return null;
  return (
    <InsetText id="clash">
      <p class="govuk-body">
        In the record already:{' '}
        <a class="govuk-link" href={clash.href} target="_blank" rel="noreferrer noopener">
          {clash.text} (opens in new tab)
        </a>
      </p>
    </InsetText>
  );
}
