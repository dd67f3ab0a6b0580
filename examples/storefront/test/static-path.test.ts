import { describe, expect, it } from "vitest";
import { staticHeaders } from "../server/static-headers.ts";
import { staticPath } from "../server/static-path.ts";

describe("staticPath", () => {
  it.each([
    ["/", "/shop/dist/index.html"],
    ["/assets/index-Dx3f.js", "/shop/dist/assets/index-Dx3f.js"],
    ["/a%20cup.svg", "/shop/dist/a cup.svg"],
  ])("finds %s", (path, file) => {
    expect(staticPath("/shop/dist", path)).toBe(file);
  });

  it.each([
    "/../server/main.ts",
    "/%2e%2e/server/main.ts",
    "/..%2fserver%2fmain.ts",
    "/assets/../../package.json",
    "/..\\server\\main.ts",
    "/%5c..%5cserver",
    "//etc/passwd",
    "/.env",
    "/assets/.git/config",
    "/index.html%00.js",
    "/%",
    "/assets/",
    "",
    "index.html",
  ])("finds nothing at %j", (path) => {
    expect(staticPath("/shop/dist", path)).toBeNull();
  });
});

describe("staticHeaders", () => {
  it("lets caches keep what is named by its content, and asks again for the rest", () => {
    expect(staticHeaders("/shop/dist/assets/a.js", "/assets/a.js")).toEqual({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect(staticHeaders("/shop/dist/index.html", "/")).toEqual({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
    });
  });

  it("claims nothing of a file that it doesn't know", () => {
    expect(staticHeaders("/shop/dist/a.bin", "/a.bin")["content-type"]).toBe("application/octet-stream");
  });
});
