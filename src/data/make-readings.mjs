// Writes how every character is read (readings.json) from pinyin-pro, so that neither the server nor a phone carries its 320 kB.
// Run `node src/data/make-readings.mjs` after a new version of it; the file is committed.
import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

/** @type {Map<string, string[]>} */
const byReading = new Map();
// The unified ideographs and their first extension: what GBK and phones write.
for (const [from, to] of [
	[0x3400, 0x4dbf],
	[0x4e00, 0x9fff]
]) {
	for (let code = from ?? 0; code <= (to ?? 0); code += 1) {
		const character = String.fromCodePoint(code);
		for (const reading of new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }))) {
			if (!/^[a-z]+$/u.test(reading)) continue;
			byReading.set(reading, [...(byReading.get(reading) ?? []), character]);
		}
	}
}
const readings = Object.fromEntries([...byReading].sort().map(([reading, characters]) => [reading, characters.join('')]));
writeFileSync(new URL('../lib/server/goods/readings.json', import.meta.url), `${JSON.stringify(readings, null, '\t')}\n`);
