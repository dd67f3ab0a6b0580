import { readFileSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Orders test files as Vitest does. But in jsdom projects, files with their own environment run last: Vitest restarts a
 * worker when the environment changes, and a new jsdom takes longer than most test files.
 */
export default class TestOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) => {
      const inProject = sorted.filter((file) => file.project === project);
      if (project.config.environment !== "jsdom") return inProject;
      return [...inProject.filter((file) => !hasOwnEnvironment(file)), ...inProject.filter(hasOwnEnvironment)];
    });
  }
}

function hasOwnEnvironment({ moduleId }: TestSpecification): boolean {
  return readFileSync(moduleId, "utf8").startsWith("// @vitest-environment ");
}
