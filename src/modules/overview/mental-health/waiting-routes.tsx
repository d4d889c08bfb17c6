import type { VNode } from 'preact';
import type { NavItem, PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { AfterNeed, UnmetNeed } from '../../practice/index.ts';
import {
  askAgainDays,
  listMentalHealth,
  listTeamNames,
  listUnmet,
  toAskAgain,
  unmetPerPage,
} from '../../practice/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { needsOf, waitingPath } from './need-paths.ts';
import { howLongWords, needLine } from './need-view.tsx';

/** 'after=2026-05-03_<id>': those without support for less long. Anything else is the first page. */
function parseAfter(text: string | undefined): AfterNeed | null {
  const [day, id = ''] = (text ?? '').split('_');
  const on = parsePlainDate(day);
  return on && isUuid(id) ? { on, id } : null;
}

async function listPage({ db, query, saw, today }: PageRequest<string, Read, string>): Promise<Reply> {
  const teams = await listTeamNames(db);
  const team = teams.find((name) => name === query['team']) ?? null;
  const after = parseAfter(query['after']);
  const found = await listUnmet(db, { team, after });
  const shown = found.slice(0, unmetPerPage);
  const ids = shown.map(({ need }) => need.personId);
  saw(ids);
  const people = await getPersonSummary(db, ids);
  const body = (
    <WaitingView
      shown={shown}
      nameOf={(id) => people.get(id)?.shown ?? 'Name not recorded'}
      teams={teams}
      team={team}
      isFirst={after === null}
      next={found.length > unmetPerPage ? nextOf(shown.at(-1), team) : null}
      days={await getSetting(db, askAgainDays)}
      today={today}
    />
  );
  return page('Waiting for support', body);
}

function nextOf(last: UnmetNeed | undefined, team: string | null): string | null {
  if (!last) return null;
  const after = `after=${last.since}_${last.need.needId}`;
  return `${waitingPath}?${team === null ? '' : `team=${encodeURIComponent(team)}&`}${after}`;
}

type Props = {
  readonly shown: readonly UnmetNeed[];
  readonly nameOf: (personId: string) => string;
  readonly teams: readonly string[];
  readonly team: string | null;
  readonly isFirst: boolean;
  readonly next: string | null;
  readonly days: number;
  readonly today: PlainDate;
};

function WaitingView(props: Props): VNode {
  const { shown, next, isFirst, team, days } = props;
  return (
    <>
      <h1 class="govuk-heading-l">Waiting for support</h1>
      <p class="govuk-body">
        Needs of children and parents without support with mental health, substance use or domestic abuse: the
        longest first, of those whom you may see.
      </p>
      <Teams {...props} />
      {shown.length === 0 ? (
        <p class="govuk-body">
          {isFirst
            ? `Nobody waits${team === null ? '' : ` with ${team}`}. A need is written down under Support of their own on a person’s page.`
            : 'There are no more.'}
        </p>
      ) : null}
      <ul class="govuk-list govuk-list--spaced">
        {shown.map((one) => (
          <Line {...props} one={one} />
        ))}
      </ul>
      <p class="govuk-body">
        {isFirst ? null : (
          <a
            class="govuk-link"
            href={team === null ? waitingPath : `${waitingPath}?team=${encodeURIComponent(team)}`}
          >
            The longest
          </a>
        )}
        {isFirst || next === null ? '' : ' · '}
        {next === null ? null : (
          <a class="govuk-link" href={next}>
            More
          </a>
        )}
      </p>
      <p class="govuk-body-s">
        “Ask again” stands where {days} days went by without a word from a mental-health service: a local
        default, which no law sets.
      </p>
    </>
  );
}

function Teams({ teams, team }: Props): VNode | null {
  if (teams.length === 0) return null;
  return (
    <form method="get" action={waitingPath}>
      <Select
        id="team"
        name="team"
        label={{ text: 'Team of the worker' }}
        value={team ?? ''}
        items={[{ value: '', text: 'All teams' }, ...teams.map((name) => ({ value: name, text: name }))]}
      />
      <Button classes="govuk-button--secondary">Show</Button>
    </form>
  );
}

function Line({ one: { need }, nameOf, today, days }: Props & { readonly one: UnmetNeed }): VNode {
  const again = toAskAgain(need, { today, days });
  return (
    <li>
      <a class="govuk-link" href={`${needsOf(need.personId)}/${need.needId}`}>
        {nameOf(need.personId)}
      </a>
      : <strong>{howLongWords(need, today)}</strong>{' '}
      {again.length === 0 ? null : <Tag classes="govuk-tag--clay">Ask again</Tag>}
      <br />
      {needLine(need, today)}
    </li>
  );
}

/** Who waits for support, the longest first. */
export const waitingRoutes: readonly Route[] = [
  get(waitingPath, { action: listMentalHealth, audit: 'MentalHealthList', handle: listPage }),
];

export const mentalHealthNav: readonly NavItem[] = [
  { href: waitingPath, text: 'Waiting for support', action: listMentalHealth },
];
