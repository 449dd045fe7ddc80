export { createTestDatabase, type TestDatabase, type TestTemplate } from "./database.ts";
