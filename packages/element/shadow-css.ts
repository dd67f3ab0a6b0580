/** What a style sheet of `@onlookers/core/styles` calls differently inside an element's shadow tree. */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  // The page cannot reach into the shadow tree, so its rules need no layer to win.
  [/@layer onlookers \{(.*)\}/s, "$1"],
  // Rules for the root belong to the document, where an element has its tag name.
  [/:has\(\[data-onlookers="(\w+)"\]/g, ":has(visitor-$1"],
  // A counter in a banner is a part of the banner.
  [/> \[data-onlookers="counter"\]/g, '> [part="counter"]'],
  // The reserved text keeps the line, and the text is empty without a number.
  [/min-block-size: 1lh;/g, ""],
  [/\S+:not\(\[data-status="fresh"\], \[data-status="stale"\]\) > \[data-part="text"\]/g, "[part=text]:empty"],
  // The reserved texts are those of an element inside, and the status is an attribute of the text.
  [/\[data-onlookers="counter"\]((?:\[data-reserve-site\])?::)/g, "i$1"],
  [/\S+(\[data-status="stale"\]) > \[data-part="text"\]/g, "[part=text]$1"],
  // The state of a banner is an attribute of its card, and a custom state for the document.
  [/(:has\(visitor-banner)\[data-state="shown"\]/g, "$1:state(shown)"],
  [/\S+(\[data-state="\w+"\]) > \[data-part="card"\]/g, "[part=card]$1"],
  // The element adopts another style sheet while it is closed.
  [/\S+\[data-state="closed"\] \{[^}]*\}/g, ""],
  // Names of animations are local to the shadow tree.
  [/onlookers-arrive/g, "arrive"],
  // Only React sets this attribute.
  [/\S+\[dir="auto"\] \{[^}]*\}/g, ""],
  // The root is the host, and its conditions are the arguments of `:host()`.
  [/\[data-onlookers="\w+"\]((?:\[[^\]]*\]|:(?:is|not)\([^)]*\))+)/g, ":host($1)"],
  [/\[data-onlookers="\w+"\] > /g, ""],
  [/\[data-onlookers="\w+"\]/g, ":host"],
  [/\[data-part=/g, "[part="],
  // esbuild removes these quotes too, but not inside of `:host()`.
  [/="([\w-]+)"\]/g, "=$1]"],
  // These settings are attributes of the element.
  [/\[data-placement=/g, "[placement="],
  [/\[data-dismissible\]/g, ":not([permanent])"],
];

/** Converts a style sheet for counters and banners in the document to one for the shadow tree of the elements. */
export function shadowCss(css: string): string {
  return RENAMED.reduce((converted, [pattern, replacement]) => converted.replace(pattern, replacement), css);
}
