import {
  faults,
  trafficLevels,
  ztasDialects,
  type DemoSettings,
  type DemoState,
  type FaultName,
  type ServiceName,
  type TrafficLevel,
  type ZtasDialect,
} from "../../shared/demo.ts";
import { services, serviceTitles } from "../services.ts";

interface DemoControlsProps {
  service: ServiceName;
  onService: (service: ServiceName) => void;
  state: DemoState | null;
  apply: (settings: DemoSettings) => void;
}

export function DemoControls({ service, onService, state, apply }: DemoControlsProps) {
  return (
    <fieldset className="demo-controls">
      <legend className="visually-hidden">Behind the shop</legend>
      <Choice label="Service" value={service} options={services} labels={serviceTitles} onChoose={onService} />
      <Choice
        label="Traffic"
        value={state?.traffic ?? "usual"}
        options={trafficLevels}
        labels={trafficLabels}
        onChoose={(traffic) => apply({ traffic })}
      />
      {service === "ztas" && (
        <Choice
          label="Answers of ztas"
          value={state?.ztasDialect ?? "docs"}
          options={ztasDialects}
          labels={dialectLabels}
          onChoose={(ztasDialect) => apply({ ztasDialect })}
        />
      )}
      <Choice
        label="Fault"
        value={state?.fault ?? "off"}
        options={["off", ...faults]}
        labels={faultLabels}
        onChoose={(fault) => apply({ service, fault: fault === "off" ? null : fault })}
      />
    </fieldset>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly Value[];
  labels: Readonly<Record<Value, string>>;
  onChoose: (value: Value) => void;
}

/** A labelled select. */
function Choice<Value extends string>({ label, value, options, labels, onChoose }: ChoiceProps<Value>) {
  return (
    <label className="demo-choice">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option === event.target.value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {labels[option]}
          </option>
        ))}
      </select>
    </label>
  );
}

const dialectLabels: Readonly<Record<ZtasDialect, string>> = {
  docs: "as documented",
  source: "as its source code sends them",
};

const trafficLabels: Readonly<Record<TrafficLevel, string>> = {
  quiet: "Quiet",
  usual: "Usual",
  rush: "Rush",
  sale: "Sale",
};

const faultLabels: Readonly<Record<FaultName | "off", string>> = {
  off: "None",
  latency: "Answers 4 seconds late",
  hang: "Never answers",
  reset: "Connection breaks",
  "rate-limited": "429 without Retry-After",
  "rate-limited-retry-after": "429 with Retry-After: 90",
  unauthorized: "401, token revoked",
  "server-error": "503 from its gateway",
  html: "200 with a login page",
  truncated: "Body breaks off",
  stale: "Numbers of 10 minutes ago",
  "wrong-site": "Another shop’s numbers",
};
