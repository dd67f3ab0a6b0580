import { readFileSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Vitest's own order, but of a project that runs in a DOM, the files that need none come last: a worker ends wherever
 * the next file needs another environment than the last did, and another DOM costs more than most files take.
 */
export default class TestOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) => {
      const own = sorted.filter((file) => file.project === project);
      if (project.config.environment !== "jsdom") return own;
      return [...own.filter((file) => !namesEnvironment(file)), ...own.filter(namesEnvironment)];
    });
  }
}

function namesEnvironment({ moduleId }: TestSpecification): boolean {
  return readFileSync(moduleId, "utf8").startsWith("// @vitest-environment ");
}
