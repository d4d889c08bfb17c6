import type { DemoOutcome } from '../demo/index.ts';
import { NotAnEmptyDatabase, runDemo } from '../demo/index.ts';
import type { Command, CommandInput, OpenedDatabase } from '../platform/cli/command.ts';
import { WrongUse } from '../platform/cli/command.ts';
import { parsePlainDate } from '../platform/dates/plain-date.ts';
import type { PlainDate } from '../platform/dates/plain-date.ts';

/** `kith demo`: a made-up county, into an empty database or as files of the return. */
export const demoCommand: Command = {
  name: 'demo',
  usage: [
    'kith demo [--children N] [--seed S] [--end-date YYYY-MM-DD] [--out DIR]',
    '    Makes Northmoor, a county whose people are all invented, with N children in care at the end date (300), and puts',
    '    it into an empty database or, with --out, writes it as SSDA903 files, a folder per year.',
  ],
  options: {
    children: { type: 'string' },
    seed: { type: 'string' },
    'end-date': { type: 'string' },
    out: { type: 'string' },
  },
  run: async (input) => {
    const opened: OpenedDatabase[] = [];
    const open = async () => {
      const one = await input.open();
      opened.push(one);
      return one.database;
    };
    try {
      const outcome = await runDemo(readRequest(input), open, ({ step, done, total }) =>
        input.progress(`${done} of ${total} ${step}`),
      );
      return tell(input, outcome);
    } catch (error) {
      throw error instanceof NotAnEmptyDatabase ? new WrongUse(error.message) : error;
    } finally {
      for (const { close } of opened) await close();
    }
  },
};

function readRequest({ options, today }: CommandInput) {
  const { out } = options;
  const [children, seed, endDate] = [
    wholeNumber(options, 'children'),
    wholeNumber(options, 'seed'),
    readEndDate(options),
  ];
  return {
    today,
    ...(children === undefined ? {} : { children }),
    ...(seed === undefined ? {} : { seed }),
    ...(endDate === undefined ? {} : { endDate }),
    ...(typeof out === 'string' ? { out } : {}),
  };
}

function wholeNumber(options: CommandInput['options'], name: string): number | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  if (typeof text !== 'string' || !/^\d{1,9}$/.test(text))
    throw new WrongUse(`--${name} takes a whole number.`);
  return Number(text);
}

function readEndDate(options: CommandInput['options']): PlainDate | undefined {
  const text = options['end-date'];
  if (text === undefined) return undefined;
  const date = parsePlainDate(text);
  if (!date) throw new WrongUse('--end-date takes a date, such as 2026-03-31.');
  return date;
}

function tell({ options, out }: CommandInput, outcome: DemoOutcome) {
  if (outcome.kind === 'refused') throw new WrongUse(outcome.problem);
  const { seed, endDate, report } = outcome;
  const text = `Made Northmoor (seed ${seed}, up to ${endDate}): ${report.children} children, ${report.rows} rows. Nobody in it is real.`;
  out(options['json'] ? JSON.stringify({ seed, endDate, ...report }) : text);
  return 0 as const;
}
