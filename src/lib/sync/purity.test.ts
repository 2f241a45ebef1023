// Time and ids are arguments: the same history twice is the same history.
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Evening } from './testing/history.ts';
import { soundParts } from './testing/world.ts';

it('R36: no file of the conversation asks for the time or for chance', () => {
	const files = globSync('*.ts', { cwd: import.meta.dirname }).filter((file) => !/\.(test|contract)\.ts$/.test(file));
	const impure = /Date\.now|new Date\(\)|Math\.random|performance\.|crypto|setTimeout|setInterval|queueMicrotask/;
	const code = (file: string): string =>
		readFileSync(`${import.meta.dirname}/${file}`, 'utf8').replaceAll(/\/\*[^]*?\*\//g, '');
	expect(files.length).toBeGreaterThan(10);
	expect(files.filter((file) => impure.test(code(file)))).toEqual([]);
});

it('R36: a seed played twice gives the same journal and the same screens', async () => {
	const [once, twice] = [new Evening(7, soundParts), new Evening(7, soundParts)];
	await once.play(300);
	await twice.play(300);
	expect(once.world.disk.entries.length).toBeGreaterThan(5);
	expect(twice.world.disk.entries).toEqual(once.world.disk.entries);
	expect(twice.world.screens.map(({ replica }) => replica.state)).toEqual(
		once.world.screens.map(({ replica }) => replica.state)
	);
});
