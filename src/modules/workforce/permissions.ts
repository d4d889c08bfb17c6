import { action } from '../access/index.ts';

/** To make teams and say who works in them, and whose account a worker's desk is: who runs Kith, and sees no record. */
export const administerTeams = action('administerTeams', 'nothing', ['administrator']);
