export { EmbeddedProblem } from './embedded-problem.ts';
export type { EmbeddedProblemCode } from './embedded-problem.ts';
export { startEmbedded } from './start-embedded.ts';
export type { EmbeddedOptions, EmbeddedServer } from './start-embedded.ts';
