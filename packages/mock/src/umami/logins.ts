import type { Account } from "../service/service-row.js";

/** The credential of a website at Umami. */
export interface UmamiCredential {
  /** A UUID. */
  readonly siteId: string;
  /** An API key of Umami Cloud, and a login token of a self-hosted Umami. */
  readonly token: string;
  /** The login of the self-hosted Umami. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /**
   * Whether token and login are an administrator's. Such a user gets 0 for an unknown website.
   *
   * @default false
   */
  readonly isAdmin?: boolean | undefined;
}

type User = Account<UmamiCredential>;

/** The logins of a self-hosted Umami. */
export interface Logins {
  /** Returns a new token, `null` for a wrong login. Tokens do not expire. */
  logIn(username: string, password: string): string | null;
  /** The accounts of a token, none for an invalid one. */
  usersOf(token: string): readonly User[];
}

/** @param accounts their own tokens are valid too, as if somebody had logged in before */
export function createLogins(accounts: readonly User[]): Logins {
  const usersByToken = new Map<string, readonly User[]>();
  for (const { token } of accounts)
    usersByToken.set(
      token,
      accounts.filter((each) => each.token === token),
    );
  return {
    logIn(username, password) {
      const users = accounts.filter((each) => each.username === username && each.password === password);
      if (users.length === 0) return null;
      const token = `${username}.login-token.${usersByToken.size + 1}`;
      usersByToken.set(token, users);
      return token;
    },
    usersOf: (token) => usersByToken.get(token) ?? [],
  };
}
