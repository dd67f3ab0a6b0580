import type { Messages } from "../messages.js";
import type { LiveCount } from "../source/live-count.js";
import type { VisitorSource } from "../source/visitor-source.js";

/** The value types by the kind of a setting. */
export interface SettingKinds {
  readonly text: string;
  readonly number: number;
  readonly numbers: readonly number[];
  readonly flag: boolean;
  readonly count: LiveCount | null;
  readonly messages: Messages | readonly Messages[];
  readonly source: VisitorSource;
}

/** The kind of a setting: a key of {@link SettingKinds}, or the list of its words. */
export type SettingKind = keyof SettingKinds | readonly string[];

/** Settings by their names. The types of React and the element, their parsers and both READMEs follow from these rows. */
export type SettingsTable = Readonly<Record<string, SettingKind>>;

/** The value type of a kind. */
export type ValueOf<Kind extends SettingKind> = Kind extends keyof SettingKinds
  ? SettingKinds[Kind]
  : Kind extends readonly (infer Word)[]
    ? Word
    : never;

/** The options that a table describes. Each keeps the docstring of its row. */
export type SettingsOf<Table extends SettingsTable> = {
  readonly [Name in keyof Table]?: ValueOf<Table[Name]> | undefined;
};
