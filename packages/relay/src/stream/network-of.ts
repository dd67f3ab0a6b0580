/** Longer than any address, its zone included. */
const MAX_LENGTH = 64;

/**
 * Whom an address belongs to, as a key: of a list the last, which the nearest proxy wrote; an IPv4 address as it is, also where it is written as IPv6, and of an IPv6
 * address the first 64 bits, as one customer has all the others.
 */
export function networkOf(address: string): string {
  const text = address
    .slice(address.lastIndexOf(",") + 1)
    .slice(0, MAX_LENGTH)
    .trim()
    .toLowerCase()
    .replace(/%.*$/, "");
  const mapped = /^::ffff:(?<v4>\d+\.\d+\.\d+\.\d+)$/.exec(text)?.groups?.["v4"];
  if (mapped !== undefined || !text.includes(":")) return mapped ?? text;
  const [head = "", tail] = text.split("::");
  const [front, back] = [groupsOf(head), groupsOf(tail ?? "")];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array.from({ length: gap }, () => "0"), ...back].slice(0, 4).join(":");
}

function groupsOf(text: string): string[] {
  return text === "" ? [] : text.split(":").map((group) => group.replace(/^0+(?=.)/, ""));
}
