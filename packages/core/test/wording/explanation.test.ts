import { describe, expect, it } from "vitest";
import { ageText, countQuestion } from "../../src/widget.js";
import { languages } from "./languages.js";

describe("countQuestion", () => {
  it("has a text of its own in every language of the messages", () => {
    const questions = [...languages.keys()].map((tag) => countQuestion(tag));
    expect(questions.map(({ lang }) => lang)).toStrictEqual([...languages.keys()]);
    expect(new Set(questions.map(({ text }) => text)).size).toBe(languages.size);
  });

  it("returns the text nearest to the locale, else the English one", () => {
    expect(countQuestion("de-AT")).toStrictEqual({ text: "Wie wird gezählt?", lang: "de" });
    expect(countQuestion("zh-TW").lang).toBe("zh-Hant");
    expect(countQuestion("eo")).toStrictEqual({ text: "How is this counted?", lang: "en" });
  });
});

it("ageText rounds an age down, in the locale's words", () => {
  expect(
    [-5000, 0, 999, 1000, 12_900, 59_999, 60_000, 119_999, 240_000].map((age) => ageText(age, "en")),
  ).toStrictEqual([
    "0 seconds ago",
    "0 seconds ago",
    "0 seconds ago",
    "1 second ago",
    "12 seconds ago",
    "59 seconds ago",
    "1 minute ago",
    "1 minute ago",
    "4 minutes ago",
  ]);
  expect(ageText(12_000, "de")).toBe("vor 12 Sekunden");
  expect(ageText(5000, "pl")).toBe("5 sekund temu");
});
