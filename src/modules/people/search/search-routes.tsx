import type { Route } from '../../access/index.ts';
import { askCallBack, get } from '../../access/index.ts';
import { page } from '../../../platform/http/reply.ts';
import type { PeopleNeighbours } from '../neighbours.ts';
import { addPerson, searchPeople } from '../permissions.ts';
import { listPersonCards } from '../persons/person-card.ts';
import { paths } from '../persons/person-paths.ts';
import { listSensitiveHits } from '../restricted/list-sensitive-hits.ts';
import { findPeople } from './find-people.ts';
import { searchPage } from './search-page.ts';
import { SearchView } from './search-view.tsx';

const longestQuery = 200;

/** What was typed is neither logged nor audited; whose records the answer showed is. */
export function searchRoutes(neighbours: PeopleNeighbours): readonly Route[] {
  return [
    get(paths.search, {
      action: searchPeople,
      audit: 'PeopleSearch',
      handle: async ({ db, query, today, saw, may }) => {
        const typed = (query['q'] ?? '').slice(0, longestQuery);
        const found = await findPeople(db, typed, { neighbours, today });
        const cards = await listPersonCards(
          db,
          found.map(({ personId }) => personId),
          { neighbours, today },
        );
        const sensitive = await listSensitiveHits(db, typed, today);
        saw([...cards.map(({ id }) => id), ...sensitive.map(({ personId }) => personId)]);
        const child = cards.find((card) => card.child);
        const { viewFamilyPage } = neighbours;
        // Each card is of somebody whom the reader sees: asked for one child, it is answered for all.
        const mayFamily = child && viewFamilyPage ? await may(viewFamilyPage, child.id) : false;
        const mayDo = { mayAdd: await may(addPerson), mayAsk: await may(askCallBack), mayFamily };
        return page(
          'Find a person',
          <SearchView page={searchPage({ typed, found, cards, sensitive, ...mayDo })} />,
        );
      },
    }),
  ];
}
