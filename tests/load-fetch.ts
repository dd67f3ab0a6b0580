// Node loads `fetch` at its first use and keeps a reference to the global `performance`. Load it before a test replaces
// `performance` by a fake.
void globalThis.Response;
