// Which of the desk's commands it may step alone while its server is gone.
import type { LocalWish } from './live.ts';

/** A command that a desk may step locally, as a wish; null = this one needs the server. `itemId` of a take is filled in by `namedTake`. */
export function localWish(command: { readonly name: string; readonly args: unknown }): LocalWish | null {
	const { name, args } = command as LocalWish;
	return LOCAL.has(name) ? ({ name, args } as LocalWish) : null;
}
const LOCAL: ReadonlySet<string> = new Set<LocalWish['name']>([
	'take',
	'set-next',
	'skip-item',
	'extend',
	'hold',
	'resume'
]);
