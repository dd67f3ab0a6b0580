import { isShort } from "../arguments.ts";
import { readAtOnce, readFor, type Tally } from "./readers.ts";
import { startService, type Weather } from "./service.ts";
import type { MakeSubject } from "./subject.ts";

export const COLD_READERS = 500;
export const PHASE_SECONDS = isShort ? 0.2 : 5;

/** The calls of one subject, and the results of its readers. */
export interface Trial {
  /** Calls for {@link COLD_READERS} readers at once, with an empty cache. */
  readonly coldCalls: number;
  /** Calls while the service worked. */
  readonly wellCalls: number;
  /** Calls during the outage. */
  readonly outageCalls: number;
  /** The readers during the outage. */
  readonly readers: Tally;
}

/** Runs cold readers, a working phase and an outage of {@link PHASE_SECONDS}, with a new service and a new subject. */
export async function tryOutage(
  makeSubject: MakeSubject,
  outage: Exclude<Weather, "well">,
  wellSeconds: number = PHASE_SECONDS,
): Promise<Trial> {
  const service = await startService();
  try {
    const subject = await makeSubject(service.url);
    try {
      await readAtOnce(COLD_READERS, subject.read);
      const coldCalls = await service.turn("well");
      await readFor(wellSeconds * 1000, subject.read);
      const wellCalls = await service.turn(outage);
      const readers = await readFor(PHASE_SECONDS * 1000, subject.read);
      const outageCalls = await service.turn("well");
      return { coldCalls, wellCalls, outageCalls, readers };
    } finally {
      await subject.close();
    }
  } finally {
    service.stop();
  }
}
