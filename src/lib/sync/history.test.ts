// Two thousand random evenings with loss, repeats, reorder, dead disks and dead servers, compared after every delivery.
import { expect, it } from 'vitest';
import { playHistory } from './testing/history.ts';
import { soundParts } from './testing/world.ts';

it('R1, R3, R4, R8, R17, R22, R25, R37: 2,000 random evenings keep every rule after every delivery', async () => {
	const broken: string[] = [];
	let entries = 0;
	for (let seed = 1; seed <= 2_000; seed += 1) {
		try {
			entries += await playHistory(seed, soundParts);
		} catch (error) {
			broken.push(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	expect(broken).toEqual([]);
	expect(entries).toBeGreaterThan(5_000);
}, 30_000);

it('R37: one long evening', async () => {
	expect(await playHistory(42, soundParts, 3_000)).toBeGreaterThan(100);
}, 30_000);
