import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { Ecomap } from './ecomap-view.tsx';
import type { Spoke } from './ecomap-rules.ts';
import type { FamilyMap } from './family-page.ts';
import { Legend } from './legend-view.tsx';
import type { ListRow } from './list-page.ts';
import { FamilyPictures } from './map-view.tsx';
import type { MapDone, Panel } from './panel-page.ts';
import type { Between } from './standing-rules.ts';

export type FamilyPageProps = {
  readonly map: FamilyMap;
  readonly standings: readonly Between[];
  readonly rows: readonly ListRow[];
  readonly panel: Panel | undefined;
  readonly done: MapDone | undefined;
  readonly token: string;
  /** The day of the map: as 'YYYY-MM-DD' in its field, as people read it above. */
  readonly on: { readonly field: string; readonly words: string };
  readonly path: string;
  readonly further: number;
  readonly own: readonly Spoke[];
  readonly workers: readonly Spoke[];
  readonly apart: readonly string[];
};

/** The family of a child as a picture, as a list, and how they stand with those around them. */
export function FamilyView(props: FamilyPageProps): VNode {
  const { map, panel } = props;
  return (
    <>
      {props.done && <Done done={props.done} token={props.token} />}
      <h1 class="govuk-heading-l govuk-!-margin-bottom-2">{map.finding}</h1>
      <p class="govuk-body">
        {map.called}’s family as it is recorded on {props.on.words}.
        {map.authorities.length > 0 && ` ${map.authorities.join(' and ')} has parental responsibility too.`}
      </p>
      <FamilyPictures
        map={map}
        standings={props.standings}
        hrefOf={(id) => `${props.path}?focus=${id}#chosen`}
        chosen={panel?.id ?? ''}
      />
      <Notes {...props} />
      <Legend />
      {panel && <PanelView panel={panel} />}
      <PlainList rows={props.rows} path={props.path} />
      <Ties {...props} />
      <OnDay {...props} />
    </>
  );
}

function Notes({ apart, further }: FamilyPageProps): VNode {
  return (
    <>
      {apart.map((text, index) => (
        <p class="govuk-body">
          {index + 1}: {text}
        </p>
      ))}
      {further > 0 && (
        <p class="govuk-body">
          {further === 1 ? 'One more person is' : `${further} more people are`} recorded further away: choose
          somebody, open what is recorded of them, and their own family map shows who is around them.
        </p>
      )}
    </>
  );
}

function PanelView({ panel }: { panel: Panel }): VNode {
  return (
    <section class="kith-map__panel" id="chosen" aria-labelledby="chosen-heading">
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="chosen-heading">
        {panel.name}
      </h2>
      <p class="govuk-body">{panel.about}</p>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={panel.open.href}>
            {panel.open.text}
          </a>
        </li>
        {panel.adds.map(({ text, href }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
              <span class="govuk-visually-hidden"> of {panel.name}</span>
            </a>
          </li>
        ))}
      </ul>
      {panel.facts.length > 0 && (
        <>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">Put it right</h3>
          <ul class="govuk-list">
            {panel.facts.map(({ text, href }) => (
              <li>
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function PlainList({ rows, path }: { rows: readonly ListRow[]; path: string }): VNode {
  const head = ['Who', 'To the child', 'Age', 'Lives', 'More'];
  return (
    <StackedTable
      caption="The same as a list"
      captionClasses="govuk-table__caption--m"
      classes="kith-dense"
      firstCellIsHeader
      head={head.map((text) => ({ text }))}
      rows={rows.map((row) => [
        {
          text: (
            <a class="govuk-link" href={`${path}?focus=${row.id}#chosen`}>
              {row.name}
            </a>
          ),
        },
        ...[row.role, row.age, row.lives, row.more].map((text) => ({ text })),
      ])}
    />
  );
}

function Ties({ map, own, workers }: FamilyPageProps): VNode {
  return (
    <section aria-labelledby="ties-heading">
      <h2 class="govuk-heading-m" id="ties-heading">
        Who and what is around {map.called}
      </h2>
      <p class="govuk-body">The nearer and the thicker, the closer. The two views are kept apart.</p>
      <Ecomap
        id="own-ties"
        title={`As ${map.called} sees it`}
        called={map.called}
        spokes={own}
        none={`${map.called} has not been asked yet. Ask, and record what they say under “Say how close, or how strained”.`}
      />
      <Ecomap
        id="worker-ties"
        title="As the worker sees it"
        called={map.called}
        spokes={workers}
        none="Nothing is recorded yet. Choose the child above, then “Say how close, or how strained”."
      />
    </section>
  );
}

function OnDay({ on, path }: FamilyPageProps): VNode {
  return (
    <form method="get" action={path} class="kith-map__panel">
      <div class="govuk-form-group">
        <label class="govuk-label govuk-label--s" for="on">
          The family on another day
        </label>
        <input class="govuk-input govuk-input--width-10" id="on" name="on" type="date" value={on.field} />
      </div>
      <Button classes="govuk-button--secondary">Show that day</Button>
    </form>
  );
}

function Done({ done, token }: { done: MapDone; token: string }): VNode {
  return (
    <NotificationBanner type="success" title="Saved">
      <p class="govuk-notification-banner__heading">{done.text}</p>
      {done.change && (
        <p class="govuk-body">
          <a class="govuk-notification-banner__link" href={done.change}>
            Put it right
          </a>
        </p>
      )}
      {done.undo && (
        <form method="post" action={done.undo.path}>
          <CsrfField token={token} />
          <input type="hidden" name="version" value="1" />
          <Button classes="govuk-button--secondary govuk-!-margin-bottom-0">{done.undo.text}</Button>
        </form>
      )}
    </NotificationBanner>
  );
}
