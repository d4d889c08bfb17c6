import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, openRoute } from '../../access/index.ts';
import { listUnfinished } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { assetPath } from '../../../platform/views/assets.ts';

const title = 'Work without a network';

/** What the script fills: with the families that this device holds, and what waits to be sent. */
function OfflineView({ take }: { readonly take: string | undefined }): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <div data-kith-offline="" data-kith-take={take} data-kith-worker={assetPath('offline-worker.js')}>
        <p class="govuk-body" data-kith-offline-none="">
          This page needs scripts. Everything else in Kith works without them.
        </p>
      </div>
    </>
  );
}

/** With a network: it takes the actor's families along, and the one of the address. */
function read({ query }: PageRequest<'/offline', Read, string>): Promise<Reply> {
  return Promise.resolve(page(title, <OfflineView take={parseId(query['child'])} />));
}

/** The page that the browser shows where there is no network: the same for everybody, with nothing personal in it. */
const shell = (): Promise<Reply> => Promise.resolve(page(title, <OfflineView take={undefined} />));

export const offlinePageRoutes: readonly Route[] = [
  get('/offline', { action: listUnfinished, audit: 'OfflineRead', handle: read }),
  openRoute('GET', '/offline/shell', { face: 'staff', audit: 'OfflineShell', handle: shell }),
];
