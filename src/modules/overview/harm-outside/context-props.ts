import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { OutsideContext } from '../../practice/index.ts';
import type { OutsidePeople } from './outside-people.ts';

/** What the page of a context and each of its parts need. */
export type ContextProps = {
  readonly people: OutsidePeople;
  readonly context: OutsideContext;
  /** '/children/<id>/harm-outside/<id>'. */
  readonly here: string;
  readonly today: PlainDate;
  readonly mayWrite: boolean;
  readonly isProtected: (personId: string) => boolean;
  readonly saved: string | undefined;
};
