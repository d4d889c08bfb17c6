export { demoDefaults, runDemo, type DemoOutcome, type DemoRequest } from './demo-command.ts';
export { listDemoWorkers, type DemoWorker } from './list-demo-workers.ts';
export {
  defaultEndDate,
  generateNorthmoor,
  type Northmoor,
  type NorthmoorFamily,
  type NorthmoorOptions,
} from './northmoor.ts';
export { northmoor } from './places.ts';
export { tellFamilies } from './told/tell-families.ts';
export { writeNorthmoorFiles, type FilesReport } from './write-files.ts';
export { NotAnEmptyDatabase, writeNorthmoor, type DemoProgress, type DemoReport } from './write-northmoor.ts';
