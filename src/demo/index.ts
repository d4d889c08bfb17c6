export {
  defaultEndDate,
  generateNorthmoor,
  type Northmoor,
  type NorthmoorFamily,
  type NorthmoorOptions,
} from './northmoor.ts';
export { NotAnEmptyDatabase, writeNorthmoor, type DemoProgress, type DemoReport } from './write-northmoor.ts';
