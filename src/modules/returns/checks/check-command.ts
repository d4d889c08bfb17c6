import type { Command, CommandInput, ExitCode } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import { runCheckCin } from './cin/check-cin-command.ts';
import { runCheckSsda903 } from './ssda903/check-ssda903.ts';

/** What can be checked, by the word behind `kith check`. */
const checks: Readonly<Record<string, (input: CommandInput) => ExitCode | Promise<ExitCode>>> = {
  ssda903: runCheckSsda903,
  cin: runCheckCin,
};

/**
 * `kith check`: checks files of a return as they are, without a database. Ends with 0 when they were checked, whatever
 * was found, so that scripts can read on; with 2 when they could not be.
 */
export const checkCommand: Command = {
  name: 'check',
  usage: [
    'kith check ssda903 PATH… [--last PATH…] --year Y --la CODE [--postcodes FILE] [--providers FILE] [--format table|csv|json]',
    '    Checks the files of a return (CSV files, folders of them, or one XML document) by the rules of a collection year,',
    '    with last year’s files where given. No database is opened. CSV and JSON have rule, table, row (from 0 in the',
    '    file) and child. Ends with 0 when the files were checked, whatever was found, and with 2 when they could not be.',
    'kith check cin FILE --year Y [--format table|csv|json] [--return-level]',
    '    Checks an XML file of the children in need census against the schema (told on standard error) and the rules of a',
    '    collection year. CSV and JSON have rule, table, field, row (from 0 in the table) and child. --return-level writes',
    '    instead the rules that the return as a whole breaks, one code a line. Ends as above.',
  ],
  options: {
    year: { type: 'string' },
    la: { type: 'string' },
    postcodes: { type: 'string' },
    providers: { type: 'string' },
    format: { type: 'string' },
    'return-level': { type: 'boolean' },
  },
  lists: ['last'],
  run: async (input) => {
    const [form = '', ...words] = input.words;
    const check = checks[form];
    if (!check) throw new WrongUse(`Say what to check: kith check ${Object.keys(checks).join('|')} …`);
    return check({ ...input, words });
  },
};
