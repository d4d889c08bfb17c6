import type { VNode } from 'preact';
import { formatInstant } from '../../../platform/dates/instant.ts';
import { Alert } from '../../../platform/views/components/alert.tsx';
import type { MissingTime } from '../../care/index.ts';
import { timeOf } from './missing-paths.ts';

export type MissingNow = Pick<MissingTime, 'id' | 'kind' | 'goneAt' | 'risk'>;

/** The loudest thing on a child's page: the child is missing now. */
export function MissingPanel({
  time,
  personId,
}: {
  readonly time: MissingNow | undefined;
  readonly personId: string;
}): VNode | null {
  if (time === undefined) return null;
  const what = time.kind === 'A' ? 'Away without authorisation' : 'Missing';
  return (
    <Alert
      variant="error"
      title={`${what} since ${formatInstant(time.goneAt)}`}
      showTitleAsHeading
      headingLevel={2}
    >
      <p>
        <a class="govuk-link" href={timeOf(personId, time.id)}>
          What is known, who was told, and what to do next
        </a>
      </p>
    </Alert>
  );
}
