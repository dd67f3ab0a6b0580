// Node loads its `fetch` with the first use of it, and it keeps the `performance` of that moment for good: it must not
// be the one that a test has faked.
void globalThis.Response;
