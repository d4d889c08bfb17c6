/* What else builds on the flows of children through care: the model as data, and how it is followed and drawn. */
export type { FlowRates, FlowDoubt, DoubtLayer, LevelDoubt, FlowModel } from './flow.ts';
export { projectFlows } from './project-flows.ts';
export type { FlowMonth, RateChange } from './project-flows.ts';
export { drawDrift, drawFlowModel } from './draw-flows.ts';
