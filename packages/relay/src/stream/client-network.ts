/** The network of everything that is not an address. It is one network, so that no client gains streams by garbage. */
export const UNKNOWN_NETWORK = "unknown";

/** Longer than any element of an `X-Forwarded-For` or `Forwarded` header that a proxy writes. */
const MAX_LENGTH = 256;
const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;
/** The groups of an IPv6 address that identify a customer's network: 64 bits. */
const NETWORK_GROUPS = 4;
/** The first groups of an IPv4 address that is mapped into IPv6, `::ffff:0:0/96`. */
const MAPPED_PREFIX = "0:0:0:0:0:ffff";

/**
 * The network of a client, as a key: the whole IPv4 address, in IPv6 notation too, or the first 64 bits of an IPv6
 * address, since one customer has all addresses below them.
 *
 * @param address an address with or without port, brackets and zone, or the value of a header `X-Forwarded-For` or
 *   `Forwarded`. Only the last element of a list counts: the nearest proxy wrote it
 */
export function clientNetwork(address: string): string {
  const element = address.slice(address.lastIndexOf(",") + 1).slice(0, MAX_LENGTH);
  const node = /(?:^|;)\s*for\s*=\s*"?(?<node>[^";]*)/i.exec(element)?.groups?.["node"] ?? element;
  const host = hostOf(node.trim());
  return host.includes(":") ? ipv6Network(host) : ipv4Network(host);
}

/** Removes port, brackets and zone. */
function hostOf(node: string): string {
  const bracketed = /^\[(?<host>[^\]]*)\](?::\d+)?$/.exec(node)?.groups?.["host"];
  const host = bracketed ?? node.replace(/^(?<ipv4>[^:]*):\d+$/, "$<ipv4>");
  return host.replace(/%.*$/, "");
}

/** The URL parser would read `010.0.0.1` as octal and `1` as `0.0.0.1`. Only the usual notation is an address here. */
function ipv4Network(host: string): string {
  return IPV4.test(host) && normalized(host) === host ? host : UNKNOWN_NETWORK;
}

function ipv6Network(host: string): string {
  const address = /^[\da-f:.]+$/i.test(host) ? normalized(`[${host}]`) : undefined;
  if (address === undefined) return UNKNOWN_NETWORK;
  const [head = "", tail = ""] = address.slice(1, -1).split("::");
  const [front, back] = [groupsOf(head), groupsOf(tail)];
  const groups = [...front, ...Array.from({ length: 8 - front.length - back.length }, () => "0"), ...back];
  const mapped = groups.slice(6).map((group) => Number.parseInt(group, 16));
  if (groups.slice(0, 6).join(":") === MAPPED_PREFIX) return mapped.flatMap((two) => [two >> 8, two & 255]).join(".");
  return groups.slice(0, NETWORK_GROUPS).join(":");
}

/** The one notation of a host by the URL standard, which every runtime implements; `undefined` if it is no host. */
function normalized(host: string): string | undefined {
  const url = `http://${host}/`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function groupsOf(text: string): string[] {
  return text === "" ? [] : text.split(":");
}
