import type { DoctorCommand } from "./command.js";
import { checkCredentials } from "./doctor/check-credentials.js";
import { checkRelay } from "./doctor/check-relay.js";
import { findingLine, finding, type Finding } from "./doctor/finding.js";
import { isInEnv } from "./config/env-options.js";
import { loadOptions } from "./config/load-options.js";
import type { CliContext } from "./cli-context.js";
import { UsageError } from "./usage-error.js";

/** Runs all checks and prints their findings. Returns 1 if one is an error. */
export async function doctor(command: DoctorCommand, context: CliContext): Promise<number> {
  const { config, url, json } = command;
  const all: Finding[] = [];
  const report = (findings: readonly Finding[]) => {
    all.push(...findings);
    for (const each of findings) context.print(`${json ? JSON.stringify(each) : findingLine(each)}\n`);
  };

  const isConfigured = config !== null || url === null || isInEnv(context.env);
  const options = isConfigured ? await loadOptions(config, context.env) : null;
  report(
    options === null
      ? [finding.warning("credentials: none are configured here, so only the URL is checked")]
      : await checkCredentials(options, context).catch(toFinding),
  );
  if (url !== null) report(await checkRelay({ url, expectedOrigin: options?.origin, context }));
  return all.some(({ level }) => level === "error") ? 1 : 0;
}

/** Invalid options are a finding, not a failure of `doctor`. */
function toFinding(error: unknown): readonly Finding[] {
  if (error instanceof UsageError) return [finding.error(`options: ${error.message}`)];
  throw error;
}
