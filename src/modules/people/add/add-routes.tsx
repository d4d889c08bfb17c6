import type { Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { href } from '../../../platform/http/path.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import type { PeopleNeighbours } from '../neighbours.ts';
import { addPerson } from '../permissions.ts';
import { listPersonCards } from '../persons/person-card.ts';
import { paths } from '../persons/person-paths.ts';
import { shownName } from '../persons/person-rules.ts';
import { parseNewPerson, shownFromSearch, typedPerson } from './add-form.ts';
import type { NewPerson } from './add-form.ts';
import { addPersonRecord, listLikely } from './add-person.ts';
import { AddView, LikelyView } from './add-view.tsx';

const title = 'Add a person';

/** Search first: without a search before it, the page to add somebody leads to the search. */
export function addRoutes(neighbours: PeopleNeighbours): readonly Route[] {
  return [
    get(paths.add, {
      action: addPerson,
      audit: 'PersonAddForm',
      handle: async ({ query, today, who }) => {
        const q = (query['q'] ?? '').slice(0, 200);
        if (q.trim() === '') return redirect(paths.search);
        return page(title, <AddView token={who.csrf} shown={shownFromSearch(q, today)} errors={[]} />, {
          before: back(q),
        });
      },
    }),
    post(paths.add, {
      action: addPerson,
      audit: 'PersonAdd',
      handle: async ({ db, body, today, who, saw, authorised }) => {
        const parsed = parseNewPerson(body, today);
        const shown = typedPerson(body);
        if (!parsed.ok)
          return page(title, <AddView token={who.csrf} shown={shown} errors={parsed.errors} />, {
            errors: parsed.errors,
          });
        const likely = body['none'] === 'yes' ? [] : await listLikely(db, parsed.value);
        if (likely.length > 0) {
          const cards = await listPersonCards(
            db,
            likely.map(({ personId }) => personId),
            { neighbours, today },
          );
          saw(cards.map(({ id }) => id));
          return page(
            'Is it one of these people?',
            <LikelyView token={who.csrf} shown={shown} cards={cards} called={calledOf(parsed.value)} />,
          );
        }
        const personId = await addPersonRecord(db, authorised, parsed.value);
        saw([personId]);
        return redirect(`${href(paths.person, { personId })}?done=added`);
      },
    }),
  ];
}

function back(q: string) {
  return <BackLink href={`${paths.search}?q=${encodeURIComponent(q)}`}>Back to the search</BackLink>;
}

function calledOf({ given, family, birth }: NewPerson): string {
  return shownName({ given, family, localId: null, expectedOn: birth.expectedOn });
}
