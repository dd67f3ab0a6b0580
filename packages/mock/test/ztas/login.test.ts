import { describe, expect, it } from "vitest";
import { createMock } from "../../src/index.js";
import { fakeClock } from "../support/fake-clock.js";
import { sendRequest } from "../support/send-request.js";
import { ZTAS_TOKEN, ZTAS_URL } from "../support/urls.js";

const LOGIN = "https://ztas.io/api/auth/login";
const JSON_LOGIN = { email: "you@example.com", password: "your-password" };

describe("ztas' login", () => {
  it("issues a token that expires after seven days", async () => {
    const clock = fakeClock();
    const mock = createMock({ now: clock.now });
    const { status, body } = await sendRequest(mock, LOGIN, { json: JSON_LOGIN });
    expect([status, body]).toMatchObject([200, { success: true, user: { email: JSON_LOGIN.email } }]);
    const { token } = Object(body);
    expect((await sendRequest(mock, ZTAS_URL, { token })).status).toBe(200);
    clock.advance(7 * 24 * 3600);
    expect((await sendRequest(mock, ZTAS_URL, { token })).status).toBe(401);
  });

  it.each([
    [{ ...JSON_LOGIN, password: "wrong" }, 401, "Invalid credentials"],
    [{ email: JSON_LOGIN.email }, 400, "Email and password required"],
  ])("refuses %j", async (json, status, error) => {
    const response = await sendRequest(createMock(), LOGIN, { json });
    expect([response.status, response.body]).toEqual([status, { error }]);
  });

  it("issues no token for an account with two-factor authentication", async () => {
    const ztas = { siteId: "s", token: ZTAS_TOKEN, ...JSON_LOGIN, hasTwoFactor: true };
    const mock = createMock({ sites: [{ name: "shop", ztas }] });
    const { status, body } = await sendRequest(mock, LOGIN, { json: JSON_LOGIN });
    expect([status, body]).toMatchObject([200, { requires_2fa: true }]);
    expect(body).not.toHaveProperty("token");
  });

  it("allows ten attempts a minute", async () => {
    const mock = createMock({ now: fakeClock().now });
    for (let index = 0; index < 10; index += 1) await sendRequest(mock, LOGIN, { json: JSON_LOGIN });
    expect((await sendRequest(mock, LOGIN, { json: JSON_LOGIN })).status).toBe(429);
    expect((await sendRequest(mock, LOGIN, { method: "GET" })).status).toBe(405);
  });
});
