import { Answerer } from './answer.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** The worker: everything that takes time happens here, so that the page never stands still. */
type Scope = {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  readonly postMessage: (message: FromWorker) => void;
};
declare const self: Scope;

const answerer = new Answerer((message) => self.postMessage(message));
self.onmessage = ({ data }) => answerer.answer(data);
