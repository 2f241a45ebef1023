// A kept page opens only with the code it was written for, and an address that is not kept leads to those that are.
import { expect, it } from 'vitest';
import { offlinePage, ofOtherBuild } from './kept-pages.ts';

const build = ['/_app/immutable/entry/start.AbC-1_2.js', '/_app/immutable/chunks/x.9.js'];
const page = (start: string) =>
	`<link rel="modulepreload" href="/_app/immutable/chunks/x.9.js"><script>import("/_app/immutable/entry/${start}")</script>`;

it('a page of this build stays, one of another goes', () => {
	expect(ofOtherBuild(page('start.AbC-1_2.js'), build)).toBe(false);
	expect(ofOtherBuild(page('start.Old.js'), build)).toBe(true);
	expect(ofOtherBuild('<p>no script at all</p>', build)).toBe(false);
});

it('leads to the kept screens and to nothing else', async () => {
	const answer = offlinePage(['/streams/s1/screen/host', '/streams/s1/plan', '/streams/s1/screen/"><script>']);
	expect(answer.status).toBe(503);
	const html = await answer.text();
	expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(['/streams/s1/screen/host']);
	expect(await offlinePage([]).text()).not.toContain('<ul>');
});
