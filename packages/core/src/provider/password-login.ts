import { parseRecord } from "../parse/fields.js";
import type { ProviderDefinition } from "./define-provider.js";

/** Either a token, or a user and a password. `UserField` is the option of the user, such as `email`. */
export type LoginOptions<UserField extends string> =
  | ({ readonly token: string; readonly password?: undefined } & { readonly [Field in UserField]?: undefined })
  | ({ readonly token?: undefined; readonly password: string } & { readonly [Field in UserField]: string });

/** A service's login route, and the options that were passed for it. */
interface Login {
  readonly options: object;
  /** Takes a POST with the user and the `password`, and answers with a `token`. */
  readonly path: string;
  /** The name of the user's field, in the options and in the request. */
  readonly userField: string;
}

/**
 * The credentials of a service whose tokens come from a login: the token itself, or an exchange of the password for one.
 * Such a token is used until the service refuses it.
 *
 * @throws {TypeError} if the options have an incomplete login, or a token and a login
 */
export function passwordLogin(
  provider: string,
  { options, path, userField }: Login,
): Pick<ProviderDefinition, "token" | "exchange"> {
  const { token, password, [userField]: user }: Readonly<Record<string, unknown>> = { ...options };
  if (password === undefined && user === undefined) return { token: isText(token) ? token : "" };
  if (token !== undefined || !isText(password) || !isText(user)) {
    throw new TypeError(
      `[onlookers] ${provider}: the login is incomplete, or token is set as well. Set either token, or both ${userField} and password, from environment variables of the server, and check that they are set.`,
    );
  }
  return {
    token: password,
    exchange: {
      account: user,
      request: (secret) => ({ path, json: { [userField]: user, password: secret } }),
      parse(answer) {
        const accessToken = parseRecord(answer.body)?.["token"];
        return typeof accessToken === "string" ? { token: accessToken, expiresAt: null } : null;
      },
    },
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
