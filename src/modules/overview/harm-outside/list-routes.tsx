import type { VNode } from 'preact';
import type { NavItem, PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { AfterContext, OutsideContext } from '../../practice/index.ts';
import { contextsPerPage, listContextPage, listHarmOutside } from '../../practice/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { FindContext } from './find-context-view.tsx';
import { ContextLine } from './outside-line-view.tsx';
import { listPath } from './outside-paths.ts';

/** 'after=open_<id>_park': everything behind that one. Anything else is the first page. */
function parseAfter(typed: string | undefined): AfterContext | null {
  const [, state, id = '', name = ''] = /^(open|ended)_([0-9a-f-]{36})_(.*)$/su.exec(typed ?? '') ?? [];
  return state && isUuid(id) ? { isEnded: state === 'ended', id, name } : null;
}

const afterOf = ({ state, contextId, name }: OutsideContext) =>
  encodeURIComponent(`${state === 'ended' ? 'ended' : 'open'}_${contextId}_${name.toLowerCase()}`);

function NoContexts({ words, isLater }: { readonly words: string; readonly isLater: boolean }): VNode {
  if (words !== '')
    return <p class="govuk-body">No name has “{words}” in it. Try a part of the name, or begin anew.</p>;
  return (
    <p class="govuk-body">
      None is written down{isLater ? ' after these' : ''}. A concern is written down on the page of the child
      whom it touches, under Harm outside the home.
    </p>
  );
}

type OtherPagesProps = {
  /** The last of this page, where more come after it. */
  readonly next: OutsideContext | undefined;
  readonly words: string;
  readonly isLater: boolean;
};

function OtherPages({ next, words, isLater }: OtherPagesProps): VNode {
  const asked = words === '' ? '' : `q=${encodeURIComponent(words)}&`;
  return (
    <>
      {next ? (
        <p class="govuk-body">
          <a class="govuk-link" href={`${listPath}?${asked}after=${afterOf(next)}`}>
            More
          </a>
        </p>
      ) : null}
      {isLater || words !== '' ? (
        <p class="govuk-body">
          <a class="govuk-link" href={listPath}>
            From the beginning
          </a>
        </p>
      ) : null}
    </>
  );
}

async function listPage({
  db,
  query,
  saw,
  today,
}: PageRequest<typeof listPath, Read, string>): Promise<Reply> {
  const after = parseAfter(query['after']);
  const words = (query['q'] ?? '').trim();
  const found = await listContextPage(db, after, words);
  const contexts = found.slice(0, contextsPerPage);
  const last = contexts.at(-1);
  const ids = contexts.flatMap(({ children }) => children.map(({ personId }) => personId));
  saw(ids);
  const people = await getPersonSummary(db, [...new Set(ids)]);
  const body = (
    <>
      <h1 class="govuk-heading-l">Harm outside the home</h1>
      <p class="govuk-body">
        Places, groups and spaces online that touch children whom you may see. Those without an end come
        first.
      </p>
      {words !== '' || after || found.length > contextsPerPage ? (
        <FindContext action={listPath} words={words} />
      ) : null}
      {contexts.length === 0 ? <NoContexts words={words} isLater={after !== null} /> : null}
      {contexts.map((context) => (
        <ContextLine
          context={context}
          personId={context.children[0]?.personId ?? ''}
          today={today}
          names={context.children.map(({ personId }) => people.get(personId)?.shown ?? 'Name not recorded')}
        />
      ))}
      <OtherPages
        next={found.length > contextsPerPage ? last : undefined}
        words={words}
        isLater={after !== null}
      />
    </>
  );
  return page('Harm outside the home', body);
}

/** Every context that touches a child whom the reader may see. */
export const outsideListRoutes: readonly Route[] = [
  get(listPath, { action: listHarmOutside, audit: 'HarmOutsideList', handle: listPage }),
];

export const outsideNav: readonly NavItem[] = [
  { href: listPath, text: 'Harm outside the home', action: listHarmOutside },
];
