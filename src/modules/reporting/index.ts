export { workingDayFunctions } from './working-days.ts';
