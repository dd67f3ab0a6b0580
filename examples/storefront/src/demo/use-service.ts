import { useState } from "react";
import type { ServiceName } from "../../shared/demo-settings.ts";

/** The service whose numbers the page shows. It stands in the address, so that a view can be linked. */
export function useService(first: ServiceName): [ServiceName, (service: ServiceName) => void] {
  const [service, setService] = useState(first);
  return [
    service,
    (chosen) => {
      const address = new URL(location.href);
      address.searchParams.set("service", chosen);
      history.replaceState(history.state, "", address);
      setService(chosen);
    },
  ];
}
