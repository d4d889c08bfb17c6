import type { VNode } from 'preact';
import type { Offer, StepKind } from '../../practice/index.ts';
import type { Joinable } from '../../workforce/index.ts';
import type { Filled } from '../front-door/fields-view.tsx';

/** A child whom the step can be about; `whyNot`: why not, in words. */
export type AskedOf = {
  readonly id: string;
  readonly name: string;
  readonly whyNot: string | undefined;
  readonly isDisabled: boolean;
};

/** What the children's help makes the form ask. */
export type AsksAlso = {
  readonly need: boolean;
  readonly assessment: boolean;
  readonly joins: boolean;
  readonly closes: boolean;
  /** Which help the form asks about; one alone needs no question. */
  readonly offers: readonly Offer[];
};

export type StepFormProps = {
  readonly kind: StepKind;
  readonly filled: Filled;
  readonly children: readonly AskedOf[];
  readonly mark: string;
  /** The id of this form: sent twice, it is one step. */
  readonly form: string;
  readonly also: AsksAlso;
  readonly workers: readonly Joinable[];
  readonly leads: string | null;
  readonly decides: boolean;
  readonly action: string;
  readonly csrf: string;
};

/** One question of a form. */
export type Question = (props: StepFormProps) => VNode | null;
