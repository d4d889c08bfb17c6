import { action } from '../access/index.ts';

/** To load files of a return, and read what was wrong in them: it shows cells about any child. */
export const loadReturns = action('loadReturns', 'nothing', ['analyst', 'service manager']);
