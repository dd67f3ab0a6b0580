import { SERVICE_NAMES } from "@onlookers/mock";
import { faults, trafficLevels, ztasDialects, type DemoSettings } from "../../shared/demo.ts";

/** The reason for refusing a body, as a sentence. */
interface Problem {
  readonly problem: string;
}

/** Parses the body of `POST /demo/settings`. */
export function parseSettings(body: string): DemoSettings | Problem {
  const fields = parseObject(body);
  if (fields === null) return { problem: "The body must be a JSON object." };
  const choose = <Choice extends string>(
    name: string,
    choices: readonly Choice[],
    settings: (choice: Choice) => DemoSettings | Problem,
  ) => {
    const chosen = choices.find((choice) => choice === fields[name]);
    return chosen === undefined ? { problem: `"${name}" must be one of ${choices.join(", ")}.` } : settings(chosen);
  };
  switch (Object.keys(fields).toSorted().join()) {
    case "traffic":
      return choose("traffic", trafficLevels, (traffic) => ({ traffic }));
    case "ztasDialect":
      return choose("ztasDialect", ztasDialects, (ztasDialect) => ({ ztasDialect }));
    case "restartRelay":
      return fields["restartRelay"] === true ? { restartRelay: true } : { problem: '"restartRelay" must be true.' };
    case "fault,service":
      return choose("service", SERVICE_NAMES, (service) =>
        fields["fault"] === null ? { service, fault: null } : choose("fault", faults, (fault) => ({ service, fault })),
      );
    default:
      return { problem: 'Send one of "traffic", "ztasDialect", "restartRelay", or "service" with "fault".' };
  }
}

function parseObject(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
  } catch {
    return null;
  }
}
