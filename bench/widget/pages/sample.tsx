import { useEffect, useState } from "react";
import { many, present } from "./stage.js";

// Like the samples that services publish: each counter fetches for itself, once a minute.
const timers = new Set<() => void>();

function SampleCounter() {
  const [visitors, setVisitors] = useState(0);
  useEffect(() => {
    const load = async () => {
      try {
        const response = await fetch("/realtime", { headers: { Authorization: "Bearer secret" } });
        const { currentVisitors } = await response.json();
        setVisitors(currentVisitors);
      } catch (error) {
        console.error(error);
      }
    };
    void load();
    const tick = () => void load();
    timers.add(tick);
    const timer = setInterval(tick, 60_000);
    return () => {
      timers.delete(tick);
      clearInterval(timer);
    };
  }, []);
  return (
    <div>
      <span>{visitors}</span> people viewing this page
    </div>
  );
}

present(
  (count) => many(count, (key) => <SampleCounter key={key} />),
  () => timers.forEach((tick) => tick()),
);
