export { startMockServer, type MockServer, type MockServerOptions } from "./server/start-mock-server.js";
