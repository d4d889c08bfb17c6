import type { VNode } from 'preact';
import type { Read } from '../../../platform/database/database.ts';
import { href } from '../../../platform/http/path.ts';
import { paths } from '../persons/person-paths.ts';
import { familyMap } from './family-page.ts';
import { getFamily } from './family-queries.ts';
import { FamilyPictures } from './map-view.tsx';
import { standingsOf } from './standing-rules.ts';

/** A family in one picture, for a page of another module. */
export type FamilyPicture = {
  /** What the picture shows, in a sentence. */
  readonly finding: string;
  readonly picture: VNode;
  /** Where the same stands as a list, with what is not drawn. */
  readonly href: string;
  readonly everybody: readonly string[];
};

type Asked = Parameters<typeof getFamily>[2];

/** Draws a child's family as it is recorded on a day. @throws NotFound for a child who is not the actor's to see */
export async function readFamilyPicture(db: Read, id: string, asked: Asked): Promise<FamilyPicture> {
  const facts = await getFamily(db, id, asked);
  const map = familyMap(facts);
  const whole = href(paths.family, { personId: facts.index });
  return {
    finding: map.finding,
    picture: (
      <FamilyPictures
        map={map}
        standings={standingsOf(facts, [...map.people.keys()])}
        hrefOf={(person) => `${whole}?focus=${person}#chosen`}
        chosen=""
      />
    ),
    href: whole,
    everybody: [...facts.people.keys()],
  };
}
