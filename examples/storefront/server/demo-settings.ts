import { faults, services, trafficLevels, ztasDialects, type DemoSettings } from "../shared/demo-settings.ts";

/** The settings in a request's body, or why they aren't any, in a sentence for whoever sent them. */
export function parseDemoSettings(body: string): DemoSettings | { readonly problem: string } {
  const fields = parseFields(body);
  if (fields === null) return { problem: "The body must be a JSON object." };
  switch (Object.keys(fields).toSorted().join()) {
    case "traffic":
      return choose(trafficLevels, fields, "traffic", (traffic) => ({ traffic }));
    case "ztasDialect":
      return choose(ztasDialects, fields, "ztasDialect", (ztasDialect) => ({ ztasDialect }));
    case "restartRelay":
      return fields["restartRelay"] === true ? { restartRelay: true } : { problem: '"restartRelay" must be true.' };
    case "fault,service":
      return choose(services, fields, "service", (service) =>
        fields["fault"] === null
          ? { service, fault: null }
          : choose(faults, fields, "fault", (fault) => ({ service, fault })),
      );
    default:
      return { problem: 'Give one of "traffic", "ztasDialect", "restartRelay", or "service" with "fault".' };
  }
}

function parseFields(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
  } catch {
    return null;
  }
}

function choose<Choice extends string>(
  choices: readonly Choice[],
  fields: Readonly<Record<string, unknown>>,
  name: string,
  settings: (chosen: Choice) => DemoSettings | { readonly problem: string },
): DemoSettings | { readonly problem: string } {
  const chosen = choices.find((choice) => choice === fields[name]);
  return chosen === undefined ? { problem: `"${name}" must be one of ${choices.join(", ")}.` } : settings(chosen);
}
