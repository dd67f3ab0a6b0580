import { describe, expect, it } from "vitest";
import { viewOf, type CountView } from "../../src/widget.js";
import { COUNT } from "../counts.js";

const look = (visitors: number, before?: CountView) =>
  viewOf({ latest: { ...COUNT, visitors }, staleness: "fresh", before }, { minimum: 10, hideBelow: 6 });

describe("viewOf", () => {
  it("hides a number below the minimum, but for one that stands there, down to `hideBelow`", () => {
    expect(look(8).status).toBe("hidden");
    const shown = look(12);
    expect(look(8, shown)).toMatchObject({ status: "fresh", trend: "down", count: { visitors: 8 } });
    const gone = look(5, look(8, shown));
    expect(gone).toMatchObject({ status: "hidden", count: null, sentence: null, parts: null });
    expect(look(8, gone).status).toBe("hidden");
  });

  it("gives the sentence in parts that make it up", () => {
    const { parts, sentence } = look(12);
    expect(parts?.map(({ value }) => value).join("")).toBe(sentence);
    expect(parts?.find(({ kind }) => kind === "number")).toMatchObject({ value: "12", visitors: 12, suffix: "" });
  });
});
