// How much code a page needs before it stands: files and their bytes, compressed as a server sends them.
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';

/** A cue screen says itself when it stands; what it fetches after that is for later. Any other page: all it has asked for. */
export async function codeOf(page: Page): Promise<{ files: readonly string[]; bytes: number }> {
	const files = await page.evaluate(() => {
		const stands = performance.getEntriesByName('screen-stands')[0]?.startTime ?? Infinity;
		const asked = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < stands);
		return asked.map(({ name }) => name).filter((name) => name.endsWith('.js'));
	});
	expect(files.length).toBeGreaterThan(4);
	const bodies = await Promise.all(files.map(async (url) => (await page.request.get(url)).body()));
	return { files, bytes: bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) };
}
