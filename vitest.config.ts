// Two runs: `unit` (pure parts, no process, no disk) and `integration` (real PocketBase, real sockets, real files).
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
					// Pure parts leave nothing behind: a process per file cost three times what the tests themselves do.
					pool: 'threads',
					isolate: false
				}
			},
			{
				test: {
					name: 'integration',
					environment: 'node',
					include: ['tests/integration/**/*.test.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
