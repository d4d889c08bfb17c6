import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { OutsideAct, OutsideContext, OutsideTurn, TouchedChild } from '../../practice/index.ts';
import { contextKinds, homeAnswers, outsideHarms } from '../../practice/index.ts';
import type { Thing } from './act-things.ts';

type StandsNow = {
  readonly context: OutsideContext;
  readonly child: TouchedChild;
  readonly thing: Thing;
};

/** For the second of two who write: what the first wrote, beside the form that keeps the second's words. */
export function StandsNowView({ act, ...now }: StandsNow & { readonly act: OutsideAct }): VNode {
  const said = listSaid(act, now).filter((one): one is string => one !== null && one !== '');
  return (
    <div class="govuk-inset-text">
      <h2 class="govuk-heading-s">How it stands now</h2>
      {said.map((one) => (
        <p class="govuk-body kith-as-typed">{one}</p>
      ))}
      {said.length === 0 ? <p class="govuk-body">It was taken back, or nothing is said of it now.</p> : null}
    </div>
  );
}

type Said = readonly (string | null)[];

function listSaid(act: OutsideAct, { context, child, thing }: StandsNow): Said {
  if (act === 'name') return [`${context.name} (${contextKinds[context.kind].toLowerCase()})`];
  if (act === 'home') return child.home ? [homeAnswers[child.home.answer], child.home.words] : [];
  return act === 'child' ? saidOfChild(child) : saidOfThing(thing, context.turns.at(-1));
}

/** What is new beside what stands is new after the last turn. */
function saidOfThing(thing: Thing, last: OutsideTurn | undefined): Said {
  if (thing?.is === 'child') return saidOfChild(thing.child);
  if (thing?.is === 'goal') return [thing.goal.words, thing.goal.know, thing.goal.state, thing.goal.because];
  if (thing?.is === 'step')
    return [`${thing.step.words}: ${thing.step.who}`, thing.step.state, thing.step.happened];
  return saidInTurn(thing?.turn ?? last);
}

const saidOfChild = ({ harms, state, words }: TouchedChild): Said => [
  harms.map((harm) => outsideHarms[harm]).join(', '),
  state === 'touched' ? 'It touches them' : 'It does not touch them any more',
  words,
];

const saidInTurn = (turn: OutsideTurn | undefined): Said =>
  turn ? [turn.words, turn.byWhom, formatDate(turn.happenedOn)] : [];
