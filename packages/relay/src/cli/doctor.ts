import type { DoctorCommand } from "./command.js";
import { checkCredentials } from "./doctor/check-credentials.js";
import { checkRelay } from "./doctor/check-relay.js";
import { findingLine, unsure, wrong, type Finding } from "./doctor/finding.js";
import { isInEnv } from "./env-options.js";
import { loadOptions } from "./load-options.js";
import type { Surroundings } from "./surroundings.js";
import { WrongUse } from "./wrong-use.js";

/** Says what is wrong and what to change; 1 where anything is. */
export async function doctor(command: DoctorCommand, surroundings: Surroundings): Promise<number> {
  const { config, url, json } = command;
  const found: Finding[] = [];
  const report = (findings: readonly Finding[]) => {
    found.push(...findings);
    for (const each of findings) surroundings.print(`${json ? JSON.stringify(each) : findingLine(each)}\n`);
  };

  const isConfigured = config !== null || url === null || isInEnv(surroundings.env);
  const options = isConfigured ? await loadOptions(config, surroundings.env) : null;
  report(
    options === null
      ? [unsure("credentials: none are configured here, so only the address is looked at")]
      : await checkCredentials(options, surroundings).catch(toFinding),
  );
  if (url !== null) report(await checkRelay(url, options?.origin, surroundings));
  return found.some(({ level }) => level === "wrong") ? 1 : 0;
}

/** Options that can't work are what a doctor is asked for. */
function toFinding(error: unknown): readonly Finding[] {
  if (error instanceof WrongUse) return [wrong(`options: ${error.message}`)];
  throw error;
}
