import { useState } from "react";
import { services, type ServiceName } from "../../shared/demo-settings.ts";

/** The service whose numbers the page shows. It stands in the address, so that a view can be linked. */
export function useService(): [ServiceName, (service: ServiceName) => void] {
  const [service, setService] = useState(serviceInAddress);
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

function serviceInAddress(): ServiceName {
  const asked = new URLSearchParams(location.search).get("service");
  return services.find((service) => service === asked) ?? "plausible";
}
