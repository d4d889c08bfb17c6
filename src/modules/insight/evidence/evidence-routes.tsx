import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { seeCountyFigures } from '../permissions.ts';
import { findLoad, listPublications } from '../statistics/statistic-queries.ts';
import { computeFigure } from './compute-figures.ts';
import { evidencePage, parseFilter } from './evidence-page.ts';
import { fetchEvidence } from './evidence-queries.ts';
import { EvidenceEmpty, EvidenceView } from './evidence-view.tsx';
import { FigureView } from './figure-page-view.tsx';
import { inputsPage } from './inputs-page.ts';
import { evidenceOf } from './keep-evidence.ts';
import { findRecipe } from './list-recipes.ts';

async function list({ db, query }: Pick<PageRequest<string, Read, string>, 'db' | 'query'>): Promise<Reply> {
  const load = await findLoad(db);
  const title = 'The evidence';
  if (!load) return page(title, <EvidenceEmpty />);
  const model = evidencePage(await evidenceOf(db, load), parseFilter(query));
  return page(title, <EvidenceView page={model} synthetic={load.invented} />);
}

async function one({ db, params }: PageRequest<'/insight/evidence/:figure', Read, string>): Promise<Reply> {
  const recipe = findRecipe(params.figure);
  if (!recipe) throw new NotFound();
  const load = await findLoad(db);
  const published = await fetchEvidence(db, [recipe]);
  const titles = new Map((await listPublications(db)).map(({ key, title }) => [key, title]));
  const view = (
    <FigureView
      result={computeFigure(recipe, published)}
      inputs={inputsPage(recipe, published, titles)}
      synthetic={load?.invented === true}
    />
  );
  return page(`${recipe.id} ${recipe.claim}`, view, {
    before: <BackLink href="/insight/evidence">The evidence</BackLink>,
  });
}

/** The figures of the founding documents beside ours, and the recipe of each. */
export const evidenceRoutes: readonly Route[] = [
  get('/insight/evidence', { action: seeCountyFigures, audit: 'EvidenceRead', handle: list }),
  get('/insight/evidence/:figure', { action: seeCountyFigures, audit: 'EvidenceFigureRead', handle: one }),
];
