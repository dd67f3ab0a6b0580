/** The sum of the layout shifts that the browser reports during `run`. */
export async function layoutShift(run: () => Promise<void>): Promise<number> {
  let sum = 0;
  const add = (entries: PerformanceEntryList) => {
    for (const entry of entries) sum += "value" in entry ? Number(entry.value) : 0;
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift" });
  await run();
  add(observer.takeRecords());
  observer.disconnect();
  return sum;
}

/** Waits for a paint, after which the browser reports layout shifts. */
export async function painted(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}
