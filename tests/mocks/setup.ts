/** For every unit and contract test file: nothing leaves the process, and `console.error` fails the test. */
import { afterAll, beforeAll } from "vitest";
import { failOnConsoleError } from "./console.ts";
import { guardOutside, outside } from "./server.ts";

beforeAll(() => guardOutside());
afterAll(() => outside.close());
failOnConsoleError();
