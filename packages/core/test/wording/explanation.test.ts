import { expect, it } from "vitest";
import { ageText, countQuestion } from "../../src/widget.js";
import { languages } from "./languages.js";

it("asks in every language that counts come in, each in its own words", () => {
  const asked = [...languages.keys()].map((tag) => countQuestion(tag));
  expect(asked.map(({ lang }) => lang)).toStrictEqual([...languages.keys()]);
  expect(new Set(asked.map(({ text }) => text)).size).toBe(languages.size);
});

it("asks in the reader's language, in English where there is none", () => {
  expect(countQuestion("de-AT")).toStrictEqual({ text: "Wie wird gezählt?", lang: "de" });
  expect(countQuestion("zh-TW").lang).toBe("zh-Hant");
  expect(countQuestion("eo")).toStrictEqual({ text: "How is this counted?", lang: "en" });
});

it("tells an age that isn't over yet, in the reader's language", () => {
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
