// Writes the tables of settings into the READMEs of react and element, from the docstrings of the settings.
//
//   node scripts/settings-tables.ts --write

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

const root = join(import.meta.dirname, "..");
const CORE = "packages/core/src/settings/settings.ts";

/** Each table of a README: the marker around it, its heading, and the objects whose properties are its rows. */
const TABLES = [
  {
    readme: "packages/react/README.md",
    marker: "settings of OnlookersConfig",
    heading: "setting",
    objects: [
      [CORE, "sharedSettings"],
      [CORE, "displaySettings"],
      [CORE, "objectSettings"],
    ],
  },
  {
    readme: "packages/element/README.md",
    marker: "attributes of visitor-counter",
    heading: "attribute",
    objects: [
      [CORE, "sharedSettings"],
      [CORE, "displaySettings"],
      [CORE, "counterSettings"],
      ["packages/element/src/counter/counter-settings.ts", "counterTable"],
    ],
  },
  {
    readme: "packages/element/README.md",
    marker: "attributes of visitor-banner",
    heading: "attribute",
    objects: [["packages/element/src/banner/banner-settings.ts", "bannerTable"]],
  },
] as const;

type Row = readonly [name: string, defaultValue: string, description: string];

/** The READMEs with tables of settings. */
export const README_PATHS = [...new Set(TABLES.map(({ readme }) => readme))];

/** Returns the text of a README with its tables up to date. */
export function withTables(path: string): string {
  let text = readFileSync(join(root, path), "utf8");
  for (const { readme, marker, heading, objects } of TABLES) {
    if (readme !== path) continue;
    const [start, end] = [`<!-- ${marker}: node scripts/settings-tables.ts --write -->`, `<!-- /${marker} -->`];
    if (!text.includes(start) || !text.includes(end)) throw new Error(`${path} has no table "${start} … ${end}".`);
    const rows = objects.flatMap(([file, name]) => rowsOf(file, name));
    const table = markdown([[heading, "default", ""], ...rows.map((row) => toRow(row, heading))]);
    text = `${text.split(start)[0]}${start}\n\n${table}\n\n${end}${text.split(end)[1]}`;
  }
  return text;
}

function toRow([name, defaultValue, description]: Row, heading: string): Row {
  const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return [`\`${heading === "attribute" ? attribute : name}\``, defaultValue, description];
}

/** The properties of an exported object, with their docstrings. Spread properties are left out. */
function rowsOf(file: string, object: string): Row[] {
  const code = readFileSync(join(root, file), "utf8");
  const { program, comments } = parseSync(file, code);
  const rows: Row[] = [];
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type !== "Identifier" || id.name !== object) return;
      const literal = unwrap(init);
      if (literal?.type !== "ObjectExpression") throw new Error(`${file}: ${object} must be an object literal.`);
      for (const property of literal.properties) {
        if (property.type !== "Property" || property.key.type !== "Identifier") continue;
        const doc = comments.findLast(
          ({ end }) => end < property.start && code.slice(end, property.start).trim() === "",
        );
        if (!doc) throw new Error(`${file}: ${object}.${property.key.name} has no docstring.`);
        const [description = "", defaultValue = ""] = doc.value
          .replace(/^\s*\* ?/gm, "")
          .split("@default")
          .map((part) => part.trim().replaceAll(/\s+/g, " "));
        rows.push([property.key.name, defaultValue, description]);
      }
    },
  }).visit(program);
  if (rows.length === 0) throw new Error(`${file} has no settings in ${object}.`);
  return rows;
}

/** The expression inside `… as const satisfies …`. */
function unwrap<Node extends { type: string }>(node: Node | null): Node | null {
  return node && "expression" in node && node.type.startsWith("TS") ? unwrap(node.expression as Node) : node;
}

/** Aligns the columns as oxfmt does. */
function markdown(rows: readonly Row[]): string {
  const columns = [0, 1, 2] as const;
  const widths = columns.map((column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map(
    (row) => `| ${columns.map((column) => row[column].padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  return [lines[0], `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...lines.slice(1)].join("\n");
}

if (process.argv.includes("--write"))
  for (const path of README_PATHS) writeFileSync(join(root, path), withTables(path));
