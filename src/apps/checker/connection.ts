import type { Answers, Ask, FromWorker, Progress, Questions, ToWorker } from './messages.ts';

/** Why a question has no answer: `refused` is about the files, `fault` is ours, `cancelled` was asked for. */
export class NoAnswer extends Error {
  readonly why: 'refused' | 'fault' | 'cancelled';

  constructor(why: NoAnswer['why'], message = '') {
    super(message);
    this.why = why;
  }
}

type Waiting = {
  readonly resolve: (answer: Answers[Ask]) => void;
  readonly reject: (error: NoAnswer) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
};

/** Asks a worker, and starts a new one when the work of the old one is cancelled. */
export class Connection {
  private worker: Worker | undefined;
  private last = 0;
  private readonly waiting = new Map<number, Waiting>();
  private readonly start: () => Worker;

  constructor(start: () => Worker) {
    this.start = start;
  }

  ask<K extends Ask>(
    ask: K,
    question: Questions[K],
    onProgress?: (progress: Progress) => void,
  ): Promise<Answers[K]> {
    this.worker ??= this.open();
    const number = (this.last += 1);
    const message: ToWorker = { number, ask, question };
    this.worker.postMessage(message);
    return new Promise<Answers[Ask]>((resolve, reject) => {
      this.waiting.set(number, { resolve, reject, onProgress });
    }) as Promise<Answers[K]>;
  }

  /** Stops whatever the worker does and forgets what it knew. */
  cancel(): void {
    this.close(new NoAnswer('cancelled'));
  }

  private open(): Worker {
    const worker = this.start();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.take(data);
    worker.onerror = ({ message }) => this.close(new NoAnswer('fault', message));
    return worker;
  }

  private close(error: NoAnswer): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  private take(message: FromWorker): void {
    const waiting = this.waiting.get(message.number);
    if (!waiting) return;
    if ('progress' in message) return waiting.onProgress?.(message.progress);
    this.waiting.delete(message.number);
    if ('answer' in message) waiting.resolve(message.answer);
    else if ('refused' in message) waiting.reject(new NoAnswer('refused', message.refused));
    else waiting.reject(new NoAnswer('fault', message.fault));
  }
}
