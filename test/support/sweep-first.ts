import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** The halves of the sweep are the longest files by far: begun first, one by each worker, they leave no worker idle at the end. */
export class SweepFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSweep = ({ moduleId }: TestSpecification) => /\/sweep-[^/]+\.browser\.test\.ts$/.test(moduleId);
    return [...sorted.filter(isSweep), ...sorted.filter((file) => !isSweep(file))];
  }
}
