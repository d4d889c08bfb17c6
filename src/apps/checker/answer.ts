import { FilesRefused } from '../../modules/returns/checks/index.ts';
import { check } from './check.ts';
import { listLacking } from './list-lacking.ts';
import { look } from './look.ts';
import type { Answers, Ask, FromWorker, Progress, Questions, ToWorker } from './messages.ts';
import type { Outcome } from './outcome.ts';
import { readBytes, readStart, FileGone } from './read-pieces.ts';
import { recogniseFile } from './recognise-file.ts';
import { save } from './save.ts';
import { summarise } from './summarise.ts';

type Tell = (message: FromWorker) => void;
type Answering = { readonly [K in Ask]: (question: Questions[K], number: number) => Answers[K] };

/** Answers what the page asks. Keeps the outcome of the last check, of which the page is given a page at a time. */
export class Answerer {
  private outcome: Outcome | undefined;
  private readonly tell: Tell;

  constructor(tell: Tell) {
    this.tell = tell;
  }

  answer({ number, ask, question }: ToWorker): void {
    try {
      this.tell({ number, answer: this.find(ask, question, number) });
    } catch (error) {
      const isTheirs = error instanceof FilesRefused || error instanceof FileGone;
      this.tell(isTheirs ? { number, refused: error.message } : { number, fault: String(error) });
    }
  }

  private find<K extends Ask>(ask: K, question: Questions[Ask], number: number): Answers[K] {
    const answering: Answering[K] = this.answering[ask];
    return answering(question as Questions[K], number);
  }

  private readonly answering: Answering = {
    recognise: ({ file, place }) => {
      const bytes = place === 'postcodes' ? readStart(file) : readBytes(file);
      return recogniseFile({ name: file.name, bytes }, place);
    },
    lacking: listLacking,
    check: (given, number) => {
      this.outcome = check(given, this.tellSometimes(number));
      return summarise(this.outcome);
    },
    look: (at) => look(this.getOutcome(), at),
    save: (as) => save(this.getOutcome(), as),
  };

  /** Hundreds of rules run within a second: the page is told often enough to show that, and is left alone otherwise. */
  private tellSometimes(number: number): (progress: Progress) => void {
    let last = -Infinity;
    return (progress) => {
      const now = performance.now();
      if (now - last < 100) return;
      last = now;
      this.tell({ number, progress });
    };
  }

  private getOutcome(): Outcome {
    if (!this.outcome) throw new Error('Nothing was checked yet');
    return this.outcome;
  }
}
