import type { PageRequest } from '../../access/index.ts';
import { listWaitingSteps } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { viewChild } from '../permissions.ts';
import { paths } from './help-paths.ts';

/**
 * Where to go after a step: the page of help, or a list where the child is no longer this account's to see: a step may take away
 * through whom they saw the child.
 */
export async function afterStep(
  { may }: Pick<PageRequest<string, Read, string>, 'may'>,
  help: string,
  saved: string,
): Promise<string> {
  if (await may(viewChild)) return `${help}?saved=${saved}`;
  return (await may(listWaitingSteps)) ? `${paths.waiting}?saved=yes` : '/';
}
