import {
  faults,
  services,
  trafficLevels,
  ztasDialects,
  type DemoSettings,
  type FaultName,
  type ServiceName,
} from "../../shared/demo-settings.ts";
import type { DemoState } from "../../shared/demo-state.ts";
import { Choice } from "./choice.tsx";
import { dialectLabels, faultLabels, serviceLabels, trafficLabels } from "./labels.ts";

interface DemoControlsProps {
  service: ServiceName;
  onService: (service: ServiceName) => void;
  state: DemoState | null;
  apply: (settings: DemoSettings) => void;
}

const faultOptions: readonly (FaultName | "off")[] = ["off", ...faults];

export function DemoControls({ service, onService, state, apply }: DemoControlsProps) {
  return (
    <fieldset className="demo-controls">
      <legend className="visually-hidden">Behind the shop</legend>
      <Choice label="Service" value={service} options={services} labels={serviceLabels} onChoose={onService} />
      <Choice
        label="Traffic"
        value={state?.traffic ?? "usual"}
        options={trafficLevels}
        labels={trafficLabels}
        onChoose={(traffic) => apply({ traffic })}
      />
      {service === "ztas" && (
        <Choice
          label="ztas answers"
          value={state?.ztasDialect ?? "docs"}
          options={ztasDialects}
          labels={dialectLabels}
          onChoose={(ztasDialect) => apply({ ztasDialect })}
        />
      )}
      <Choice
        label="Fault"
        value={state?.fault ?? "off"}
        options={faultOptions}
        labels={{ off: "None, it is well", ...faultLabels }}
        onChoose={(fault) => apply({ service, fault: fault === "off" ? null : fault })}
      />
    </fieldset>
  );
}
